import { findValue, isWildcard } from '../syntax/node.ts';
import type { Scope, State } from './machine.ts';
import { hasUnknownTarget } from './transitions.ts';

/** Whether a placeholder stands for a state, for its name or for all of them, so that no one can say what there is. */
export function hasUnknownState({ node }: Scope): boolean {
  const states = findValue(node, 'States');
  if (states?.kind !== 'object') return states !== undefined && isWildcard(states);
  return states.members.some(({ key, value }) => isWildcard(key) || (value !== undefined && isWildcard(value)));
}

/**
 * A state that ends its scope, or one that may: without any transition, for what it lacks then is another rule's finding,
 * or with a placeholder in the place of End.
 */
export function findTerminalState(scope: Scope): State | undefined {
  return scope.states.find(isTerminal);
}

function isTerminal({ type, node, transitions }: State): boolean {
  if (transitions.length === 0 || type === 'Succeed' || type === 'Fail') return true;
  const end = findValue(node, 'End');
  return end !== undefined && (isWildcard(end) || (end.kind === 'boolean' && end.value));
}

/**
 * The states at which unreachable parts of a scope begin: a state that only an unreachable state leads to is not one, for
 * mending the first mends it too; of a cycle that nothing enters, every state is. Where StartAt names no state, the service
 * reaches none. Nothing where a placeholder leads somewhere.
 */
export function findUnreachableStates(scope: Scope): State[] {
  const { startAt, states, byName } = scope;
  if (!startAt || isWildcard(startAt)) return [];
  const start = byName.get(startAt.value);
  const reached = new Set<State>();
  const listTargets = (state: State): State[] => listTargetStates(state, byName);
  if (start) addReached(start, listTargets, reached);
  if (reached.size === states.length) return [];
  // Of states of the same name only one counts, and the others have a finding of their own.
  const unreached = states.filter((state) => !reached.has(state) && byName.get(state.name) === state);
  if (unreached.length === 0 || hasUnknownState(scope)) return [];
  return states.some(({ node }) => hasUnknownTarget(node)) ? [] : findBeginnings(unreached, listTargets);
}

/**
 * The reached states from which no way leads to the end of the scope, so that only an error ends it. Nothing where a placeholder
 * leads somewhere, where a transition leads nowhere, and at the top level where no state ends it: these are findings already.
 */
export function findTrappedStates(scope: Scope): State[] {
  const { startAt, states, byName, owner } = scope;
  const start = startAt && byName.get(startAt.value);
  if (!start || !leadsBack(states, byName) || hasUnknownState(scope) || (!owner && !findTerminalState(scope)))
    return [];
  const sources = new Map<State, State[]>(states.map((state) => [state, []]));
  const ends: State[] = [];
  for (const state of states) {
    const targets = state.transitions.map(({ target }) => byName.get(target.value));
    if (isTerminal(state) || hasUnknownTarget(state.node) || targets.includes(undefined)) ends.push(state);
    for (const target of targets) if (target) sources.get(target)?.push(state);
  }
  const ending = new Set<State>();
  for (const end of ends) addReached(end, (state) => sources.get(state) ?? [], ending);
  if (states.every((state) => ending.has(state))) return [];
  const reached = new Set<State>();
  addReached(start, (state) => listTargetStates(state, byName), reached);
  return states.filter((state) => reached.has(state) && !ending.has(state));
}

function listTargetStates({ transitions }: State, byName: ReadonlyMap<string, State>): State[] {
  const targets: State[] = [];
  for (const { target } of transitions) {
    const state = byName.get(target.value);
    if (state) targets.push(state);
  }
  return targets;
}

/** Whether a transition leads to a state that stands earlier in the text, or to its own: without, there is no cycle. */
function leadsBack(states: readonly State[], byName: ReadonlyMap<string, State>): boolean {
  return states.some(({ node, transitions }) =>
    transitions.some(({ target }) => {
      const next = byName.get(target.value);
      return next !== undefined && next.node.start <= node.start;
    }),
  );
}

/**
 * The states of all cycles that nothing else enters, a single state being one. In the order of the text, a walk begins at
 * every state that no walk before has reached; of these starts, those that no later one leads to are in such cycles, and
 * all that leads to them is the rest of the cycle. Each walk passes a state once, so that the cost grows with the text alone.
 */
function findBeginnings(unreached: readonly State[], listTargets: (state: State) => readonly State[]): State[] {
  const sources = new Map<State, State[]>(unreached.map((state) => [state, []]));
  for (const state of unreached) for (const target of listTargets(state)) sources.get(target)?.push(state);
  const passed = new Set<State>();
  const starts = unreached.filter((state) => {
    const isStart = !passed.has(state);
    addReached(state, listTargets, passed);
    return isStart;
  });
  const covered = new Set<State>();
  const beginnings = new Set<State>();
  for (const start of starts.toReversed()) {
    if (covered.has(start)) continue;
    addReached(start, listTargets, covered);
    addReached(start, (state) => sources.get(state) ?? [], beginnings);
  }
  return unreached.filter((state) => beginnings.has(state));
}

/** Adds the state and all that can be reached from it. What is there already is not passed again. */
function addReached(start: State, listNext: (state: State) => readonly State[], reached: Set<State>): void {
  const open = [start];
  for (let state = open.pop(); state; state = open.pop()) {
    if (reached.has(state)) continue;
    reached.add(state);
    for (const next of listNext(state)) open.push(next);
  }
}
