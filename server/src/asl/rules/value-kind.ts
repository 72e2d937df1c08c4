import { DOCUMENTATION } from '../../catalog/documentation.ts';
import type { ValueKind } from '../../catalog/shape.ts';
import { isWildcard, type Node } from '../../syntax/node.ts';
import { mayBeTemplateMark } from '../../syntax/template-mark.ts';
import { hasKind, nameKinds } from '../../syntax/value-kind.ts';
import { getPlace } from '../place.ts';
import type { Report, Rule } from '../rule.ts';

export const valueKind: Rule = {
  code: 'value-kind',
  severity: 'error',
  summary: 'Every value is of a kind that its field takes.',
  link: DOCUMENTATION.structure,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: [
      '{ "StartAt": "A", "States": { "A": { "Type": "Wait", "Seconds": 1, "End": true } } }',
      '{ "StartAt": "A", "States": { "A": { "Type": "Wait", "Seconds": ${Seconds}, "End": true } } }',
      `
      {
        "QueryLanguage": "JSONata",
        "StartAt": "A",
        "States": { "A": { "Type": "Wait", "Seconds": "{% $states.input.s %}", "End": true } }
      }`,
    ],
    bad: [
      `
      {
        "StartAt": "A",
        "Comment": 1,
                   ^
        "States": {
          "A": { "Type": "Wait", "Seconds": "1", "End": "true" },
                                            ^^^
                                                        ^^^^^^
          "B": null
               ^^^^
        }
      }`,
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Task",
            "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:a",
            "Retry": {},
            ^^^^^^^
            "Catch": [{ "ErrorEquals": [1], "Next": "B" }],
                                        ^
            "Next": "B"
          },
          "B": { "Type": "Parallel", "Branches": ["C"], "Assign": "{% {} %}", "End": true }
                                                  ^^^
                                                                  ^^^^^^^^^^
        }
      }`,
      `
      {
        "QueryLanguage": "JSONata",
        "StartAt": "A",
        "States": {
          "A": { "Type": "Choice", "Choices": [{ "Condition": "x = 1", "Next": "B" }], "Default": "B" },
                                                              ^^^^^^^
          "B": { "Type": "Succeed" }
        }
      }`,
      // Words in capitals may be meant for a program that replaces them: a warning.
      `
      {
        "StartAt": "A",
        "States": { "A": { "Type": "Wait", "Seconds": "WAIT_SECONDS", "End": true } }
                                                      ^^^^^^^^^^^^^^
      }`,
    ],
  },
  checkValue(value, field, report) {
    if (!hasKind(value, field.kinds)) {
      const expression = field.expression ? ', or with JSONata an expression in {% … %}' : '';
      const message = `${field.name} takes ${nameKinds(field.kinds)}${expression}.`;
      // A program may put what belongs there before it is sent.
      const mark = value.kind === 'string' && mayBeTemplateMark(value.value) ? { severity: 'warning' as const } : {};
      report({ ...getPlace(value), message, ...mark });
      return;
    }
    if (value.kind === 'array') {
      const itemKind = field.itemKind ?? (field.shape ? 'object' : undefined);
      if (itemKind) for (const item of value.items) checkEntry(item, itemKind, `Every item of ${field.name}`, report);
    }
    if (value.kind === 'object' && field.entries) {
      for (const { value: state } of value.members) if (state) checkEntry(state, 'object', 'Every state', report);
    }
  },
};

function checkEntry(node: Node, kind: ValueKind, subject: string, report: Report): void {
  if (node.kind === kind || isWildcard(node) || hasKind(node, [kind])) return;
  report({ ...getPlace(node), message: `${subject} is ${nameKinds([kind])}.` });
}
