import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { findMember, findString } from '../../syntax/node.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const catcherKeepsInput: Rule = {
  code: 'catcher-keeps-input',
  severity: 'hint',
  isOptional: true,
  summary: 'A JSONPath catcher puts the error into the input by ResultPath: without it, the error replaces the input.',
  link: DOCUMENTATION.errors,
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Task",
            "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:a",
            "Catch": [{ "ErrorEquals": ["Mine"], "ResultPath": "$.error", "Next": "B" }],
            "Next": "B"
          },
          "B": { "Type": "Succeed" }
        }
      }`,
      // A Fail state does not look at its input.
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Task",
            "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:a",
            "Catch": [{ "ErrorEquals": ["Mine"], "Next": "B" }],
            "End": true
          },
          "B": { "Type": "Fail" }
        }
      }`,
      // Of a state without a type nobody knows what its fields are.
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Catch": [{ "ErrorEquals": ["Mine"], "Next": "B" }], "Next": "B" },
          ^^^ field-required
          "B": { "Type": "Succeed" }
        }
      }`,
    ],
    bad: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Task",
            "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:a",
            "Catch": [{ "ErrorEquals": ["Mine"], "Next": "B" }],
                        ^^^^^^^^^^^^^
            "Next": "B"
          },
          "B": { "Type": "Succeed" }
        }
      }`,
    ],
  },
  checkScope({ states, byName }, report) {
    for (const { elements } of states) {
      for (const { node, shape, language } of elements) {
        if (shape?.name !== 'Catcher' || language !== 'JSONPath' || findMember(node, 'ResultPath')) continue;
        const target = byName.get(findString(node, 'Next')?.value ?? '');
        if (!target || target.type === 'Fail') continue;
        const message =
          'Without ResultPath, the error replaces the input of the state, and what follows sees nothing else.';
        report({ ...getPlace(node), message });
      }
    }
  },
};
