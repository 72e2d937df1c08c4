import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { findMember } from '../../syntax/node.ts';
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
  checkMachine({ root, states }, report) {
    if (findMember(root, 'TimeoutSeconds')) return;
    const message =
      'Where the token is lost this waits for as long as the execution may run: set HeartbeatSeconds or TimeoutSeconds.';
    for (const { node, task } of states) {
      if (!task || !waitsForToken(task) || hasOpenName(node)) continue;
      if (!node.members.some(({ key }) => LIMITS.has(key.value))) report({ ...getPlace(task.node), message });
    }
  },
};

const LIMITS: ReadonlySet<string> = new Set([
  'TimeoutSeconds',
  'TimeoutSecondsPath',
  'HeartbeatSeconds',
  'HeartbeatSecondsPath',
]);
