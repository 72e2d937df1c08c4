import { toObjectMark } from '../model.ts';
import { UPDATE_LINK } from '../links.ts';
import type { UpdateRule } from '../rule.ts';

export const memberLength: UpdateRule = {
  code: 'member-length',
  severity: 'error',
  summary: 'A text is not longer or shorter than its member allows.',
  link: UPDATE_LINK,
  serviceCode: 'ValidationException',
  examples: {
    good: [
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          publish: true
          versionDescription: ""`,
      },
    ],
    bad: [
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: ""
                           ^^
          publish: true
          versionDescription: "${'x'.repeat(257)}"
                              ${'^'.repeat(259)}`,
      },
    ],
  },
  checkElement(element, shape, report, { tree }) {
    for (const { key, value } of element.members) {
      const field = shape.fields.get(key.value);
      if (!field || value?.kind !== 'string') continue;
      const length = Array.from(value.value).length;
      const { minLength = 0, maxLength = Number.MAX_SAFE_INTEGER } = field;
      if (length >= minLength && length <= maxLength) continue;
      const message =
        length < minLength
          ? `"${key.value}" can't be empty.`
          : `"${key.value}" has ${length} characters; at most ${maxLength} are allowed.`;
      report({ ...toObjectMark(tree.text, value), message });
    }
  },
};
