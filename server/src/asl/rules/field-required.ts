import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const fieldRequired: Rule = {
  code: 'field-required',
  severity: 'error',
  summary: 'Every object has the fields that it needs.',
  link: DOCUMENTATION.structure,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: ['{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }'],
    bad: [
      `
      {
        "States": { "A": { "Type": "Succeed" } }
        ^^^^^^^^
      }`,
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Comment": "Of no type." }
          ^^^
        }
      }`,
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Task",
            "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:a",
            "Retry": [{ "MaxAttempts": 2 }],
                        ^^^^^^^^^^^^^
            "End": true
          }
        }
      }`,
    ],
  },
  checkElement({ node, shape, state }, report) {
    const isUntyped = !shape && state?.node === node && state.type === undefined;
    const required = shape ? [...shape.fields.values()].filter((field) => field.required).map(({ name }) => name) : [];
    // Of a state without a type nothing else is known; a type that a placeholder gives is there.
    if (isUntyped) required.push('Type');
    const missing = required.filter(
      (name) => !node.members.some(({ key }) => key.value === name || key.hasPlaceholder),
    );
    if (missing.length === 0) return;
    report({ ...getPlace(node), message: `${shape?.title ?? 'A state'} needs ${missing.join(' and ')}.` });
  },
};
