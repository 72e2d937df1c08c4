import { findMember } from '../../syntax/node.ts';
import { buildRemoveFix } from '../fixes.ts';
import { UPDATE_LINK } from '../links.ts';
import type { UpdateRule } from '../rule.ts';

export const definitionInFile: UpdateRule = {
  code: 'definition-in-file',
  severity: 'error',
  summary: 'The definition of targets is a file, not a member.',
  link: UPDATE_LINK,
  examples: {
    good: [
      {
        syntax: 'yaml',
        text: `
          definitionUri: ./orders.asl.json
          targets:
            dev: { stateMachineArn: "arn:aws:states:eu-west-1:111111111111:stateMachine:orders" }`,
      },
    ],
    bad: [
      {
        syntax: 'yaml',
        text: `
          defaults:
            definition: "{}"
            ^^^^^^^^^^
            publish: false
          targets:
            dev:
              stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
              definition: "{}"
              ^^^^^^^^^^`,
      },
    ],
  },
  checkElement(element, shape, report, { tree }) {
    if (!['TargetsFile', 'Defaults', 'Target'].includes(shape.name)) return;
    const member = findMember(element, 'definition');
    if (!member) return;
    const { start, end } = member.key;
    const message =
      'Where targets are, the definition is a file: the one of the same base name, or the one that "definitionUri" names.';
    report({ start, end, message, fixes: [buildRemoveFix(tree, element, member)] });
  },
};
