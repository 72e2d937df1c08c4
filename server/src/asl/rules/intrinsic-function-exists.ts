import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { INTRINSIC_FUNCTIONS } from '../../catalog/intrinsics.ts';
import { findNearestName } from '../../text/nearest-name.ts';
import { getExpressionPlace } from '../read-expression.ts';
import type { Rule } from '../rule.ts';

export const intrinsicFunctionExists: Rule = {
  code: 'intrinsic-function-exists',
  severity: 'error',
  summary: 'Every intrinsic function that is called exists; the case of letters counts.',
  link: DOCUMENTATION.intrinsics,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": { "A": { "Type": "Pass", "Parameters": { "a.$": "States.Hash($.a, 'SHA-256')" }, "End": true } }
      }`,
    ],
    bad: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Pass",
            "Parameters": { "a.$": "States.format('{}', States.Foo(1))", "b.$": "uppercase($.b)" },
                                    ^^^^^^^^^^^^^
                                                        ^^^^^^^^^^
                                                                                 ^^^^^^^^^
            "End": true
          }
        }
      }`,
    ],
  },
  checkIntrinsic({ calls }, expression, report, { tree }) {
    for (const { name, nameRange } of calls) {
      if (INTRINSIC_FUNCTIONS.has(name)) continue;
      const nearest = findNearestName(name, INTRINSIC_FUNCTIONS.keys());
      const place = getExpressionPlace(tree, expression, nameRange);
      // Escapes would be replaced with what stands around the name.
      const isVerbatim = tree.text.slice(place.start, place.end) === name;
      report({
        ...place,
        message: `There is no intrinsic function ${name}.${nearest ? ` Did you mean ${nearest}?` : ''}`,
        fixes:
          nearest && isVerbatim
            ? [{ title: `Change to ${nearest}`, edits: [{ start: place.start, end: place.end, text: nearest }] }]
            : [],
      });
    }
  },
};
