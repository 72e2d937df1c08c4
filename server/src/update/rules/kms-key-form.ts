import { findKmsKeyProblems } from '../../catalog/arns.ts';
import { ENCRYPTION_LINK } from '../links.ts';
import { findEncryption, toPartRange } from '../parts.ts';
import type { UpdateRule } from '../rule.ts';

export const kmsKeyForm: UpdateRule = {
  code: 'kms-key-form',
  severity: 'error',
  summary: 'A key is given by its id or ARN, or by the name or ARN of its alias.',
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
            kmsKeyId: arn:aws:kms:eu-west-1:111111111111:key/mrk-0123456789abcdef0123456789abcdef`,
      },
    ],
    bad: [
      {
        syntax: 'yaml',
        text: `
          targets:
            dev:
              stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
              encryptionConfiguration: { type: CUSTOMER_MANAGED_KMS_KEY, kmsKeyId: orders }
                                                                                   ^^^^^^
            prod:
              stateMachineArn: arn:aws:states:eu-west-1:222222222222:stateMachine:orders
              encryptionConfiguration:
                type: CUSTOMER_MANAGED_KMS_KEY
                kmsKeyId: arn:aws:kms:eu-west-1:222222222222:keys/orders
                                                             ^^^^^^^^^^^`,
      },
    ],
  },
  checkTarget(target, report, { tree }) {
    const node = findEncryption(target)?.kmsKeyId;
    if (!node || node.value === '') return;
    for (const problem of findKmsKeyProblems(node.value)) {
      report({ ...toPartRange(tree, node, problem), message: problem.message });
    }
  },
};
