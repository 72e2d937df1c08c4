import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { hasKind } from '../../syntax/value-kind.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const valueNotEmpty: Rule = {
  code: 'value-not-empty',
  severity: 'error',
  summary: 'States, Branches, Choices, And, Or and ErrorEquals have at least one entry.',
  link: DOCUMENTATION.structure,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: ['{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }'],
    bad: [
      `
      {
        "StartAt": "A",
        "States": { "A": { "Type": "Parallel", "Branches": [], "End": true } }
                                               ^^^^^^^^^^
      }`,
    ],
  },
  concernsField: ({ nonEmpty }) => nonEmpty === true,
  checkValue(value, { name, kinds }, report) {
    if (!hasKind(value, kinds)) return;
    const entries = value.kind === 'array' ? value.items : value.kind === 'object' ? value.members : undefined;
    if (entries?.length === 0) report({ ...getPlace(value), message: `${name} needs at least one entry.` });
  },
};
