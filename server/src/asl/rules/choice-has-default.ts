import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { findMember, findValue, isWildcard } from '../../syntax/node.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const choiceHasDefault: Rule = {
  code: 'choice-has-default',
  severity: 'hint',
  summary: 'A Choice state says by Default where to go when no rule holds: without it, the execution fails then.',
  link: DOCUMENTATION.choice,
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "B" }], "Default": "B" },
          "B": { "Type": "Succeed" }
        }
      }`,
    ],
    bad: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "B" }] },
          ^^^
          "B": { "Type": "Succeed" }
        }
      }`,
    ],
  },
  concernsShape: (shape) => shape?.name === 'Choice',
  checkState({ node }, report) {
    if (findMember(node, 'Default') || node.members.some(({ key }) => key.hasPlaceholder)) return;
    const rules = findValue(node, 'Choices');
    // Without rules, the state is being typed.
    if (rules?.kind !== 'array' || rules.items.length === 0 || rules.items.every(isWildcard)) return;
    report({ ...getPlace(node), message: 'Without Default, the execution fails where no rule holds.' });
  },
};
