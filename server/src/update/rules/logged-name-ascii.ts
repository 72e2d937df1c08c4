import { LOGS_GUIDE_LINK } from '../links.ts';
import { findLogging, findMachine, toPartRange } from '../parts.ts';
import type { UpdateRule } from '../rule.ts';

export const loggedNameAscii: UpdateRule = {
  code: 'logged-name-ascii',
  severity: 'error',
  summary: 'A state machine that logs has a name of ASCII letters, digits and . / - _ : only.',
  link: LOGS_GUIDE_LINK,
  serviceCode: 'InvalidLoggingConfiguration',
  examples: {
    good: [
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:aufträge
          loggingConfiguration: { level: "OFF" }`,
      },
    ],
    bad: [
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:aufträge
                                                                              ^^^^^^^^
          loggingConfiguration:
            level: ERROR
            destinations:
              - cloudWatchLogsLogGroup: { logGroupArn: "arn:aws:logs:eu-west-1:111111111111:log-group:orders:*" }`,
      },
    ],
  },
  checkTarget(target, report, { tree }) {
    const machine = findMachine(target);
    const logging = findLogging(target);
    if (!machine || !logging?.isOn || !logging.level || /^[0-9A-Za-z./\-_:]+$/.test(machine.arn.name.text)) return;
    const { start, end } = logging.level;
    report({
      ...toPartRange(tree, machine.node, machine.arn.name),
      message: 'Logging needs a state machine whose name has ASCII letters, digits and . / - _ : only.',
      related: [{ start, end, message: 'Logging is switched on here.' }],
    });
  },
};
