import { findRoleArnProblems } from '../../catalog/arns.ts';
import { UPDATE_LINK } from '../links.ts';
import { findTargetString } from '../model.ts';
import { toPartRange } from '../parts.ts';
import type { UpdateRule } from '../rule.ts';

export const roleArnForm: UpdateRule = {
  code: 'role-arn-form',
  severity: 'error',
  summary: 'The role is given by its ARN: arn:PARTITION:iam::ACCOUNT:role/NAME.',
  link: UPDATE_LINK,
  serviceCode: 'InvalidArn',
  examples: {
    good: [
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          roleArn: arn:aws:iam::111111111111:role/service-role/orders`,
      },
    ],
    bad: [
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          roleArn: orders-role
                   ^^^^^^^^^^^`,
      },
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          roleArn: arn:aws:iam:eu-west-1:111111111111:user/jo
                               ^^^^^^^^^
                                                      ^^^^^^^`,
      },
    ],
  },
  checkTarget(target, report, { tree }) {
    const node = findTargetString(target, 'roleArn');
    if (!node || node.value === '') return;
    for (const problem of findRoleArnProblems(node.value)) {
      report({ ...toPartRange(tree, node, problem), message: problem.message });
    }
  },
};
