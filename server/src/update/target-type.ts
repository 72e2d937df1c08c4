import type { MachineType } from '../asl/machine.ts';
import { parseStateMachineArn } from '../catalog/state-machine-arn.ts';
import { findMember, type Member } from '../syntax/node.ts';
import { parseTree } from '../syntax/tree.ts';
import { findStateMachineArn, type Target } from './model.ts';

/** The types that state machines were seen to have, by their ARNs. */
export type MachineTypes = ReadonlyMap<string, MachineType>;

/** The target as if its update file said this type. */
export function withType(target: Target, type: MachineType): Target {
  const member: Member | undefined = findMember(parseTree(JSON.stringify({ type }), 'json').root, 'type');
  return member ? { ...target, members: new Map([...target.members, ['type', member]]) } : target;
}

/** The target with the type that its machine was seen to have, where its update file says none. */
export function withSeenType(target: Target, types: MachineTypes | undefined): Target {
  const arn = types && !target.members.has('type') ? findStateMachineArn(target) : undefined;
  const type = arn && types?.get(arn.unqualified);
  return type ? withType(target, type) : target;
}

/** What a version's type is, is the machine's. */
export function toMachineArn(arn: string): string {
  return parseStateMachineArn(arn).value?.unqualified ?? arn;
}
