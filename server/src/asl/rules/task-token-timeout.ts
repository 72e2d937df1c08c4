import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';
import { hasOpenName } from '../request.ts';
import { waitsForToken } from '../task.ts';

export const taskTokenTimeout: Rule = {
  code: 'task-token-timeout',
  severity: 'hint',
  summary: 'A task that waits for its token has a timeout or a heartbeat, or it waits for more than three years.',
  link: DOCUMENTATION.integrationPatterns,
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "TimeoutSeconds": 3600,
        "States": {
          "A": {
            "Type": "Task",
            "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
            "Parameters": { "QueueUrl": "a", "MessageBody": { "token.$": "$$.Task.Token" } },
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
            "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            "Parameters": { "QueueUrl": "a", "MessageBody": { "token.$": "$$.Task.Token" } },
            "End": true
          }
        }
      }`,
    ],
  },
  concernsShape: (shape) => shape?.name === 'Task',
  checkState({ node, task }, report, { root }) {
    if (!task || !waitsForToken(task) || hasOpenName(node)) return;
    const isLimited =
      node.members.some(({ key }) => LIMITS.has(key.value)) ||
      root?.members.some(({ key }) => key.value === 'TimeoutSeconds');
    if (isLimited) return;
    const message =
      'Where the token is lost this waits for as long as the execution may run: set HeartbeatSeconds or TimeoutSeconds.';
    report({ ...getPlace(task.node), message });
  },
};

const LIMITS: ReadonlySet<string> = new Set([
  'TimeoutSeconds',
  'TimeoutSecondsPath',
  'HeartbeatSeconds',
  'HeartbeatSecondsPath',
]);
