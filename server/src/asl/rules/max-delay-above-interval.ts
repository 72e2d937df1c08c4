import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { findValue } from '../../syntax/node.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const maxDelayAboveInterval: Rule = {
  code: 'max-delay-above-interval',
  severity: 'warning',
  summary: 'The MaxDelaySeconds of a retrier is greater than its IntervalSeconds.',
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
            "Retry": [{ "ErrorEquals": ["Mine"], "IntervalSeconds": 2, "MaxDelaySeconds": 60 }],
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
            "Retry": [{ "ErrorEquals": ["Mine"], "IntervalSeconds": 60, "MaxDelaySeconds": 60 }],
                                                                                           ^^
            "End": true
          }
        }
      }`,
    ],
  },
  concernsShape: (shape) => shape?.name === 'Retrier',
  checkElement({ node }, report) {
    const most = findValue(node, 'MaxDelaySeconds');
    if (most?.kind !== 'number') return;
    const interval = findValue(node, 'IntervalSeconds');
    if (interval?.kind !== 'number' || most.value > interval.value) return;
    report({
      ...getPlace(most),
      message: `MaxDelaySeconds is greater than IntervalSeconds, ${interval.text}.`,
      related: [{ start: interval.start, end: interval.end, message: 'The interval stands here.' }],
    });
  },
};
