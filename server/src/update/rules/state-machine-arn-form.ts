import { parseStateMachineArn } from '../../catalog/state-machine-arn.ts';
import { UPDATE_LINK } from '../links.ts';
import { findTargetString } from '../model.ts';
import { toPartRange } from '../parts.ts';
import type { UpdateRule } from '../rule.ts';

export const stateMachineArnForm: UpdateRule = {
  code: 'state-machine-arn-form',
  severity: 'error',
  summary: 'The ARN has the form arn:PARTITION:states:REGION:ACCOUNT:stateMachine:NAME.',
  link: UPDATE_LINK,
  serviceCode: 'InvalidArn',
  examples: {
    good: [
      { syntax: 'yaml', text: 'stateMachineArn: arn:aws-us-gov:states:us-gov-west-1:111111111111:stateMachine:orders' },
    ],
    bad: [
      { syntax: 'yaml', text: 'stateMachineArn: orders\n                 ^^^^^^' },
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:lambda:europe:1111:stateMachine:orders
                                   ^^^^^^
                                          ^^^^^^
                                                 ^^^^`,
      },
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:execution:orders:run
                                                                 ^^^^^^^^^`,
      },
      {
        syntax: 'jsonc',
        text: `
          { "stateMachineArn": "arn:aws:states:\${Region}:111111111111:stateMachine:orders:7:8" }
                                               ^^^^^^^^^
                                                                                         ^^^^`,
      },
    ],
  },
  checkTarget(target, report, { tree }) {
    const node = findTargetString(target, 'stateMachineArn');
    if (!node || node.value === '') return;
    for (const problem of parseStateMachineArn(node.value).errors) {
      report({ ...toPartRange(tree, node, problem), message: problem.message });
    }
  },
};
