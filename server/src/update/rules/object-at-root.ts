import { UPDATE_LINK } from '../links.ts';
import { toObjectMark } from '../model.ts';
import type { UpdateRule } from '../rule.ts';

export const objectAtRoot: UpdateRule = {
  code: 'object-at-root',
  severity: 'error',
  summary: 'An update file holds one object: the parameters of the update, or targets.',
  link: UPDATE_LINK,
  examples: {
    good: [{ syntax: 'yaml', text: 'stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders' }],
    bad: [
      { syntax: 'yaml', text: '- stateMachineArn\n^^^^^^^^^^^^^^^^^' },
      { syntax: 'jsonc', text: '// Nothing yet\n^^^^^^^^^^^^^^' },
    ],
  },
  checkFile({ tree, root }, report) {
    if (root || (!tree.root && tree.problems.length > 0)) return;
    const lineBreak = tree.text.indexOf('\n');
    const firstLine = { start: 0, end: lineBreak < 0 ? tree.text.length : lineBreak };
    const range = tree.root ? toObjectMark(tree.text, tree.root) : firstLine;
    report({
      ...range,
      message: 'An update file needs "stateMachineArn", or "targets" with a "stateMachineArn" in each.',
    });
  },
};
