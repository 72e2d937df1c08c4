import { findValue } from '../../syntax/node.ts';
import { ENCRYPTION_LINK } from '../links.ts';
import { findEncryption } from '../parts.ts';
import type { UpdateRule } from '../rule.ts';

export const customerKeyGiven: UpdateRule = {
  code: 'customer-key-given',
  severity: 'error',
  summary: 'A key of your own is named by kmsKeyId.',
  link: ENCRYPTION_LINK,
  serviceCode: 'InvalidEncryptionConfiguration',
  examples: {
    good: [
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          encryptionConfiguration: { type: CUSTOMER_MANAGED_KMS_KEY, kmsKeyId: alias/orders }`,
      },
    ],
    bad: [
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          encryptionConfiguration: { type: CUSTOMER_MANAGED_KMS_KEY }
                                           ^^^^^^^^^^^^^^^^^^^^^^^^`,
      },
    ],
  },
  checkTarget(target, report) {
    const encryption = findEncryption(target);
    if (encryption?.type?.value !== 'CUSTOMER_MANAGED_KMS_KEY' || findValue(encryption.node, 'kmsKeyId')) return;
    const { start, end } = encryption.type;
    report({ start, end, message: 'A CUSTOMER_MANAGED_KMS_KEY needs "kmsKeyId": the key\'s id or ARN, or its alias.' });
  },
};
