import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { listFields } from '../../catalog/shape.ts';
import { renameKey } from '../../syntax/edits.ts';
import { findMember } from '../../syntax/node.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const fieldCurrent: Rule = {
  code: 'field-current',
  severity: 'hint',
  summary: 'Fields that have a newer name are used by that name.',
  link: DOCUMENTATION.map,
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Map",
            "ItemSelector": { "b.$": "$.b" },
            "ItemProcessor": { "StartAt": "B", "States": { "B": { "Type": "Succeed" } } },
            "End": true
          }
        }
      }`,
    ],
    bad: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Map",
            "Parameters": { "b.$": "$.b" },
            ^^^^^^^^^^^^
            "Iterator": { "StartAt": "B", "States": { "B": { "Type": "Succeed" } } },
            ^^^^^^^^^^
            "End": true
          }
        }
      }`,
      {
        syntax: 'yaml',
        text: `
        StartAt: A
        States:
          A:
            Type: Map
            Iterator: { StartAt: B, States: { B: { Type: Succeed } } }
            ^^^^^^^^
            End: true
        `,
      },
    ],
  },
  concernsShape: (shape) => listFields(shape).some(({ replacement }) => replacement !== undefined),
  checkElement({ node, fields, language }, report, { tree }) {
    for (const [index, { key }] of node.members.entries()) {
      const field = fields[index];
      // One cause, one finding: of both names, and of the other language's fields, more is wrong.
      if (!field?.replacement || findMember(node, field.replacement)) continue;
      if (field.language && language && field.language !== language) continue;
      const { name, replacement } = field;
      report({
        ...getPlace(node, key),
        message: `${name} has a newer name, ${replacement}.`,
        tags: ['deprecated'],
        fixes: [{ title: `Change to ${replacement}`, edits: [renameKey(tree, key, replacement)] }],
      });
    }
  },
};
