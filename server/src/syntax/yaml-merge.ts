import type { Range } from '../text/range.ts';
import type { Member, Node } from './node.ts';

/**
 * Adds the members of what `<<` merges into an object, in front of its own, as YAML does: own members win, and of several
 * merged ones the first.
 */
export function mergeMembers(
  members: Member[],
  merged: readonly Node[],
  report: (range: Range, message: string) => void,
): void {
  const own = members.splice(0);
  const names = new Set(own.map(({ key }) => key.value));
  for (const source of merged.flatMap((node) => (node.kind === 'array' ? node.items : node))) {
    if (source.kind !== 'object') {
      // What a template puts in may be a mapping.
      if (source.kind !== 'placeholder') report(source, 'Only a mapping can be merged.');
      continue;
    }
    for (const member of source.members) {
      if (names.has(member.key.value)) continue;
      names.add(member.key.value);
      members.push(member);
    }
  }
  for (const member of own) members.push(member);
}
