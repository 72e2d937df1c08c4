import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { renameKey, removeMember } from '../../syntax/edits.ts';
import { findNearestName } from '../../text/nearest-name.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const fieldSupported: Rule = {
  code: 'field-supported',
  severity: 'error',
  summary: 'Every field belongs to the object that it stands in; the case of letters counts.',
  link: DOCUMENTATION.structure,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": { "A": { "Type": "Pass", "Parameters": { "Anything": "goes" }, "End": true } }
      }`,
    ],
    bad: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "inputpath": "$.a", "End": true }
                                 ^^^^^^^^^^^
        }
      }`,
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "Retry": [], "End": true }
                                 ^^^^^^^
        }
      }`,
      {
        syntax: 'yaml',
        text: `
        StartAt: A
        States:
          A:
            Type: Succeed
            Next: B
            ^^^^
        `,
      },
    ],
  },
  checkElement({ node, shape }, report, { tree }) {
    if (!shape) return;
    const present = new Set(node.members.map(({ key }) => key.value));
    const candidates = [...shape.fields.keys()].filter((name) => !present.has(name));
    for (const member of node.members) {
      const { key } = member;
      if (shape.fields.has(key.value) || key.hasPlaceholder) continue;
      const nearest = findNearestName(key.value, candidates);
      const removal = { title: `Remove ${key.value}`, edits: [removeMember(tree, node, member)] };
      const fixes = nearest
        ? [{ title: `Change to ${nearest}`, edits: [renameKey(tree, key, nearest)] }, removal]
        : [removal];
      report({
        ...getPlace(node, key),
        message: `${shape.title} has no field ${key.value}.${nearest ? ` Did you mean ${nearest}?` : ''}`,
        fixes,
        // Of a branch, only this one was seen to be refused.
        severity: key.value === 'QueryLanguage' ? 'error' : (shape.unknownField ?? 'error'),
      });
    }
  },
};
