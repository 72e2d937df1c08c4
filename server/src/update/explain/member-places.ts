import { getPlace } from '../../asl/place.ts';
import { findByLocation } from '../../syntax/location.ts';
import { findMember, type Node } from '../../syntax/node.ts';
import type { Tree } from '../../syntax/tree.ts';
import type { FixName } from '../../catalog/exception-row.ts';
import type { Fix } from '../../text/finding.ts';
import type { Range } from '../../text/range.ts';
import { buildLogGroupFix, buildPublishFix, buildRemoveFix, buildUnqualifyFixes } from '../fixes.ts';
import { findTargetString, findTargetValue, type Target, toTargetRange, type UpdateFile } from '../model.ts';
import { findEncryption, findLogging } from '../parts.ts';

export interface MemberPlace extends Range {
  readonly location: string;
}

/**
 * Where a member of the request stands in the update file: at its value, or at the nearest parent that the file has. What
 * the file doesn't give, and `undefined`, stands at the machine's ARN.
 */
export function toMemberPlace(file: UpdateFile, target: Target, location: string | undefined): MemberPlace {
  const machine = findTargetString(target, 'stateMachineArn') ?? toTargetRange(file, target);
  const atMachine = { start: machine.start, end: machine.end, location: '/stateMachineArn' };
  if (location === undefined) return atMachine;
  if (location === '/') return { ...toTargetRange(file, target), location };
  const [, name = '', rest = ''] = /^\/([^/[]*)([^]*)$/.exec(location) ?? [];
  const node = findMemberNode(target, name, rest);
  if (!node) return atMachine;
  const { start, end } = getPlace(node);
  return { start, end, location };
}

/** Whether the target gives the member that a location begins with. */
export function hasMember(target: Target, location: string): boolean {
  return target.members.has(/^\/([^/[]*)/.exec(location)?.[1] ?? '');
}

function findMemberNode(target: Target, name: string, rest: string): Node | undefined {
  const value = findTargetValue(target, name);
  if (!value || rest === '') return value;
  // The locations of the definition begin at the root of a tree; here they begin at a member's value.
  return findByLocation(value, rest)?.node;
}

/** The edits that a row of the table names, as far as the file has something to edit. */
export function buildNamedFixes(file: UpdateFile, target: Target, fix: FixName | undefined): Fix[] {
  return fix === undefined ? [] : BUILDERS[fix](file.tree, target);
}

const BUILDERS: Readonly<Record<FixName, (tree: Tree, target: Target) => Fix[]>> = {
  unqualifyArn(tree, target) {
    const node = findTargetString(target, 'stateMachineArn');
    return node ? buildUnqualifyFixes(tree, node) : [];
  },
  endLogGroupArn(tree, target) {
    const unended = (findLogging(target)?.groupArns ?? []).filter(({ value }) => !value.endsWith(':*'));
    return unended.map((node) => buildLogGroupFix(tree, node));
  },
  publishVersion: (tree, target) => [buildPublishFix(tree, target.node)],
  removeKey: (tree, target) => buildRemoval(tree, target, 'kmsKeyId'),
  removeReusePeriod: (tree, target) => buildRemoval(tree, target, 'kmsDataKeyReusePeriodSeconds'),
};

function buildRemoval(tree: Tree, target: Target, name: string): Fix[] {
  const node = findEncryption(target)?.node;
  const member = findMember(node, name);
  return node && member ? [buildRemoveFix(tree, node, member)] : [];
}
