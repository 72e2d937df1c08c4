import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { JSONATA_FUNCTIONS, STATES_VARIABLE } from '../../catalog/jsonata-functions.ts';
import type { Fix } from '../../text/finding.ts';
import type { Range } from '../../text/range.ts';
import { getExpressionPlace } from '../read-expression.ts';
import type { Rule } from '../rule.ts';

export const jsonataReferenceSupported: Rule = {
  code: 'jsonata-reference-supported',
  severity: 'error',
  summary:
    'JSONata begins at `$states` or a variable: there is no context item that a name, `$` or `$$` could stand for.',
  link: DOCUMENTATION.jsonata,
  serviceCode: 'UNSUPPORTED_JSONATA_EXPRESSION',
  examples: {
    good: [
      `
      {
        "QueryLanguage": "JSONata",
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Pass",
            "Output": [
              "{% $states.input.items[price > 3 and $.qty > 1]^(>price).name %}",
              "{% $states.input.items{kind: $sum(price)} %}",
              "{% $map($states.input.items, function($item) { $item.price }) %}",
              "{% $states.input ~> |items|{'price': price * 2}| %}"
            ],
            "End": true
          }
        }
      }`,
    ],
    bad: [
      `
      {
        "QueryLanguage": "JSONata",
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "Output": "{% phone & phone & $string($) %}", "Next": "B" },
                                               ^^^^^
                                                                       ^
          "B": {
            "Type": "Pass",
            "Output": {
              "a": "{% $map($states.input.items, function($item) { price }) %}",
                                                                   ^^^^^
              "b": "{% $$.Execution.Id & \\"\\" & uppercase('x') %}"
                       ^^
                                                ^^^^^^^^^
            },
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
            Type: Wait
            Seconds: >-
              {%
                $max([1,
                  delay])
                  ^^^^^
              %}
            End: true
        `,
      },
    ],
  },
  checkJsonata({ references }, expression, report, { tree }) {
    const seen = new Set<string>();
    for (const { name, start, end } of references) {
      if (seen.has(name)) continue;
      seen.add(name);
      const place = getExpressionPlace(tree, expression, { start, end });
      const isCall = /^\s*\(/.test(expression.node.value.slice(end, end + 20));
      report({ ...place, message: describe(name, isCall), fixes: listFixes(name, isCall, place) });
    }
  },
};

function describe(name: string, isCall: boolean): string {
  if (name === '$$') return "Reference to '$$' is not supported. The context object is $states.context.";
  const refusal = `Reference to '${name}' at the top level is not supported.`;
  if (isCall && JSONATA_FUNCTIONS.has(name)) return `${refusal} The function is $${name}.`;
  return `${refusal} The input is $states.input, a variable $name.`;
}

function listFixes(name: string, isCall: boolean, { start, end }: Range): Fix[] {
  const toFix = (text: string): Fix => ({ title: `Change to ${text}`, edits: [{ start, end, text }] });
  if (name === '$') return [toFix(`$${STATES_VARIABLE}.input`)];
  if (name === '$$') return [toFix(`$${STATES_VARIABLE}.context`), toFix(`$${STATES_VARIABLE}.input`)];
  if (isCall && JSONATA_FUNCTIONS.has(name)) return [toFix(`$${name}`)];
  return /^\w+$/.test(name) ? [toFix(`$${STATES_VARIABLE}.input.${name}`)] : [];
}
