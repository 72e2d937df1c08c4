import { renameKey } from '../../syntax/edits.ts';
import { findMember } from '../../syntax/node.ts';
import { hasPlaceholder } from '../../syntax/placeholder.ts';
import { findNearestName } from '../../text/nearest-name.ts';
import { buildRemoveFix } from '../fixes.ts';
import { UPDATE_LINK } from '../links.ts';
import { findTargetValue } from '../model.ts';
import type { UpdateRule } from '../rule.ts';

const context = { definition: 'found', hasSibling: true, placeholders: ['WorkerArn'] } as const;

/** Among more names than these, each compared with every other, none is a slip of the pen. */
const MAX_COMPARED = 100;

export const substitutionUsed: UpdateRule = {
  code: 'substitution-used',
  severity: 'warning',
  summary: 'Every substitution is the value of a placeholder in the definition.',
  link: UPDATE_LINK,
  examples: {
    good: [
      {
        syntax: 'yaml',
        context,
        text: `
          targets:
            dev:
              stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
              definitionSubstitutions: { WorkerArn: "arn:aws:lambda:eu-west-1:111111111111:function:worker" }`,
      },
    ],
    bad: [
      {
        syntax: 'yaml',
        context,
        text: `
          targets:
            dev:
              stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
              definitionSubstitutions:
                WorkerArn: arn:aws:lambda:eu-west-1:111111111111:function:worker
                Timeout: 3
                ^^^^^^^`,
      },
      {
        syntax: 'yaml',
        context,
        text: `
          targets:
            dev:
              stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
              definitionSubstitutions:
              ^^^^^^^^^^^^^^^^^^^^^^^ substitutions-complete
                WorkerARN: arn:aws:lambda:eu-west-1:111111111111:function:worker
                ^^^^^^^^^`,
      },
    ],
  },
  checkTarget(target, report, { tree, shape }, { placeholders }) {
    const values = findTargetValue(target, 'definitionSubstitutions');
    if (shape === 'bare' || !placeholders || values?.kind !== 'object') return;
    const known = new Set(placeholders);
    const missing = placeholders.filter((name) => !findMember(values, name));
    for (const member of values.members) {
      const { key } = member;
      // What can't be a placeholder at all is the matter of another rule.
      if (known.has(key.value) || !hasPlaceholder(`\${${key.value}}`)) continue;
      const nearest = missing.length > MAX_COMPARED ? undefined : findNearestName(key.value, missing);
      const removal = buildRemoveFix(tree, values, member);
      report({
        start: key.start,
        end: key.end,
        message: `The definition has no placeholder \${${key.value}}.${nearest ? ` Did you mean ${nearest}?` : ''}`,
        tags: ['unnecessary'],
        fixes: nearest
          ? [{ title: `Change to ${nearest}`, edits: [renameKey(tree, key, nearest)] }, removal]
          : [removal],
      });
    }
  },
};
