import type { Shape } from '../catalog/shape.ts';
import {
  findString,
  findValue,
  isWildcard,
  type Member,
  type Node,
  type ObjectNode,
  type StringNode,
} from '../syntax/node.ts';
import { findReplaced } from './replaced.ts';

/** A way from one state to another: the node that names the target. */
export interface Transition {
  readonly target: StringNode;
  /** False where the state's type has no such field: it is a finding already. */
  readonly isSupported: boolean;
}

/**
 * Every transition of a state, whatever its type: Next and Default, those of its choice rules, and those of its catchers.
 * A target that a placeholder gives is a string node with a placeholder, or missing here where it is unquoted.
 */
export function findTransitions(state: ObjectNode, shape: Shape | undefined): readonly Transition[] {
  let transitions: Transition[] | undefined;
  // Most states have one: a list that begins empty takes room for many as soon as it grows.
  const add = (transition: Transition): void => {
    if (transitions) transitions.push(transition);
    else transitions = [transition];
  };
  for (const { key, value } of listCounting(state)) {
    const isTarget = key.value === 'Next' || key.value === 'Default';
    const isSupported = !shape || shape.fields.has(key.value);
    if (isTarget && value?.kind === 'string') add({ target: value, isSupported });
    if (isTarget || value?.kind !== 'array') continue;
    for (const item of value.items) {
      const target = findString(item, 'Next');
      if (target) add({ target, isSupported });
    }
  }
  return transitions ?? NONE;
}

const NONE: readonly Transition[] = [];

/** Whether a placeholder decides where the state goes, so that no one can say what it reaches. */
export function hasUnknownTarget(state: ObjectNode): boolean {
  return listCounting(state).some(({ key, value }) => {
    if (!value) return false;
    if (isWildcard(value)) return true;
    if (key.value === 'Next' || key.value === 'Default') return false;
    return value.kind === 'array' && value.items.some((item) => isWildcard(item) || isUnknown(findValue(item, 'Next')));
  });
}

/** The members that hold transitions, without those that a later one of the same name replaces. */
function listCounting({ members }: ObjectNode): readonly Member[] {
  const found: Member[] = [];
  for (const member of members) {
    const name = member.key.value;
    if (name === 'Next' || name === 'Default' || name === 'Choices' || name === 'Catch') found.push(member);
  }
  const isReplaced = findReplaced(found);
  return isReplaced ? found.filter((member) => !isReplaced(member)) : found;
}

function isUnknown(node: Node | undefined): boolean {
  return node !== undefined && isWildcard(node);
}
