import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { findValue, isWildcard, type ObjectNode } from '../../syntax/node.ts';
import type { SourceText } from '../../syntax/tree.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const choiceRuleReached: Rule = {
  code: 'choice-rule-reached',
  severity: 'warning',
  summary: 'No rule of a Choice state repeats the test of an earlier one, which would be taken in its place.',
  link: DOCUMENTATION.choice,
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Choice",
            "Choices": [
              { "Variable": "$.a", "StringEquals": "b", "Next": "B" },
              { "Variable": "$.a", "StringEquals": "c", "Next": "B" }
            ],
            "Default": "B"
          },
          "B": { "Type": "Succeed" }
        }
      }`,
    ],
    bad: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Choice",
            "Choices": [
              { "Variable": "$.a", "StringEquals": "b", "Next": "B" },
              { "Comment": "Again", "Variable": "$.a", "StringEquals": "b", "Next": "C" }
                ^^^^^^^^^
            ],
            "Default": "B"
          },
          "B": { "Type": "Succeed" },
          "C": { "Type": "Fail" }
        }
      }`,
    ],
  },
  concernsShape: (shape) => shape?.name === 'Choice',
  checkState({ node }, report, { tree }) {
    const rules = findValue(node, 'Choices');
    if (rules?.kind !== 'array' || rules.items.length < 2) return;
    const first = new Map<string, ObjectNode>();
    for (const rule of rules.items) {
      const test = rule.kind === 'object' ? findTest(rule, tree) : undefined;
      if (rule.kind !== 'object' || test === undefined) continue;
      const earlier = first.get(test);
      if (!earlier) first.set(test, rule);
      else {
        const { start, end } = getPlace(earlier);
        report({
          ...getPlace(rule),
          message: 'An earlier rule has the same test, and is taken in the place of this one.',
          related: [{ start, end, message: 'This one is taken.' }],
          tags: ['unnecessary'],
        });
      }
    }
  },
};

/** What is done where the test holds is no part of it. */
const OTHER_FIELDS: ReadonlySet<string> = new Set(['Next', 'Comment', 'Assign', 'Output']);

/** The test as it is written; undefined where there is none yet, or a placeholder decides it. */
function findTest({ members }: ObjectNode, { text }: SourceText): string | undefined {
  let test: string | undefined;
  for (const { key, value } of members) {
    if (OTHER_FIELDS.has(key.value)) continue;
    if (key.hasPlaceholder || !value || isWildcard(value)) return undefined;
    test = `${test ?? ''}${key.value}: ${text.slice(value.start, value.end)}\n`;
  }
  return test;
}
