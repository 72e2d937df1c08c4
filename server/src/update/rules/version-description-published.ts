import { findMember } from '../../syntax/node.ts';
import { buildPublishFix, buildRemoveFix } from '../fixes.ts';
import { UPDATE_LINK } from '../links.ts';
import type { UpdateRule } from '../rule.ts';

export const versionDescriptionPublished: UpdateRule = {
  code: 'version-description-published',
  severity: 'error',
  summary:
    'Without targets, a version description stands beside publish: true. In a target it is the default of Update and Publish.',
  link: UPDATE_LINK,
  serviceCode: 'ValidationException',
  examples: {
    good: [
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          publish: true
          versionDescription: release`,
      },
      {
        syntax: 'yaml',
        text: `
          targets:
            dev:
              stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
              versionDescription: release`,
      },
    ],
    bad: [
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          versionDescription: release
          ^^^^^^^^^^^^^^^^^^`,
      },
      {
        syntax: 'jsonc',
        text: `
          {
            "stateMachineArn": "arn:aws:states:eu-west-1:111111111111:stateMachine:orders",
            "publish": false,
            "versionDescription": "release"
            ^^^^^^^^^^^^^^^^^^^^
          }`,
      },
    ],
  },
  checkFile({ shape, root, tree }, report) {
    const member = findMember(root, 'versionDescription');
    const publish = findMember(root, 'publish')?.value;
    if (shape !== 'bare' || !root || !member || (publish && (publish.kind !== 'boolean' || publish.value))) return;
    const { start, end } = member.key;
    const message = 'A version description can only be set when "publish" is true.';
    report({ start, end, message, fixes: [buildPublishFix(tree, root), buildRemoveFix(tree, root, member)] });
  },
};
