import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { looksLikeIntrinsic } from '../../expressions/intrinsic.ts';
import { getExpressionPlace } from '../read-expression.ts';
import type { Rule } from '../rule.ts';

export const pathParses: Rule = {
  code: 'path-parses',
  severity: 'error',
  summary: 'Every path follows the grammar of JSONPath.',
  link: DOCUMENTATION.paths,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Pass",
            "InputPath": "$.Items[?(@.price < 10 && @['in stock'] == true)].name",
            "Parameters": { "first.$": "$.[0]", "id.$": "$$.Execution.Id", "count.$": "$total.a-b", "all.$": "$..*" },
                                                                                       ^^^^^^ variable-assigned
            "OutputPath": "$.lists[(@.length-1)].last",
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
          "A": { "Type": "Pass", "InputPath": "order.id", "OutputPath": "$.a[", "Next": "B" },
                                               ^^^^^^^^
                                                                            ^
          "B": { "Type": "Pass", "InputPath": "States.UUID()", "Parameters": { "a": { "b.$": "$.c d" } }, "End": true }
                                               ^^^^^^^^^^^^^
                                                                                                 ^
        }
      }`,
      {
        syntax: 'yaml',
        text: `
        StartAt: A
        States:
          A:
            Type: Wait
            SecondsPath: >-
              $.order
                     ^
              .seconds
            End: true
        `,
      },
    ],
  },
  checkPath(path, expression, report, { tree }) {
    const problem = path.problems[0];
    if (!problem) return;
    const isCall = !path.root && looksLikeIntrinsic(expression.node.value);
    const message = isCall
      ? `${expression.field.name} takes a path: an intrinsic function can't be called here.`
      : problem.message;
    report({ ...getExpressionPlace(tree, expression, problem), message });
  },
};
