import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { type Field, listFields, type Shape } from '../../catalog/shape.ts';
import { findMember } from '../../syntax/node.ts';
import { isMisspelt } from '../misspelt.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const fieldRequired: Rule = {
  code: 'field-required',
  severity: 'error',
  summary: 'Every object has the fields that it needs.',
  link: DOCUMENTATION.structure,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: [
      '{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }',
      // One cause, one finding.
      `
      {
        "startAt": "A",
        ^^^^^^^^^ field-supported
        "States": {
          "A": { "Type": "Wait", "seconds": 1, "End": true }
                                 ^^^^^^^^^ field-supported
        }
      }`,
    ],
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
          "A": { "Comment": "Of no type.", "Next": "B" },
          ^^^
          "B": { "type": "Succeed" }
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
  concernsShape: (shape) => !shape || listFields(shape).some(({ required }) => required === true),
  checkElement(element, report) {
    const { node, shape, fields, state } = element;
    const missing: string[] = [];
    for (const field of findRequired(shape)) if (!fields.includes(field)) missing.push(field.name);
    // Of a state without a type nothing else is known; a type that a placeholder gives is there.
    if (!shape && state?.node === node && !findMember(node, 'Type')) missing.push('Type');
    if (missing.length === 0 || node.members.some(({ key }) => key.hasPlaceholder)) return;
    const needed = missing.filter((name) => !isMisspelt(element, name));
    if (needed.length === 0) return;
    report({ ...getPlace(node), message: `${shape?.title ?? 'A state'} needs ${needed.join(' and ')}.` });
  },
};

const required = new Map<Shape, readonly Field[]>();

/** Asked for every object of a definition, and read out of the tables once. */
function findRequired(shape: Shape | undefined): readonly Field[] {
  if (!shape) return [];
  const known = required.get(shape) ?? listFields(shape).filter((field) => field.required);
  required.set(shape, known);
  return known;
}
