import { findMember } from '../../syntax/node.ts';
import { UPDATE_LINK } from '../links.ts';
import { toObjectMark } from '../model.ts';
import type { UpdateRule } from '../rule.ts';

export const memberRequired: UpdateRule = {
  code: 'member-required',
  severity: 'error',
  summary: 'Every update names its state machine, and an encryption configuration its type.',
  link: UPDATE_LINK,
  serviceCode: 'ValidationException',
  examples: {
    good: [
      {
        syntax: 'yaml',
        text: 'stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders',
      },
    ],
    bad: [
      {
        syntax: 'yaml',
        text: `
          targets:
            dev:
            ^^^
              roleArn: arn:aws:iam::111111111111:role/orders
            prod:
              stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
              encryptionConfiguration: { kmsKeyId: alias/orders }
              ^^^^^^^^^^^^^^^^^^^^^^^`,
      },
      {
        syntax: 'jsonc',
        text: `
          { "publish": true }
          ^^^^^^^^^^^^^^^^^^^
            ^^^^^^^^^ something-to-update`,
        context: { definition: 'missing', hasSibling: false },
      },
    ],
  },
  checkElement(element, shape, report, { tree }) {
    for (const field of shape.fields.values()) {
      if (!field.required || findMember(element, field.name)) continue;
      const range = element.key ?? toObjectMark(tree.text, element);
      report({ start: range.start, end: range.end, message: `"${field.name}" is missing in ${shape.title}.` });
    }
  },
};
