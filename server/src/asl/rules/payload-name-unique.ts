import { DOCUMENTATION } from '../../catalog/documentation.ts';
import type { StringNode } from '../../syntax/node.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';
import { DOLLAR_SUFFIX } from '../template.ts';

export const payloadNameUnique: Rule = {
  code: 'payload-name-unique',
  severity: 'error',
  summary: 'In a template, a name stands either with `.$` or without it, not both.',
  link: DOCUMENTATION.templates,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "Result": { "Parameters": { "a": 1, "a.$": "x" } }, "End": true }
        }
      }`,
    ],
    bad: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "Parameters": { "b": { "a": 1, "a.$": "$.a", "b": 2 } }, "End": true }
                                                                ^^^^^
        }
      }`,
    ],
  },
  checkTemplate({ evaluated }, report) {
    const objects = new Set(evaluated.map(({ object }) => object));
    for (const object of objects) {
      if (object.members.length < 2) continue;
      const byName = new Map<string, StringNode>();
      for (const { key } of object.members) {
        const name = key.value.endsWith(DOLLAR_SUFFIX) ? key.value.slice(0, -DOLLAR_SUFFIX.length) : key.value;
        const first = byName.get(name);
        byName.set(name, key);
        // The same name twice is no matter of templates.
        if (!first || first.value === key.value) continue;
        report({
          ...getPlace(object, key),
          message: `${first.value} and ${key.value} both give ${name} a value.`,
          related: [{ start: first.start, end: first.end, message: `${first.value} stands here.` }],
        });
      }
    }
  },
};
