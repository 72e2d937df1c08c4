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
  // People write it last.
  return scope.states.findLast(isTerminal);
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
  const reached = new Uint8Array(states.length);
  if (start && addReached(start, listTargets, reached) === states.length) return [];
  // Of states of the same name only one counts, and the others have a finding of their own.
  const unreached = states.filter((state) => !reached[state.index] && byName.get(state.name) === state);
  if (unreached.length === 0 || hasUnknownState(scope)) return [];
  return states.some(({ node }) => hasUnknownTarget(node)) ? [] : findBeginnings(unreached, states.length);
}

/**
 * The reached states from which no way leads to the end of the scope, so that only an error ends it. Nothing where a placeholder
 * leads somewhere, where a transition leads nowhere, and at the top level where no state ends it: these are findings already.
 */
export function findTrappedStates(scope: Scope): State[] {
  const { startAt, states, byName, owner } = scope;
  const start = startAt && byName.get(startAt.value);
  if (!start || !leadsBack(states) || hasUnknownState(scope) || (!owner && !findTerminalState(scope))) return [];
  const listSources = findSources(states, states.length);
  const ending = new Uint8Array(states.length);
  for (const state of states) {
    const isEnd = isTerminal(state) || hasUnknownTarget(state.node) || state.targets.includes(undefined);
    if (isEnd) addReached(state, listSources, ending);
  }
  const reached = new Uint8Array(states.length);
  addReached(start, listTargets, reached);
  return states.filter(({ index }) => reached[index] && !ending[index]);
}

/** Of each state those that come next, or before. */
type List = (state: State) => readonly (State | undefined)[];

const listTargets: List = ({ targets }) => targets;

/** `count`: of all states of their scope. */
function findSources(states: readonly State[], count: number): List {
  const sources: State[][] = Array.from({ length: count }, () => []);
  for (const state of states) for (const target of state.targets) if (target) sources[target.index]?.push(state);
  return ({ index }) => sources[index] ?? [];
}

/** Whether a transition leads to a state that stands earlier in the text, or to its own: without, there is no cycle. */
function leadsBack(states: readonly State[]): boolean {
  for (const { node, targets } of states) {
    for (const target of targets) if (target && target.node.start <= node.start) return true;
  }
  return false;
}

/**
 * The states of all cycles that nothing else enters, a single state being one. In the order of the text, a walk begins at
 * every state that no walk before has reached; of these starts, those that no later one leads to are in such cycles, and
 * all that leads to them is the rest of the cycle. Each walk passes a state once, so that the cost grows with the text alone.
 */
function findBeginnings(unreached: readonly State[], count: number): State[] {
  const listSources = findSources(unreached, count);
  const passed = new Uint8Array(count);
  const starts = unreached.filter((state) => addReached(state, listTargets, passed) > 0);
  const covered = new Uint8Array(count);
  const beginnings = new Uint8Array(count);
  for (const start of starts.toReversed()) {
    if (addReached(start, listTargets, covered) > 0) addReached(start, listSources, beginnings);
  }
  return unreached.filter(({ index }) => beginnings[index]);
}

/**
 * Marks the state and all that can be reached from it, by their index, and gives the number of those that were not marked.
 * What is marked already is not passed again.
 */
function addReached(start: State, listNext: List, reached: Uint8Array): number {
  const open: (State | undefined)[] = [start];
  let count = 0;
  while (open.length > 0) {
    const state = open.pop();
    if (!state || reached[state.index]) continue;
    reached[state.index] = 1;
    count++;
    for (const next of listNext(state)) open.push(next);
  }
  return count;
}
