import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { REPLACED } from '../replaced.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const fieldUnique: Rule = {
  code: 'field-unique',
  severity: 'warning',
  summary: 'No object has the same field twice: readers keep only the last one.',
  link: DOCUMENTATION.structure,
  examples: {
    good: ['{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }'],
    bad: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Wait", "Seconds": 1, "Seconds": 2, "End": true }
                                 ^^^^^^^^^
        }
      }`,
      // What does not count may be anything.
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Wait", "Seconds": "1", "Seconds": 2, "End": true }
                                 ^^^^^^^^^
        }
      }`,
    ],
  },
  checkElement({ node, fields }, report) {
    if (!fields.includes(REPLACED)) return;
    const last = new Map(node.members.map(({ key }) => [key.value, key]));
    for (const [index, { key }] of node.members.entries()) {
      const counting = last.get(key.value);
      if (fields[index] !== REPLACED || !counting) continue;
      report({
        ...getPlace(node, key),
        message: `${key.value} stands here a second time below, and only the last one counts.`,
        related: [{ start: counting.start, end: counting.end, message: 'This one counts.' }],
        tags: ['unnecessary'],
      });
    }
  },
};
