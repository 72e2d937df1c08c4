import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { getPlace } from '../place.ts';
import type { Report, Rule } from '../rule.ts';
import { readTemplate, type Template } from '../template.ts';

export const jsonataInJsonataState: Rule = {
  code: 'jsonata-in-jsonata-state',
  severity: 'warning',
  summary: 'A `{% … %}` string stands in a state whose query language is JSONata; elsewhere it is only text.',
  link: DOCUMENTATION.queryLanguage,
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "Comment": "{% no expression %}", "Next": "B" },
          "B": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% $states.input %}", "End": true }
        }
      }`,
    ],
    bad: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "Parameters": { "a": ["{% $states.input %}"] }, "Next": "B" },
                                                       ^^^^^^^^^^^^^^^^^^^^^
          "B": { "Type": "Fail", "Cause": "{% $states.input.cause %}" }
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^
        }
      }`,
    ],
  },
  checkTemplate(template, report) {
    checkTexts(template, report);
  },
  concernsField: ({ name }) => name === 'Error' || name === 'Cause',
  checkValue(value, _field, report, _machine, { language }) {
    if (language === 'JSONPath') checkTexts(readTemplate(value), report);
  },
};

function checkTexts({ texts }: Template, report: Report): void {
  for (const { node } of texts) {
    if (!node.value.startsWith('{%') || !node.value.endsWith('%}')) continue;
    const message = 'This is only text: the state uses JSONPath. With "QueryLanguage": "JSONata" it is an expression.';
    report({ ...getPlace(node), message });
  }
}
