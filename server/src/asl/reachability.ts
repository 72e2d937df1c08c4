import { findValue, isWildcard } from '../syntax/node.ts';
import type { Scope, State } from './machine.ts';
import { hasUnknownTarget } from './transitions.ts';

/**
 * A state that ends its scope, or one that may: without any transition, for what it lacks then is another rule's finding,
 * or with a placeholder in the place of End.
 */
export function findTerminalState(scope: Scope): State | undefined {
  return scope.states.find(({ type, node, transitions }) => {
    if (transitions.length === 0 || type === 'Succeed' || type === 'Fail') return true;
    const end = findValue(node, 'End');
    return end !== undefined && (isWildcard(end) || (end.kind === 'boolean' && end.value));
  });
}

/**
 * The states at which unreachable parts of a scope begin: a state that only an unreachable state leads to is not one, for
 * mending the first mends it too; of a cycle that nothing enters, every state is. Nothing where a placeholder leads
 * somewhere.
 */
export function findUnreachableStates(scope: Scope): State[] {
  const { startAt, states, byName } = scope;
  if (!startAt || startAt.hasPlaceholder) return [];
  if (states.some(({ node, key }) => key.hasPlaceholder || hasUnknownTarget(node))) return [];
  const reached = findReached(byName.get(startAt.value), scope);
  // Of states of the same name only one counts, and the others have a finding of their own.
  const unreached = states.filter((state) => !reached.has(state) && byName.get(state.name) === state);
  if (unreached.length === 0) return [];
  return unreached.filter((state) => isBeginning(state, scope, unreached));
}

function findReached(start: State | undefined, { byName }: Scope): Set<State> {
  const reached = new Set<State>();
  const open = start ? [start] : [];
  for (let state = open.pop(); state; state = open.pop()) {
    if (reached.has(state)) continue;
    reached.add(state);
    for (const { target } of state.transitions) {
      const next = byName.get(target.value);
      if (next) open.push(next);
    }
  }
  return reached;
}

/** Whether every state that leads to this one can be reached from it, so that it stands in a cycle, or none leads to it. */
function isBeginning(state: State, scope: Scope, unreached: readonly State[]): boolean {
  const sources = unreached.filter(
    (other) => other !== state && other.transitions.some(({ target }) => scope.byName.get(target.value) === state),
  );
  if (sources.length === 0) return true;
  const own = findReached(state, scope);
  return sources.every((source) => own.has(source));
}
