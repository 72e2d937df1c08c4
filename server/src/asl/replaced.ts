import { buildField } from '../catalog/shape.ts';
import type { Member } from '../syntax/node.ts';

/** In the place of the field of a member that a later one of the same name replaces: nobody asks what its value is. */
export const REPLACED = buildField('', { kinds: [], verbatim: true, summary: '' });

/** Tells which members a later one of the same name replaces; undefined where names are unique, as they mostly are. */
export function findReplaced(members: readonly Member[]): ((member: Member) => boolean) | undefined {
  if (!hasRepeatedName(members)) return undefined;
  const last = new Map(members.map((member) => [member.key.value, member]));
  return (member) => last.get(member.key.value) !== member;
}

/** Most objects are small: comparing all of their names costs less than a set of them. */
function hasRepeatedName(members: readonly Member[]): boolean {
  if (members.length > 16) return new Set(members.map(({ key }) => key.value)).size < members.length;
  for (let index = 1; index < members.length; index++) {
    const name = members[index]?.key.value;
    for (let before = 0; before < index; before++) if (members[before]?.key.value === name) return true;
  }
  return false;
}
