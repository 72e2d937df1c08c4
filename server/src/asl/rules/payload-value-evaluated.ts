import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { looksLikeIntrinsic } from '../../expressions/intrinsic.ts';
import { renameKey } from '../../syntax/edits.ts';
import { isWildcard, type Node } from '../../syntax/node.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';
import { DOLLAR_SUFFIX } from '../template.ts';

export const payloadValueEvaluated: Rule = {
  code: 'payload-value-evaluated',
  severity: 'error',
  summary: 'In a template, the value of a name that ends with `.$` is a path or calls an intrinsic function.',
  link: DOCUMENTATION.templates,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Pass",
            "Parameters": { "a": 1, "b.$": "$.b", "c": [1, "x", { "d.$": "States.UUID()" }], "e.$": "\${Path}" },
            "Next": "B"
          },
          "B": { "Type": "Pass", "Result": { "a.$": "x" }, "End": true }
        }
      }`,
    ],
    bad: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Task",
            "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:a",
            "Parameters": { "a.$": "x", "b": [{ "c.$": 1 }], "d.$": { "e": 1 } },
                                   ^^^
                                                       ^
                                                             ^^^^^
            "ResultSelector": { "f.$": "" },
                                       ^^
            "Assign": { "g.$": null },
                        ^^^^^ variable-used
                               ^^^^
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
            Type: Pass
            Parameters:
              name.$: Sam
                      ^^^
            End: true
        `,
      },
    ],
  },
  checkTemplate({ evaluated }, report, { tree }) {
    for (const { object, member } of evaluated) {
      const { key, value } = member;
      if (!value || isEvaluated(value)) continue;
      const name = key.value.slice(0, -DOLLAR_SUFFIX.length);
      report({
        ...getPlace(object, value.kind === 'object' || value.kind === 'array' ? key : value),
        message: `The value of ${key.value} is a path or a call of an intrinsic function, for the name ends with .$.`,
        fixes: name === '' ? [] : [{ title: `Change the name to ${name}`, edits: [renameKey(tree, key, name)] }],
      });
    }
  },
};

/** Also where it does not parse: other rules say why. */
function isEvaluated(value: Node): boolean {
  if (isWildcard(value)) return true;
  return value.kind === 'string' && (value.value.startsWith('$') || looksLikeIntrinsic(value.value));
}
