import { insertMember, insertMembers, writeMember } from '../../syntax/edits.ts';
import { findMember, type ObjectNode } from '../../syntax/node.ts';
import type { Tree } from '../../syntax/tree.ts';
import type { Fix } from '../../text/finding.ts';
import { UPDATE_LINK } from '../links.ts';
import { findTargetValue, type Target, toTargetRange } from '../model.ts';
import { toMark } from '../substitute.ts';
import type { UpdateRule } from '../rule.ts';

const context = { definition: 'found', hasSibling: true, placeholders: ['WorkerArn', 'MaxAttempts'] } as const;

export const substitutionsComplete: UpdateRule = {
  code: 'substitutions-complete',
  severity: 'error',
  summary: 'Every target gives a value to every placeholder of the definition.',
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
              definitionSubstitutions: { WorkerArn: "\${WorkerArn}", MaxAttempts: 3 }`,
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
              ^^^^^^^^^^^^^^^^^^^^^^^
                WorkerArn: arn:aws:lambda:eu-west-1:111111111111:function:worker
            prod:
            ^^^^
              stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders-prod`,
      },
      {
        syntax: 'json',
        context,
        text: `
          {
            "defaults": { "definitionSubstitutions": { "MaxAttempts": 3, "WorkerArn": "<WorkerArn>" } },
                                                                                      ^^^^^^^^^^^^^
            "targets": {
              "dev": { "stateMachineArn": "arn:aws:states:eu-west-1:111111111111:stateMachine:orders" }
            }
          }`,
      },
    ],
  },
  checkTarget(target, report, file, { placeholders = [] }) {
    const values = findTargetValue(target, 'definitionSubstitutions');
    // A bare file can't have values, and of a value of another kind its own rule speaks.
    if (file.shape === 'bare' || (values && values.kind !== 'object')) return;
    const missing = placeholders.filter((name) => !findMember(values, name));
    if (missing.length > 0) {
      const own = findMember(target.node, 'definitionSubstitutions');
      report({
        ...(own ? { start: own.key.start, end: own.key.end } : toTargetRange(file, target)),
        message: `The target "${target.name ?? ''}" gives no value to ${listNames(missing)} of the definition.`,
        fixes: [
          buildFix(file.tree, target, values, missing, 'Add', toMark),
          buildFix(file.tree, target, values, missing, 'Send as it stands:', (name) => `\${${name}}`),
        ],
      });
    }
    for (const { key, value } of values?.members ?? []) {
      if (value?.kind !== 'string' || value.value !== toMark(key.value)) continue;
      report({ start: value.start, end: value.end, message: `Replace this by the value of \${${key.value}}.` });
    }
  },
};

function listNames(names: readonly string[]): string {
  return names.map((name) => `\${${name}}`).join(', ');
}

function buildFix(
  tree: Tree,
  target: Target,
  values: ObjectNode | undefined,
  names: readonly string[],
  verb: string,
  toValue: (name: string) => string,
): Fix {
  const entries = names.map((name) => [name, JSON.stringify(toValue(name))] as const);
  const written = entries.map(([name, value]) => writeMember(tree, name, value)).join(', ');
  const edit = values
    ? insertMembers(tree, values, entries)
    : insertMember(tree, target.node, 'definitionSubstitutions', `{ ${written} }`);
  return { title: `${verb} ${names.join(', ')}`, edits: [edit] };
}
