import { COMPARISON_NAMES } from '../../catalog/choice-rules.ts';
import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { findMember, type Member } from '../../syntax/node.ts';
import { getPlace } from '../place.ts';
import type { LoneElement } from '../machine.ts';
import type { Report, Rule } from '../rule.ts';

export const fieldsExclusive: Rule = {
  code: 'fields-exclusive',
  severity: 'error',
  summary: 'Of fields that say the same in different ways an object has one, or exactly one where one is needed.',
  link: DOCUMENTATION.structure,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: ['{ "StartAt": "A", "States": { "A": { "Type": "Wait", "Seconds": 1, "End": true } } }'],
    bad: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Wait", "Seconds": 1, "SecondsPath": "$.s", "End": true }
                                               ^^^^^^^^^^^^^
        }
      }`,
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Wait", "End": true }
          ^^^
        }
      }`,
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Choice",
            "Choices": [
              { "Variable": "$.a", "Next": "B" },
                ^^^^^^^^^^
              { "Variable": "$.a", "IsNull": true, "IsString": true, "Next": "B" },
                                                   ^^^^^^^^^^
              { "Not": { "Variable": "$.a", "IsNull": true }, "IsString": true, "Next": "B" }
                                                              ^^^^^^^^^^
            ],
            "Default": "B"
          },
          "B": { "Type": "Succeed" }
        }
      }`,
    ],
  },
  concernsShape: (shape) => shape !== undefined && (shape.exactlyOneOf ?? shape.atMostOneOf) !== undefined,
  checkElement(element, report) {
    const { shape } = element;
    if (!shape) return;
    for (const names of shape.exactlyOneOf ?? []) checkOneOf(element, names, true, report);
    for (const names of shape.atMostOneOf ?? []) checkOneOf(element, names, false, report);
    if (element.language !== 'JSONata' && shape.fields.has('Variable')) checkComparison(element, report);
  },
};

function checkComparison(element: LoneElement, report: Report): void {
  const { members } = element.node;
  if (!findMember(element.node, 'Variable')) return checkStrayComparison(element, report);
  let count = 0;
  for (const { key } of members) if (COMPARISON_NAMES.has(key.value)) count++;
  if (count !== 1) checkOneOf(element, [...COMPARISON_NAMES], true, report, 'a comparison');
}

/** Whether the service looks for it is not known. */
function checkStrayComparison({ node }: LoneElement, report: Report): void {
  const junction = node.members.find(({ key }) => JUNCTIONS.has(key.value));
  const comparison = junction && node.members.find(({ key }) => COMPARISON_NAMES.has(key.value));
  if (!comparison) return;
  const { key } = comparison;
  report({
    ...getPlace(node, key),
    severity: 'warning',
    message: `${key.value} compares what Variable names; ${junction.key.value} has comparisons of its own.`,
  });
}

const JUNCTIONS: ReadonlySet<string> = new Set(['And', 'Or', 'Not']);

/** A field of the other query language does not count: it is wrong already. */
function checkOneOf(
  element: LoneElement,
  names: readonly string[],
  isRequired: boolean,
  report: Report,
  words?: string,
): void {
  const { node, shape, fields, language } = element;
  let count = 0;
  for (const { key } of node.members) if (names.includes(key.value)) count++;
  // As nearly always: what follows is for the words of the finding.
  if (count === 1 || (count === 0 && !isRequired)) return;
  const fits = (name: string): boolean => {
    const owner = shape?.fields.get(name)?.language;
    return !owner || !language || owner === language;
  };
  const present = node.members.filter(({ key }) => names.includes(key.value));
  const fitting = present.filter(({ key }) => fits(key.value));
  const distinct = new Map<string, Member>(fitting.map((member) => [member.key.value, member]));
  const [first, second] = distinct.values();
  if (first && second) {
    report({
      ...getPlace(node, second.key),
      message: `${second.key.value} and ${first.key.value} exclude each other.`,
      related: [{ start: first.key.start, end: first.key.end, message: `${first.key.value} stands here.` }],
    });
  } else if (isRequired && present.length === 0 && !node.members.some(({ key }) => key.hasPlaceholder)) {
    // A field that is not known may be the one that is missing, misspelt: that is a finding already.
    if (fields.includes(undefined)) return;
    const options = names.filter(fits);
    report({ ...getPlace(node), message: `${shape?.title ?? 'This object'} needs ${words ?? joinOptions(options)}.` });
  }
}

function joinOptions(options: readonly string[]): string {
  return options.length < 2 ? options.join('') : `one of ${options.slice(0, -1).join(', ')} and ${options.at(-1)}`;
}
