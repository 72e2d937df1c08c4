import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { findValue, type Node } from '../../syntax/node.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

/** In seconds: a wait that somebody who reads the numbers of a retrier may not expect. */
const LONG_WAIT = 3600;

export const retryDelayLimited: Rule = {
  code: 'retry-delay-limited',
  severity: 'hint',
  summary: 'Waits that grow with every retry have a MaxDelaySeconds where the last would be longer than an hour.',
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
            "Retry": [{ "ErrorEquals": ["States.ALL"], "IntervalSeconds": 2, "MaxAttempts": 6, "BackoffRate": 2 }],
            "End": true
          }
        }
      }`,
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Task",
            "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:a",
            "Retry": [{ "ErrorEquals": ["Mine"], "MaxAttempts": 99, "MaxDelaySeconds": 60 }],
            "End": true
          }
        }
      }`,
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Task",
            "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:a",
            "Retry": [{ "ErrorEquals": ["Mine"], "IntervalSeconds": 60, "MaxAttempts": 99, "BackoffRate": 1 }],
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
            "Retry": [{ "ErrorEquals": ["States.ALL"], "IntervalSeconds": 5, "MaxAttempts": 20 }],
                                                                                            ^^
            "End": true
          }
        }
      }`,
    ],
  },
  concernsShape: (shape) => shape?.name === 'Retrier',
  checkElement({ node }, report) {
    if (findValue(node, 'MaxDelaySeconds')) return;
    const attempts = findValue(node, 'MaxAttempts');
    const interval = findNumber(findValue(node, 'IntervalSeconds'), 1);
    const rate = findNumber(findValue(node, 'BackoffRate'), 2);
    if (attempts?.kind !== 'number' || interval === undefined || rate === undefined || rate <= 1) return;
    const last = interval * rate ** (attempts.value - 1);
    if (attempts.value < 2 || last <= LONG_WAIT) return;
    report({
      ...getPlace(attempts),
      message: `The last wait would be ${describe(last)} long. MaxDelaySeconds limits it.`,
    });
  },
};

function findNumber(node: Node | undefined, fallback: number): number | undefined {
  if (!node) return fallback;
  return node.kind === 'number' ? node.value : undefined;
}

function describe(seconds: number): string {
  const hours = seconds / 3600;
  if (hours < 48) return `${Math.round(hours)} hours`;
  return hours < 365 * 24 ? `${Math.round(hours / 24)} days` : 'more than a year';
}
