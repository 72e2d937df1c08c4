import { findLogGroupArnProblems } from '../../catalog/arns.ts';
import { buildLogGroupFix } from '../fixes.ts';
import { LOG_GROUP_LINK } from '../links.ts';
import { findLogging } from '../parts.ts';
import type { UpdateRule } from '../rule.ts';

export const logGroupArnQualified: UpdateRule = {
  code: 'log-group-arn-qualified',
  severity: 'error',
  summary: 'The ARN of a log group ends with :*.',
  link: LOG_GROUP_LINK,
  serviceCode: 'InvalidLoggingConfiguration',
  examples: {
    good: [
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          loggingConfiguration:
            level: ALL
            destinations:
              - cloudWatchLogsLogGroup: { logGroupArn: "arn:aws:logs:eu-west-1:111111111111:log-group:orders:*" }`,
      },
    ],
    bad: [
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          loggingConfiguration:
            level: ALL
            destinations:
              - cloudWatchLogsLogGroup:
                  logGroupArn: arn:aws:logs:eu-west-1:111111111111:log-group:orders
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
      },
    ],
  },
  checkTarget(target, report, { tree }) {
    for (const node of findLogging(target)?.groupArns ?? []) {
      if (node.value.endsWith(':*') || node.value === '' || findLogGroupArnProblems(node.value).length > 0) continue;
      const message = 'The ARN of a log group must end with ":*" here.';
      report({ start: node.start, end: node.end, message, fixes: [buildLogGroupFix(tree, node)] });
    }
  },
};
