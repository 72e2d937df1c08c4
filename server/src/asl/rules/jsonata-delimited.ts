import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { isJsonata } from '../../expressions/jsonata.ts';
import { replaceValue } from '../../syntax/edits.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const jsonataDelimited: Rule = {
  code: 'jsonata-delimited',
  severity: 'error',
  summary: 'A JSONata string starts with `{%` and ends with `%}`, with nothing outside.',
  link: DOCUMENTATION.jsonata,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: [
      `
      {
        "QueryLanguage": "JSONata",
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "Comment": "{% 1", "Output": ["{%1%}", " {% a text behind a blank %}"], "End": true }
        }
      }`,
    ],
    bad: [
      `
      {
        "QueryLanguage": "JSONata",
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "Output": { "a": "{% 1", "b": "1 %}", "c": "{% 1 %} " }, "Next": "B" },
                                                  ^^^^^^
                                                               ^^^^^^
                                                                            ^^^^^^^^^^
          "B": { "Type": "Choice", "Choices": [{ "Condition": "{% true", "Next": "C" }], "Default": "C" },
                                                              ^^^^^^^^^
          "C": { "Type": "Succeed" }
        }
      }`,
    ],
  },
  checkExpression({ kind, node }, report, { tree }) {
    if (kind !== 'jsonata' || isJsonata(node.value)) return;
    const inside = node.value.trim().replace(/^\{%/, '').replace(/%\}$/, '');
    report({
      ...getPlace(node),
      message: 'A JSONata string must start with {% and end with %}, with nothing outside.',
      fixes: [{ title: 'Put it in {% … %}', edits: [replaceValue(tree, node, `{% ${inside.trim()} %}`)] }],
    });
  },
};
