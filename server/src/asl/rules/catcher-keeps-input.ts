import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { findMember } from '../../syntax/node.ts';
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
    for (const { language, transitions } of states) {
      if (language !== 'JSONPath') continue;
      for (const { target, isSupported } of transitions) {
        const catcher = target.parent;
        if (!isSupported || catcher?.parent?.key?.value !== 'Catch' || findMember(catcher, 'ResultPath')) continue;
        if (byName.get(target.value)?.type === 'Fail') continue;
        const message =
          'Without ResultPath, the error replaces the input of the state, and what follows sees nothing else.';
        report({ ...getPlace(catcher), message });
      }
    }
  },
};
