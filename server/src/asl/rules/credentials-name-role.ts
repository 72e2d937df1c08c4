import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { findMember } from '../../syntax/node.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';
import { givesField, hasOpenName } from '../request.ts';

export const credentialsNameRole: Rule = {
  code: 'credentials-name-role',
  severity: 'error',
  summary: 'The Credentials of a task name the role to assume: RoleArn, or with JSONPath RoleArn.$.',
  link: DOCUMENTATION.crossAccount,
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
            "Credentials": { "RoleArn.$": "$.role" },
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
            "Credentials": { "Role": "arn:aws:iam::111111111111:role/a" },
            ^^^^^^^^^^^^^
            "End": true
          }
        }
      }`,
      {
        syntax: 'yaml',
        text: `
        StartAt: A
        QueryLanguage: JSONata
        States:
          A:
            Type: Task
            Resource: arn:aws:lambda:eu-west-1:111111111111:function:a
            Credentials: { RoleArn.$: $.role }
            ^^^^^^^^^^^
            End: true
        `,
      },
    ],
  },
  concernsShape: (shape) => shape?.name === 'Task',
  checkState(state, report) {
    const credentials = findMember(state.node, 'Credentials')?.value;
    if (credentials?.kind !== 'object' || hasOpenName(credentials) || givesField(credentials, 'RoleArn', state)) return;
    // An activity has no credentials at all, which is said elsewhere.
    if (state.task?.resource?.kind === 'activity') return;
    const names = state.language === 'JSONata' ? 'RoleArn' : 'RoleArn or RoleArn.$';
    report({ ...getPlace(credentials), message: `Credentials name the role to assume: ${names}.` });
  },
};
