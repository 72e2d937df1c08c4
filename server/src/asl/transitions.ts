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
export function findTransitions(state: ObjectNode, shape: Shape | undefined): Transition[] {
  const transitions: Transition[] = [];
  for (const { key, value } of listCounting(state)) {
    const isTarget = key.value === 'Next' || key.value === 'Default';
    const isSupported = !shape || shape.fields.has(key.value);
    if (isTarget && value?.kind === 'string') transitions.push({ target: value, isSupported });
    if (isTarget || value?.kind !== 'array') continue;
    for (const item of value.items) {
      const target = findString(item, 'Next');
      if (target) transitions.push({ target, isSupported });
    }
  }
  return transitions;
}

/** Whether a placeholder decides where the state goes, so that no one can say what it reaches. */
export function hasUnknownTarget(state: ObjectNode): boolean {
  return listCounting(state).some(({ key, value }) => {
    if (!value) return false;
    if (isWildcard(value)) return true;
    if (key.value === 'Next' || key.value === 'Default') return false;
    return value.kind === 'array' && value.items.some((item) => isWildcard(item) || isUnknown(findValue(item, 'Next')));
  });
}

const NAMES: ReadonlySet<string> = new Set(['Next', 'Default', 'Choices', 'Catch']);

/** The members that hold transitions, without those that a later one of the same name replaces. */
function listCounting({ members }: ObjectNode): readonly Member[] {
  const found = members.filter(({ key }) => NAMES.has(key.value));
  const isReplaced = findReplaced(found);
  return isReplaced ? found.filter((member) => !isReplaced(member)) : found;
}

function isUnknown(node: Node | undefined): boolean {
  return node !== undefined && isWildcard(node);
}
