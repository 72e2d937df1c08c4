import { UPDATE_LINK } from '../links.ts';
import type { UpdateRule } from '../rule.ts';

export const memberInRange: UpdateRule = {
  code: 'member-in-range',
  severity: 'error',
  summary: 'A number stays within the limits of its member.',
  link: UPDATE_LINK,
  serviceCode: 'ValidationException',
  examples: {
    good: [
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          encryptionConfiguration:
            type: CUSTOMER_MANAGED_KMS_KEY
            kmsKeyId: alias/orders
            kmsDataKeyReusePeriodSeconds: 60`,
      },
    ],
    bad: [
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          encryptionConfiguration:
            type: CUSTOMER_MANAGED_KMS_KEY
            kmsKeyId: alias/orders
            kmsDataKeyReusePeriodSeconds: 901
                                          ^^^`,
      },
    ],
  },
  checkElement(element, shape, report) {
    for (const { key, value } of element.members) {
      const { minimum, maximum } = shape.fields.get(key.value) ?? {};
      if (value?.kind !== 'number' || minimum === undefined || maximum === undefined) continue;
      if (value.value >= minimum && value.value <= maximum) continue;
      const message = `"${key.value}" must be from ${minimum} to ${maximum}.`;
      report({ start: value.start, end: value.end, message });
    }
  },
};
