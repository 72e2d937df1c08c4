import { DOCUMENTATION } from '../../catalog/documentation.ts';
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
    ],
  },
  checkElement({ node }, report) {
    if (new Set(node.members.map(({ key }) => key.value)).size === node.members.length) return;
    node.members.forEach(({ key }, index) => {
      const later = node.members.slice(index + 1).find((other) => other.key.value === key.value);
      if (!later) return;
      report({
        ...getPlace(node, key),
        message: `${key.value} stands here a second time below, and only the last one counts.`,
        related: [{ start: later.key.start, end: later.key.end, message: 'This one counts.' }],
        tags: ['unnecessary'],
      });
    });
  },
};
