import { OWN_MEMBERS } from '../../catalog/update-members.ts';
import { buildRemoveFix } from '../fixes.ts';
import { UPDATE_LINK } from '../links.ts';
import type { UpdateRule } from '../rule.ts';

export const ownMembersWithTargets: UpdateRule = {
  code: 'own-members-with-targets',
  severity: 'error',
  summary: 'Members that the API does not have stand only where targets are: the AWS CLI would refuse them.',
  link: UPDATE_LINK,
  examples: {
    good: [
      {
        syntax: 'yaml',
        text: `
          targets:
            dev:
              stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
              profile: dev`,
      },
    ],
    bad: [
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          definitionUri: ./orders.asl.json
          ^^^^^^^^^^^^^
          profile: dev
          ^^^^^^^`,
      },
    ],
  },
  checkFile({ shape, root, tree }, report) {
    if (shape !== 'bare' || !root) return;
    for (const member of root.members) {
      const { value: name, start, end } = member.key;
      // `type` is looked for as a parameter of the API, and has a message of its own.
      if (!OWN_MEMBERS.includes(name) || name === 'type') continue;
      const message = `"${name}" is Stepwright's own and the AWS CLI would refuse it: put the parameters under "targets".`;
      report({ start, end, message, fixes: [buildRemoveFix(tree, root, member)] });
    }
  },
};
