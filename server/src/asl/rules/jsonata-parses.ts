import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { getExpressionPlace } from '../read-expression.ts';
import type { Rule } from '../rule.ts';

export const jsonataParses: Rule = {
  code: 'jsonata-parses',
  severity: 'error',
  summary: 'An expression in `{% … %}` is JSONata, as version 2.0.6 reads it.',
  link: DOCUMENTATION.jsonata,
  serviceCode: 'INVALID_JSONATA_EXPRESSION',
  examples: {
    good: [
      `
      {
        "QueryLanguage": "JSONata",
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Task",
            "Resource": "arn:aws:states:::aws-sdk:s3:listBuckets",
            "Arguments": {},
            "Retry": [{ "ErrorEquals": ["{% 1 + %}"] }],
            "Output": "{% /* all */ $states.result.Buckets[Name ~> /^log/i].{\\"name\\": Name} %}",
            "End": true
          }
        }
      }`,
      {
        syntax: 'yaml',
        text: `
        QueryLanguage: JSONata
        StartAt: A
        States:
          A:
            Type: Pass
            Output: >-
              {% (
                $items := $states.input.items[price > 10];
                { 'count': $count($items), 'sum': $sum($items.price) }
              ) %}
            End: true
        `,
      },
    ],
    bad: [
      `
      {
        "QueryLanguage": "JSONata",
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "Output": { "a": "{% 1 + %}", "b": ["{% $states.input.a[1,2) %}"] }, "Next": "B" },
                                                        ^
                                                                                          ^
          "B": { "Type": "Pass", "Output": { "a": "{% \\"x\\\\q\\" %}", "Next": "{% /ab %}" }, "Next": "C" },
                                                         ^^^
                                                                                ^^^
          "C": { "Type": "Choice", "Choices": [{ "Condition": "{%  %}", "Next": "D" }], "Default": "D" },
                                                               ^^^^^^
          "D": { "Type": "Wait", "Seconds": "{% $max([1, 2) %}", "End": true }
                                                          ^
        }
      }`,
      {
        syntax: 'yaml',
        text: `
        QueryLanguage: JSONata
        StartAt: A
        States:
          A:
            Type: Pass
            Output:
              a: |-
                {% $states.input.a +
                  ( 1 ] %}
                      ^
              b: '{% ''x'' & ) %}'
                             ^
            End: true
        `,
      },
    ],
  },
  checkJsonata({ problems }, expression, report, { tree }) {
    for (const { message, isUnsure, start, end } of problems) {
      const place = getExpressionPlace(tree, expression, { start, end });
      report({ ...place, message: `${message}.`.replace(/\.\.$/, '.'), severity: isUnsure ? 'warning' : 'error' });
    }
  },
};
