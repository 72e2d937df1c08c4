import { findMember } from '../../syntax/node.ts';
import { buildRemoveFix } from '../fixes.ts';
import { ENCRYPTION_LINK } from '../links.ts';
import { findEncryption } from '../parts.ts';
import type { UpdateRule } from '../rule.ts';

export const ownedKeyAlone: UpdateRule = {
  code: 'owned-key-alone',
  severity: 'error',
  summary: 'A key that AWS owns has neither a kmsKeyId nor a reuse period.',
  link: ENCRYPTION_LINK,
  serviceCode: 'InvalidEncryptionConfiguration',
  examples: {
    good: [
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          encryptionConfiguration: { type: AWS_OWNED_KEY }`,
      },
    ],
    bad: [
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          encryptionConfiguration:
            type: AWS_OWNED_KEY
            kmsKeyId: alias/orders
            ^^^^^^^^
            kmsDataKeyReusePeriodSeconds: 300
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
      },
    ],
  },
  checkTarget(target, report, { tree }) {
    const encryption = findEncryption(target);
    if (encryption?.type?.value !== 'AWS_OWNED_KEY') return;
    for (const name of ['kmsKeyId', 'kmsDataKeyReusePeriodSeconds']) {
      const member = findMember(encryption.node, name);
      if (!member) continue;
      const { start, end } = member.key;
      const message = `"${name}" is not allowed with AWS_OWNED_KEY.`;
      report({ start, end, message, fixes: [buildRemoveFix(tree, encryption.node, member)] });
    }
  },
};
