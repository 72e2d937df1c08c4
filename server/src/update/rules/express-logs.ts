import { LOGS_GUIDE_LINK } from '../links.ts';
import { findTargetString } from '../model.ts';
import { findLogging } from '../parts.ts';
import type { UpdateRule } from '../rule.ts';

export const expressLogs: UpdateRule = {
  code: 'express-logs',
  severity: 'warning',
  summary: 'An Express state machine logs: its executions have no other history.',
  link: LOGS_GUIDE_LINK,
  examples: {
    good: [
      {
        syntax: 'yaml',
        text: `
          targets:
            dev:
              stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
              type: STANDARD
              loggingConfiguration: { level: "OFF" }`,
      },
    ],
    bad: [
      {
        syntax: 'yaml',
        text: `
          targets:
            dev:
              stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
              type: EXPRESS
              loggingConfiguration: { level: "OFF" }
                                             ^^^^^`,
      },
    ],
  },
  checkTarget(target, report, { shape }) {
    const logging = findLogging(target);
    if (shape !== 'targets' || !logging || findTargetString(target, 'type')?.value !== 'EXPRESS') return;
    if (logging.level && logging.level.value !== 'OFF') return;
    const { start, end } = logging.level ?? logging.node.key ?? logging.node;
    const message = 'With logging off, executions of an Express state machine leave no history at all.';
    report({ start, end, message });
  },
};
