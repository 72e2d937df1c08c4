import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { JSONATA_FUNCTIONS, STATES_VARIABLE } from '../../catalog/jsonata-functions.ts';
import { groupBy } from '../../text/group-by.ts';
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
          "A": { "Type": "Pass", "Output": "{% phone & phone & $string($) & in %}", "Next": "B" },
                                               ^^^^^
                                                                       ^
                                                                            ^^
          "B": {
            "Type": "Pass",
            "Output": {
              "a": "{% $map($states.input.items, function($item) { price }) %}",
                                                                   ^^^^^
              "b": "{% $$.Execution.Id & \\"\\" & uppercase('x') %}",
                       ^^
                                                ^^^^^^^^^
              "c": "{% 'order'.id.text & 'a' %}"
                       ^^^^^^^
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
    // The service says it once for each name.
    for (const [name, [first, ...others]] of groupBy(references, (reference) => reference.name)) {
      if (!first) continue;
      const toPlace = (range: Range) => getExpressionPlace(tree, expression, range);
      const place = toPlace(first);
      const isCall = /^\s*\(/.test(expression.node.value.slice(first.end, first.end + 20));
      const names = others.length < MAX_CHANGES ? listNames(name, isCall) : [];
      const fixes = names.map((text) => ({
        title: `Change to ${text}`,
        edits: [place, ...others.map(toPlace)].map(({ start, end }) => ({ start, end, text })),
      }));
      report({ ...place, message: describe(name, isCall), fixes });
    }
  },
};

/** Places that one fix changes: nobody would look through more of them. */
const MAX_CHANGES = 100;

function describe(name: string, isCall: boolean): string {
  if (name === '$$') return "Reference to '$$' is not supported. The context object is $states.context.";
  const refusal = `Reference to '${name}' at the top level is not supported.`;
  if (isCall && JSONATA_FUNCTIONS.has(name)) return `${refusal} The function is $${name}.`;
  return `${refusal} The input is $states.input, a variable $name.`;
}

/** What may have been meant. */
function listNames(name: string, isCall: boolean): string[] {
  if (name === '$') return [`$${STATES_VARIABLE}.input`];
  if (name === '$$') return [`$${STATES_VARIABLE}.context`, `$${STATES_VARIABLE}.input`];
  if (isCall && JSONATA_FUNCTIONS.has(name)) return [`$${name}`];
  return /^\w+$/.test(name) ? [`$${STATES_VARIABLE}.input.${name}`] : [];
}
