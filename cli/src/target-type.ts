import type { MachineType } from '../../server/src/asl/machine.ts';
import { findMember, type Member } from '../../server/src/syntax/node.ts';
import { parseTree } from '../../server/src/syntax/tree.ts';
import type { Target } from '../../server/src/update/model.ts';

/** The target as if its update file said this type. */
export function withType(target: Target, type: MachineType): Target {
  const member: Member | undefined = findMember(parseTree(JSON.stringify({ type }), 'json').root, 'type');
  return member ? { ...target, members: new Map([...target.members, ['type', member]]) } : target;
}
