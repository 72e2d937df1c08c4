import { LOGGING_LINK } from '../links.ts';
import { findLogging } from '../parts.ts';
import type { UpdateRule } from '../rule.ts';

export const oneLogDestination: UpdateRule = {
  code: 'one-log-destination',
  severity: 'error',
  summary: 'Every log level but OFF has exactly one destination.',
  link: LOGGING_LINK,
  serviceCode: 'InvalidLoggingConfiguration',
  examples: {
    good: [
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          loggingConfiguration:
            level: ERROR
            destinations:
              - cloudWatchLogsLogGroup: { logGroupArn: "arn:aws:logs:eu-west-1:111111111111:log-group:orders:*" }`,
      },
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          loggingConfiguration: { destinations: [] }`,
      },
    ],
    bad: [
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          loggingConfiguration: { level: ALL }
                                         ^^^`,
      },
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          loggingConfiguration:
            level: FATAL
            destinations:
            ^^^^^^^^^^^^
              - cloudWatchLogsLogGroup: { logGroupArn: "arn:aws:logs:eu-west-1:111111111111:log-group:a:*" }
              - cloudWatchLogsLogGroup: { logGroupArn: "arn:aws:logs:eu-west-1:111111111111:log-group:b:*" }`,
      },
    ],
  },
  checkTarget(target, report) {
    const logging = findLogging(target);
    if (!logging?.isOn || !logging.level) return;
    const { destinations, items, level } = logging;
    if (items.length === 1 || (destinations && destinations.value?.kind !== 'array')) return;
    const { start, end } = destinations?.key ?? level;
    const reason = destinations
      ? ''
      : ' The block replaces the one of the state machine as a whole, its destination too.';
    report({
      start,
      end,
      message: `The level ${level.value} needs exactly one log destination; here are ${items.length}.${reason}`,
    });
  },
};
