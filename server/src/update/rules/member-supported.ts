import type { Shape } from '../../catalog/shape.ts';
import { API_MEMBERS, MEMBERS_OF_CREATE, OWN_MEMBERS, UPDATE_SHAPES } from '../../catalog/update-members.ts';
import { renameKey } from '../../syntax/edits.ts';
import { MAX_FINDINGS } from '../../asl/report.ts';
import { findMember, type Member, type ObjectNode } from '../../syntax/node.ts';
import type { Tree } from '../../syntax/tree.ts';
import type { Fix } from '../../text/finding.ts';
import { findNearestName } from '../../text/nearest-name.ts';
import { buildRemoveFix } from '../fixes.ts';
import { UPDATE_LINK } from '../links.ts';
import type { UpdateRule } from '../rule.ts';

export const memberSupported: UpdateRule = {
  code: 'member-supported',
  severity: 'error',
  summary: 'Every member is one of UpdateStateMachine, or one of ours where targets are.',
  link: UPDATE_LINK,
  examples: {
    good: [
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          tracingConfiguration: { enabled: true }`,
      },
    ],
    bad: [
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          rolArn: arn:aws:iam::111111111111:role/orders
          ^^^^^^
          name: orders
          ^^^^
          type: EXPRESS
          ^^^^
          tags: []
          ^^^^
          loggingConfiguration:
            logLevel: "OFF"
            ^^^^^^^^`,
      },
      {
        syntax: 'yaml',
        text: `
          roleArn: arn:aws:iam::111111111111:role/orders
          ^^^^^^^
          defaults:
            stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
            ^^^^^^^^^^^^^^^
          targets:
            dev:
              stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
              definitionUri: ./orders.asl.json
              ^^^^^^^^^^^^^
              endpoint: http://127.0.0.1:8083
              ^^^^^^^^`,
      },
    ],
  },
  checkElement(element, shape, report, { tree }) {
    const unknown = element.members.filter(
      ({ key }) => !shape.fields.has(key.value) && !hasRuleOfItsOwn(shape, key.value),
    );
    // More are not reported, and guesses and fixes cost.
    for (const member of unknown.slice(0, MAX_FINDINGS)) {
      const { key } = member;
      const meant = findNearestName(key.value, shape.fields.keys());
      const special = findReason(shape, key.value);
      const guess = meant === undefined ? '' : ` Did you mean "${meant}"?`;
      report({
        start: key.start,
        end: key.end,
        message: special ?? `There is no "${key.value}" in ${shape.title}.${guess}`,
        fixes: buildFixes(tree, element, member, special === undefined ? meant : undefined),
      });
    }
  },
};

/** `definition` beside targets, and our own members without them. */
function hasRuleOfItsOwn({ name: shape }: Shape, name: string): boolean {
  if (shape === 'BareUpdate') return OWN_MEMBERS.includes(name) && name !== 'type';
  return name === 'definition' && ['TargetsFile', 'Defaults', 'Target'].includes(shape);
}

function findReason({ name: shape }: Shape, name: string): string | undefined {
  const isTarget = shape === 'Target' || shape === 'Defaults';
  if (shape === 'BareUpdate' || (isTarget && name !== 'type')) {
    if (Object.hasOwn(MEMBERS_OF_CREATE, name)) return MEMBERS_OF_CREATE[name];
  }
  if (shape === 'Defaults' && name === 'stateMachineArn') return 'Every target has a "stateMachineArn" of its own.';
  if (isTarget && ['definitionUri', 'defaults', 'targets'].includes(name))
    return `"${name}" stands at the top of the file.`;
  const isMisplaced = API_MEMBERS.includes(name) || UPDATE_SHAPES.get('Target')?.fields.has(name);
  if (shape === 'TargetsFile' && isMisplaced) return `Beside "targets", "${name}" stands in a target or in "defaults".`;
  return undefined;
}

function buildFixes(tree: Tree, element: ObjectNode, member: Member, meant: string | undefined): Fix[] {
  const fixes: Fix[] = [];
  if (meant !== undefined && !findMember(element, meant)) {
    fixes.push({ title: `Change to "${meant}"`, edits: [renameKey(tree, member.key, meant)] });
  }
  return [...fixes, buildRemoveFix(tree, element, member)];
}
