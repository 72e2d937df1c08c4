import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { findValue } from '../../syntax/node.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const statesAllLast: Rule = {
  code: 'states-all-last',
  severity: 'error',
  summary: '`States.ALL` stands alone in its ErrorEquals, and in the last retrier or catcher.',
  link: DOCUMENTATION.errors,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Task",
            "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:a",
            "Retry": [{ "ErrorEquals": ["States.Timeout"] }, { "ErrorEquals": ["States.ALL"] }],
            "End": true
          }
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
            "Retry": [{ "ErrorEquals": ["States.ALL"] }, { "ErrorEquals": ["States.Timeout"] }],
                                        ^^^^^^^^^^^^
            "Catch": [{ "ErrorEquals": ["States.ALL", "States.Timeout"], "Next": "B" }],
                                        ^^^^^^^^^^^^
            "End": true
          },
          "B": { "Type": "Fail" }
        }
      }`,
    ],
  },
  concernsShape: (shape) => shape?.fields.has('Retry') === true,
  checkElement({ node }, report) {
    for (const field of ['Retry', 'Catch']) {
      const list = findValue(node, field);
      if (list?.kind !== 'array') continue;
      list.items.forEach((item, index) => {
        const names = findValue(item, 'ErrorEquals');
        if (names?.kind !== 'array') return;
        const all = names.items.find((name) => name.kind === 'string' && name.value === 'States.ALL');
        if (!all || (names.items.length === 1 && index === list.items.length - 1)) return;
        const message =
          names.items.length > 1
            ? 'States.ALL stands alone: it means every error already.'
            : `States.ALL stands in the last entry of ${field}: none after it would ever be used.`;
        report({ ...getPlace(item, all), message });
      });
    }
  },
};
