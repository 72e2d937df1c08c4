import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { findValue } from '../../syntax/node.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const heartbeatBeforeTimeout: Rule = {
  code: 'heartbeat-before-timeout',
  severity: 'warning',
  summary: 'HeartbeatSeconds is smaller than TimeoutSeconds, or the heartbeat can never be missed.',
  link: DOCUMENTATION.task,
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Task",
            "Resource": "arn:aws:states:eu-west-1:111111111111:activity:a",
            "TimeoutSeconds": 60,
            "HeartbeatSeconds": 59,
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
            "Resource": "arn:aws:states:eu-west-1:111111111111:activity:a",
            "TimeoutSeconds": 60,
            "HeartbeatSeconds": 60,
                                ^^
            "End": true
          }
        }
      }`,
    ],
  },
  concernsShape: (shape) => shape?.name === 'Task',
  checkState({ node }, report) {
    const heartbeat = findValue(node, 'HeartbeatSeconds');
    const timeout = heartbeat && findValue(node, 'TimeoutSeconds');
    if (heartbeat?.kind !== 'number' || timeout?.kind !== 'number' || heartbeat.value < timeout.value) return;
    report({
      ...getPlace(heartbeat),
      message: `HeartbeatSeconds is to be smaller than TimeoutSeconds, which is ${timeout.text}.`,
      related: [{ start: timeout.start, end: timeout.end, message: 'TimeoutSeconds stands here.' }],
    });
  },
};
