import { findArn } from '../../catalog/arns.ts';
import { LOGS_GUIDE_LINK } from '../links.ts';
import { findLogging, findMachine, toPartRange } from '../parts.ts';
import type { UpdateRule } from '../rule.ts';

export const logGroupNearMachine: UpdateRule = {
  code: 'log-group-near-machine',
  severity: 'warning',
  summary: 'The log group is in the region and the account of the state machine.',
  link: LOGS_GUIDE_LINK,
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
                  logGroupArn: arn:aws:logs:us-east-1:222222222222:log-group:orders:*
                                            ^^^^^^^^^
                                                      ^^^^^^^^^^^^`,
      },
    ],
  },
  checkTarget(target, report, { tree }) {
    const machine = findMachine(target)?.arn;
    if (!machine) return;
    for (const node of findLogging(target)?.groupArns ?? []) {
      const arn = findArn(node.value);
      if (arn?.service.text !== 'logs') continue;
      for (const part of ['region', 'account'] as const) {
        const { text } = arn[part];
        if (text === '' || text === machine[part].text) continue;
        const message = `Unverified: the log group is in ${part} ${text}, the state machine "${machine.name.text}" in ${machine[part].text}.`;
        report({ ...toPartRange(tree, node, arn[part]), message });
      }
    }
  },
};
