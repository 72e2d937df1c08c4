import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { renameKey, removeMember } from '../../syntax/edits.ts';
import { findNearestName } from '../../text/nearest-name.ts';
import { getPlace } from '../place.ts';
import { MAX_FINDINGS } from '../report.ts';
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
          "A": { "Type": "Pass", "Retry": [], "end": true }
                                 ^^^^^^^
                                              ^^^^^
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
  checkElement({ node, shape, fields }, report, { tree }) {
    if (!shape || !fields.includes(undefined)) return;
    const candidates = [...shape.fields.values()].filter((field) => !fields.includes(field)).map(({ name }) => name);
    let count = 0;
    for (const [index, member] of node.members.entries()) {
      const { key } = member;
      if (fields[index] || key.hasPlaceholder) continue;
      // More are not reported, and fixes cost; this one is of another severity.
      if (key.value !== 'QueryLanguage' && ++count > MAX_FINDINGS) continue;
      const nearest = count <= MAX_GUESSES ? findNearestName(key.value, candidates) : undefined;
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

/** A name is compared with those of all fields, which costs too much where many of one object are unknown. */
const MAX_GUESSES = 20;
