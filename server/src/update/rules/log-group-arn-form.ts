import { findLogGroupArnProblems } from '../../catalog/arns.ts';
import { LOG_GROUP_LINK } from '../links.ts';
import { toObjectMark } from '../model.ts';
import { findGroupArn, findLogging, toPartRange } from '../parts.ts';
import type { UpdateRule } from '../rule.ts';

export const logGroupArnForm: UpdateRule = {
  code: 'log-group-arn-form',
  severity: 'error',
  summary: 'A log destination is given by the ARN of a log group: arn:PARTITION:logs:REGION:ACCOUNT:log-group:NAME:*.',
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
              - cloudWatchLogsLogGroup:
                  logGroupArn: arn:aws:logs:eu-west-1:111111111111:log-group:/aws/vendedlogs/states/orders:*`,
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
                  logGroupArn: arn:aws:s3:eu-west-1:111111111111:bucket/orders
                                       ^^
                                                                 ^^^^^^^^^^^^^`,
      },
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          loggingConfiguration:
            level: ALL
            destinations: [{}]
                           ^^`,
      },
    ],
  },
  checkTarget(target, report, { tree }) {
    const logging = findLogging(target);
    for (const node of logging?.groupArns ?? []) {
      if (node.value === '') continue;
      for (const problem of findLogGroupArnProblems(node.value)) {
        report({ ...toPartRange(tree, node, problem), message: problem.message });
      }
    }
    if (!logging?.isOn) return;
    for (const item of logging.items) {
      if (item.kind !== 'object' || findGroupArn(item) || hasMalformedGroup(item)) continue;
      const message = 'The destination names no log group: "cloudWatchLogsLogGroup" with its "logGroupArn".';
      report({ ...toObjectMark(tree.text, item), message });
    }
  },
};

/** A value of a wrong kind is told by another rule. */
function hasMalformedGroup(item: Parameters<typeof findGroupArn>[0]): boolean {
  if (item.kind !== 'object') return true;
  const group = item.members.find(({ key }) => key.value === 'cloudWatchLogsLogGroup')?.value;
  if (!group) return false;
  return group.kind !== 'object' || group.members.some(({ key }) => key.value === 'logGroupArn');
}
