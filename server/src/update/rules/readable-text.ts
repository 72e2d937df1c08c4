import { UPDATE_LINK } from '../links.ts';
import type { UpdateRule } from '../rule.ts';

export const readableText: UpdateRule = {
  code: 'readable-text',
  severity: 'error',
  summary: 'An update file is valid JSON, where comments are allowed, or valid YAML.',
  link: UPDATE_LINK,
  examples: {
    good: [
      {
        syntax: 'jsonc',
        text: `
          {
            // Comments are allowed here.
            "stateMachineArn": "arn:aws:states:eu-west-1:111111111111:stateMachine:orders",
          }`,
      },
    ],
    bad: [
      {
        syntax: 'jsonc',
        text: `
          {
            "stateMachineArn": "arn:aws:states:eu-west-1:111111111111:stateMachine:orders"
            "publish": true
            ^^^^^^^^^
          }`,
      },
    ],
  },
  checkFile({ tree }, report) {
    for (const { start, end, message } of tree.problems) report({ start, end, message });
  },
};
