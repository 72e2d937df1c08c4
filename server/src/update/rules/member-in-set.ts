import { findNearestName } from '../../text/nearest-name.ts';
import { buildReplaceFix } from '../fixes.ts';
import { UPDATE_LINK } from '../links.ts';
import type { UpdateRule } from '../rule.ts';

export const memberInSet: UpdateRule = {
  code: 'member-in-set',
  severity: 'error',
  summary: 'A member with a fixed set of values has one of them.',
  link: UPDATE_LINK,
  serviceCode: 'ValidationException',
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
          targets:
            dev:
              stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
              type: Standard
                    ^^^^^^^^
              loggingConfiguration: { level: OF }
                                             ^^
              encryptionConfiguration: { type: OWN }
                                               ^^^`,
      },
    ],
  },
  checkElement(element, shape, report, { tree }) {
    for (const { key, value } of element.members) {
      const values = shape.fields.get(key.value)?.values;
      if (!values || value?.kind !== 'string' || values.includes(value.value)) continue;
      const meant = findNearestName(value.value, values);
      report({
        start: value.start,
        end: value.end,
        message: `"${key.value}" must be one of ${values.join(', ')}.`,
        fixes: meant === undefined ? [] : [buildReplaceFix(tree, value, meant)],
      });
    }
  },
};
