import { findItem, pairItems } from '../../syntax/order-like.ts';
import {
  areSame,
  buildLookup,
  findMemberValue,
  type ArrayValue,
  type StringValue,
  type Value,
} from '../../syntax/value.ts';
import { type Changes, type Path, writeName, writePath } from './changes.ts';

/** A target, or none at all. */
export function isTarget(value: Value | undefined): value is StringValue | undefined {
  return value === undefined || value.kind === 'string';
}

/** `way` tells those of one state apart: nothing for Next, `Default`, `Choices[0]`. */
export function compareTarget(
  changes: Changes,
  path: Path,
  way: string,
  to: StringValue | undefined,
  from: StringValue | undefined,
): void {
  if (to?.value === from?.value) return;
  changes.add('transition', () => {
    const end = way === '' ? '' : ` (${way})`;
    const write = (target: StringValue): string => `Transition ${writePath(path)} → ${writeName(target.value)}${end}`;
    if (to && from) return `${write(from)} goes to ${writeName(to.value)} now`;
    return to ? `${write(to)} added` : from ? `${write(from)} removed` : '';
  });
}

/** Choice rules or catchers: whether they differ in more than where they lead to, and the transitions that differ. */
export function compareRules(
  field: string,
  { items: sent }: ArrayValue,
  { items: deployed }: ArrayValue,
): { readonly isChanged: boolean; readonly addTransitions: (changes: Changes, path: Path) => void } {
  const pairs = pairItems(sent, deployed);
  return {
    isChanged: pairs.some(([to, from]) => !areSameButTarget(findItem(sent, to), findItem(deployed, from))),
    addTransitions(changes, path) {
      for (const [to, from] of pairs) {
        const [left, right] = [findTarget(findItem(sent, to)), findTarget(findItem(deployed, from))];
        compareTarget(changes, path, `${field}[${to ?? from}]`, left, right);
      }
    },
  };
}

function findTarget(rule: Value | undefined): StringValue | undefined {
  const next = rule?.kind === 'object' ? findMemberValue(rule, 'Next') : undefined;
  return next?.kind === 'string' ? next : undefined;
}

function areSameButTarget(left: Value | undefined, right: Value | undefined): boolean {
  if (areSame(left, right)) return true;
  if (left?.kind !== 'object' || right?.kind !== 'object') return false;
  const names = new Set([...left.members, ...right.members].map(({ name }) => name));
  const [findOwn, findOther] = [buildLookup(left), buildLookup(right)];
  return Array.from(names).every((name, at) => {
    const [own, other] = [findOwn(name, at), findOther(name, at)];
    if (name === 'Next' && isTarget(own) && isTarget(other)) return true;
    return areSame(own, other);
  });
}
