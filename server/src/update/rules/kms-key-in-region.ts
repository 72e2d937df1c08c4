import { findArn } from '../../catalog/arns.ts';
import { ENCRYPTION_LINK } from '../links.ts';
import { findEncryption, findMachine, toPartRange } from '../parts.ts';
import type { UpdateRule } from '../rule.ts';

export const kmsKeyInRegion: UpdateRule = {
  code: 'kms-key-in-region',
  severity: 'error',
  summary: 'The key is in the region of the state machine.',
  link: ENCRYPTION_LINK,
  serviceCode: 'InvalidEncryptionConfiguration',
  examples: {
    good: [
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          encryptionConfiguration:
            type: CUSTOMER_MANAGED_KMS_KEY
            kmsKeyId: arn:aws:kms:eu-west-1:222222222222:alias/orders`,
      },
    ],
    bad: [
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          encryptionConfiguration:
            type: CUSTOMER_MANAGED_KMS_KEY
            kmsKeyId: arn:aws:kms:us-east-1:111111111111:alias/orders
                                  ^^^^^^^^^`,
      },
    ],
  },
  checkTarget(target, report, { tree }) {
    const node = findEncryption(target)?.kmsKeyId;
    const region = node && findArn(node.value)?.region;
    const machine = findMachine(target)?.arn;
    if (!node || !region || region.text === '' || !machine || region.text === machine.region.text) return;
    const message = `The key is in ${region.text}, the state machine "${machine.name.text}" in ${machine.region.text}: a key of the same region is needed.`;
    report({ ...toPartRange(tree, node, region), message });
  },
};
