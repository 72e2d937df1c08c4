import { findMember } from '../../syntax/node.ts';
import { buildRemoveFix } from '../fixes.ts';
import { UPDATE_LINK } from '../links.ts';
import type { UpdateRule } from '../rule.ts';

export const definitionOnce: UpdateRule = {
  code: 'definition-once',
  severity: 'warning',
  summary: 'The definition stands in the file of the same base name or in the member definition, not in both.',
  link: UPDATE_LINK,
  examples: {
    good: [
      {
        syntax: 'yaml',
        context: { definition: 'missing', hasSibling: false },
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          definition: '{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }'`,
      },
    ],
    bad: [
      {
        syntax: 'yaml',
        context: { definition: 'found', hasSibling: true },
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          definition: '{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }'
          ^^^^^^^^^^`,
      },
    ],
  },
  checkFile({ shape, root, tree }, report, { hasSibling }) {
    const member = findMember(root, 'definition');
    if (shape !== 'bare' || !root || !member || !hasSibling) return;
    const { start, end } = member.key;
    const message = 'The definition file beside this file wins; this one is not sent.';
    report({ start, end, message, tags: ['unnecessary'], fixes: [buildRemoveFix(tree, root, member)] });
  },
};
