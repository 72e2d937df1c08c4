import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { getExpressionPlace } from '../read-expression.ts';
import type { Rule } from '../rule.ts';

export const intrinsicParses: Rule = {
  code: 'intrinsic-parses',
  severity: 'error',
  summary: 'A call of an intrinsic function is complete: names, parentheses, quotes, escapes and paths.',
  link: DOCUMENTATION.intrinsics,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: [
      String.raw`
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Pass",
            "Parameters": {
              "a.$": "States.Format('Don\\'t, (really) \\{{}\\}, {}', $.a['b,c'], States.ArrayGetItem( $$.Execution.Input , -1 ))",
              "b.$": "States.Array()",
              "c.$": "States.Array($.a[?(@.b == 'x)')], $v, null, true, 1.5e3)"
                                                        ^^ variable-assigned
            },
            "End": true
          }
        }
      }`,
    ],
    bad: [
      String.raw`
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Pass",
            "Parameters": {
              "a.$": "States.Format('\"{}\"', $.a",
                                   ^
              "b.$": "States.Format('say \\\"{}\\\"', $.a)",
                                         ^^^^
              "c.$": "States.Array(\"a\")",
                                   ^^
              "d.$": "States.Array(a, 1)",
                                   ^
              "e.$": "States.Array(1, )",
                                     ^^
              "f.$": "States.UUID() + 1",
                                    ^^^
              "g.$": "States.Array('a)",
                                   ^
              "h.$": "States.JsonToString($.a[)",
                                             ^
              "i.$": "States.UUID"
                      ^^^^^^^^^^^
            },
            "End": true
          }
        }
      }`,
    ],
  },
  checkIntrinsic({ problems: [problem] }, expression, report, { tree }) {
    if (problem) report({ ...getExpressionPlace(tree, expression, problem), message: problem.message });
  },
};
