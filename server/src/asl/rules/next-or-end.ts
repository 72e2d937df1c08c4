import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { insertMember, removeMember, replaceValue } from '../../syntax/edits.ts';
import { findMember } from '../../syntax/node.ts';
import { isMisspelt } from '../misspelt.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const nextOrEnd: Rule = {
  code: 'next-or-end',
  severity: 'error',
  summary: 'A state that can be followed by another has either Next or `"End": true`.',
  link: DOCUMENTATION.states,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: [
      '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Pass", "End": true } } }',
    ],
    bad: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass" }
          ^^^
        }
      }`,
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "Next": "B", "End": true },
                                              ^^^^^
          "B": { "Type": "Succeed" }
        }
      }`,
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "End": false }
                                        ^^^^^
        }
      }`,
    ],
  },
  concernsShape: (shape) => shape !== undefined && shape.fields.has('Next') && shape.fields.has('End'),
  checkElement(element, report, { tree }) {
    const { node, shape } = element;
    const next = findMember(node, 'Next');
    const end = findMember(node, 'End');
    if (next && end?.value?.kind === 'boolean' && end.value.value) {
      report({
        ...getPlace(node, end.key),
        message: 'A state has either Next or End, not both.',
        fixes: [
          { title: 'Remove End', edits: [removeMember(tree, node, end)] },
          { title: 'Remove Next', edits: [removeMember(tree, node, next)] },
        ],
      });
    } else if (!next && !end) {
      if (isMisspelt(element, 'Next') || isMisspelt(element, 'End')) return;
      report({
        ...getPlace(node),
        message: `${shape?.title ?? 'The state'} needs Next, or "End": true.`,
        fixes: [{ title: 'Add "End": true', edits: [insertMember(tree, node, 'End', 'true')] }],
      });
    } else if (!next && end?.value?.kind === 'boolean' && !end.value.value) {
      report({
        ...getPlace(node, end.value),
        message: 'Without Next, End must be true.',
        fixes: [{ title: 'Change to true', edits: [replaceValue(tree, end.value, true)] }],
      });
    }
  },
};
