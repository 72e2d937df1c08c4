import { findMember, type Member, type Node, type ObjectNode, type StringNode } from '../syntax/node.ts';
import { insertMember, removeMember, replaceValue } from '../syntax/edits.ts';
import type { Tree } from '../syntax/tree.ts';
import type { Fix } from '../text/finding.ts';
import { parseStateMachineArn } from '../catalog/state-machine-arn.ts';

/** Edits that a rule offers while typing, and that the service's refusal of the same thing offers too. */
export function buildReplaceFix(tree: Tree, node: Node, value: string | number | boolean): Fix {
  return { title: `Replace by ${JSON.stringify(value)}`, edits: [replaceValue(tree, node, value)] };
}

/** Cuts off a version, an alias or a label; none where there is nothing of the kind. */
export function buildUnqualifyFixes(tree: Tree, node: StringNode): Fix[] {
  const arn = parseStateMachineArn(node.value).value;
  if (!arn?.qualifier) return [];
  return [{ title: `Cut off the ${arn.qualifier.kind}`, edits: [replaceValue(tree, node, arn.unqualified)] }];
}

/** Ends a log group's ARN with `:*`. */
export function buildLogGroupFix(tree: Tree, node: StringNode): Fix {
  const [, group = node.value] = /^(.*?:log-group:[^:]+)(?::.*)?$/.exec(node.value) ?? [];
  return { title: 'End the ARN with ":*"', edits: [replaceValue(tree, node, `${group}:*`)] };
}

export function buildPublishFix(tree: Tree, object: ObjectNode): Fix {
  const value = findMember(object, 'publish')?.value;
  const edit = value ? replaceValue(tree, value, true) : insertMember(tree, object, 'publish', 'true');
  return { title: 'Publish a version: "publish": true', edits: [edit] };
}

export function buildRemoveFix(tree: Tree, object: ObjectNode, member: Member): Fix {
  return { title: `Remove "${member.key.value}"`, edits: [removeMember(tree, object, member)] };
}
