import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { type JsonataFunction, JSONATA_FUNCTIONS } from '../../catalog/jsonata-functions.ts';
import { getExpressionPlace } from '../read-expression.ts';
import type { Rule } from '../rule.ts';

export const jsonataArgumentsFit: Rule = {
  code: 'jsonata-arguments-fit',
  // The service takes the definition, and the execution fails.
  severity: 'warning',
  summary: 'A function of JSONata is called with as many arguments as it takes.',
  link: DOCUMENTATION.jsonata,
  examples: {
    good: [
      `
      {
        "QueryLanguage": "JSONata",
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "Output": "{% $states.input.name.$uppercase() & $now() & $random(7) %}", "Next": "B" },
          "B": { "Type": "Pass", "Output": "{% 'a,b' ~> $split(',') ~> $join('-') %}", "Next": "C" },
          "C": { "Type": "Pass", "Output": "{% ($first := $substring(?, 0, 1); $map(['ab'], $first)) %}", "End": true }
        }
      }`,
    ],
    bad: [
      `
      {
        "QueryLanguage": "JSONata",
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "Output": "{% $sum(1, 2) & $map([1]) & $uuid(1) %}", "Next": "B" },
                                               ^^^^
                                                            ^^^^
                                                                        ^^^^^
          "B": { "Type": "Pass", "Output": "{% [1] ~> $count(2) %}", "End": true }
                                                      ^^^^^^
        }
      }`,
    ],
  },
  checkJsonata({ calls }, expression, report, { tree }) {
    for (const { name, argumentCount, isChained, isPartial, start, end } of calls) {
      const found = JSONATA_FUNCTIONS.get(name);
      const count = argumentCount + (isChained ? 1 : 0);
      if (!found || isPartial || (count >= found.minArguments && count <= found.maxArguments)) continue;
      report({
        ...getExpressionPlace(tree, expression, { start, end }),
        message: `$${name} takes ${describeCount(found)}, and gets ${count}: ${found.usage}.`,
      });
    }
  },
};

function describeCount({ minArguments, maxArguments }: JsonataFunction): string {
  if (maxArguments === 0) return 'no argument';
  if (maxArguments === Infinity) return `at least ${minArguments} argument${minArguments === 1 ? '' : 's'}`;
  const range = minArguments === maxArguments ? `${minArguments}` : `${minArguments} to ${maxArguments}`;
  return `${range} argument${maxArguments === 1 ? '' : 's'}`;
}
