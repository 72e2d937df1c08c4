import { findArn } from '../../catalog/arns.ts';
import { UPDATE_LINK } from '../links.ts';
import { findTargetString } from '../model.ts';
import { findMachine, toPartRange } from '../parts.ts';
import type { UpdateRule } from '../rule.ts';

export const roleInAccount: UpdateRule = {
  code: 'role-in-account',
  severity: 'warning',
  summary: 'The role is in the account of the state machine.',
  link: UPDATE_LINK,
  examples: {
    good: [
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          roleArn: arn:aws:iam::111111111111:role/orders`,
      },
    ],
    bad: [
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          roleArn: arn:aws:iam::222222222222:role/orders
                                ^^^^^^^^^^^^`,
      },
      {
        syntax: 'yaml',
        text: `
          defaults:
            roleArn: arn:aws:iam::111111111111:role/orders
                                  ^^^^^^^^^^^^
          targets:
            dev: { stateMachineArn: "arn:aws:states:eu-west-1:111111111111:stateMachine:orders" }
            prod: { stateMachineArn: "arn:aws:states:eu-west-1:222222222222:stateMachine:orders" }`,
      },
    ],
  },
  checkTarget(target, report, { tree }) {
    const role = findTargetString(target, 'roleArn');
    const account = role && findArn(role.value)?.account;
    const machine = findMachine(target);
    if (!role || !account || !/^\d{12}$/.test(account.text) || !machine || machine.arn.account.text === account.text)
      return;
    const message = `The role is in account ${account.text}, the state machine "${machine.arn.name.text}" in ${machine.arn.account.text}.`;
    report({ ...toPartRange(tree, role, account), message });
  },
};
