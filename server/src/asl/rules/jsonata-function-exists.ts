import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { EVAL, JSONATA_FUNCTIONS } from '../../catalog/jsonata-functions.ts';
import { findNearestName } from '../../text/nearest-name.ts';
import { getExpressionPlace } from '../read-expression.ts';
import type { Rule } from '../rule.ts';

export const jsonataFunctionExists: Rule = {
  code: 'jsonata-function-exists',
  // The service takes the definition, and the execution fails.
  severity: 'warning',
  summary: 'Every function that an expression calls is one of JSONata, of Step Functions, or of the expression itself.',
  link: DOCUMENTATION.jsonata,
  examples: {
    good: [
      `
      {
        "QueryLanguage": "JSONata",
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "Output": "{% ($twice := function($x) { $x * 2 }; $map([1..3], $twice)) %}", "Next": "B" },
          "B": { "Type": "Pass", "Output": "{% $uuid() & $hash('a', 'SHA-256') & $string($range(1, 5, 2)) %}", "End": true }
        }
      }`,
    ],
    bad: [
      `
      {
        "QueryLanguage": "JSONata",
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "Output": "{% $uppercas('a') & $toUpper('a') & $eval('1') %}", "End": true }
                                               ^^^^^^^^^
                                                                ^^^^^^^^
                                                                                ^^^^^
        }
      }`,
    ],
  },
  checkJsonata({ calls }, expression, report, { tree }) {
    for (const { name, start, end } of calls) {
      if (JSONATA_FUNCTIONS.has(name)) continue;
      const place = getExpressionPlace(tree, expression, { start, end });
      if (name === EVAL) {
        report({
          ...place,
          message: 'Step Functions has no $eval: the execution fails. To read JSON there is $parse.',
        });
        continue;
      }
      const nearest = findNearestName(name, JSONATA_FUNCTIONS.keys());
      report({
        ...place,
        message: `There is no function $${name}.${nearest ? ` Did you mean $${nearest}?` : ''}`,
        fixes: nearest
          ? [{ title: `Change to $${nearest}`, edits: [{ start: place.start, end: place.end, text: `$${nearest}` }] }]
          : [],
      });
    }
  },
};
