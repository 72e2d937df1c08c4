import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { removeMember } from '../../syntax/edits.ts';
import { findMember } from '../../syntax/node.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const credentialsSupported: Rule = {
  code: 'credentials-supported',
  severity: 'error',
  summary: 'A task that waits for the worker of an activity has no Credentials: it calls nothing by itself.',
  link: DOCUMENTATION.crossAccount,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Task", "Resource": "arn:aws:states:eu-west-1:111111111111:activity:a", "End": true }
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
            "Credentials": { "RoleArn": "arn:aws:iam::111111111111:role/a" },
            ^^^^^^^^^^^^^
            "End": true
          }
        }
      }`,
    ],
  },
  concernsShape: (shape) => shape?.name === 'Task',
  checkState({ node, task }, report, { tree }) {
    if (task?.resource?.kind !== 'activity') return;
    const credentials = findMember(node, 'Credentials');
    if (!credentials) return;
    report({
      ...getPlace(node, credentials.key),
      message: 'An activity has no Credentials.',
      fixes: [{ title: 'Remove Credentials', edits: [removeMember(tree, node, credentials)] }],
    });
  },
};
