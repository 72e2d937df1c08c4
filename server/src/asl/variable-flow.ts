import type { ObjectNode, StringNode } from '../syntax/node.ts';
import type { Scope, State } from './machine.ts';
import { hasUnknownTarget } from './transitions.ts';

/** Whether a variable has a value when a state of its own scope begins; `unknown` where no way leads there. */
export type AssignedBefore = 'always' | 'sometimes' | 'later' | 'unknown';

export interface Flow {
  getAssigned(name: string, state: State): AssignedBefore;
}

/** Of states times variables, in bits. More is not worth the memory, nor the time. */
const MAX_BITS = 32_000_000;
/** How often a state is visited on the average, at most. People write graphs for which twice is enough. */
const MAX_VISITS = 20;
/** How many searches backwards one flow is worth: each passes the whole graph. */
const MAX_SEARCHES = 100;

interface Exit {
  readonly from: number;
  readonly to: number;
  /** The variables that going this way assigns. */
  readonly assigned: readonly number[];
}

/**
 * For every state of a scope, the variables that some way to it leaves out: sets of bits that are passed along the transitions
 * until nothing changes. A loop adds nothing to what its first state has, so that mostly one visit in the right order does.
 * Undefined where a placeholder leads somewhere, or where it would cost too much.
 */
export function findFlow(
  { startAt, states, byName }: Scope,
  listNames: (owner: ObjectNode, state: State) => readonly string[],
): Flow | undefined {
  const start = startAt && !startAt.hasPlaceholder ? byName.get(startAt.value) : undefined;
  if (!start || states.some(({ node, key }) => key.hasPlaceholder || hasUnknownTarget(node))) return undefined;
  const bits = new Map<string, number>();
  const toBit = (name: string): number => {
    const bit = bits.get(name) ?? bits.size;
    bits.set(name, bit);
    return bit;
  };
  const order = listInOrder(start);
  const indices = new Map(order.map((state, index) => [state, index]));
  const exits = order.map((state, from) =>
    state.transitions.flatMap(({ target }, index): Exit[] => {
      const next = state.targets[index];
      const to = next && indices.get(next);
      return to === undefined ? [] : [{ from, to, assigned: listAssigned(state, target, listNames).map(toBit) }];
    }),
  );
  if (order.length * bits.size > MAX_BITS) return undefined;
  const width = Math.ceil(bits.size / 32);
  const open = findOpen(exits, width);
  if (!open) return undefined;
  const isAssignedBefore = buildSearch(exits);
  return {
    getAssigned(name, state) {
      const [bit, index] = [bits.get(name), indices.get(state)];
      if (index === undefined) return 'unknown';
      if (bit === undefined) return 'later';
      const isOpen = ((open[index * width + (bit >> 5)] ?? 0) & (1 << (bit & 31))) !== 0;
      return isOpen ? isAssignedBefore(bit, index) : 'always';
    },
  };
}

/**
 * What is assigned on a way out of a state. A choice rule's Assign stands in for the state's, as does a catcher's: where the
 * catcher has none, nothing is assigned, for the state failed.
 */
function listAssigned(
  state: State,
  { parent }: StringNode,
  listNames: (owner: ObjectNode, state: State) => readonly string[],
): readonly string[] {
  const own = parent?.kind === 'object' ? listNames(parent, state) : [];
  return own.length === 0 && parent?.parent?.key?.value === 'Choices' ? listNames(state.node, state) : own;
}

/** The states that can be reached, each before those that it leads to unless they lead back to it. */
function listInOrder(start: State): State[] {
  const left: State[] = [];
  const entered = new Set([start]);
  const open = [{ state: start, next: 0 }];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    if (top.next === top.state.targets.length) {
      left.push(top.state);
      open.pop();
      continue;
    }
    const target = top.state.targets[top.next++];
    if (!target || entered.has(target)) continue;
    entered.add(target);
    open.push({ state: target, next: 0 });
  }
  return left.toReversed();
}

/** For every state `width` words of 32 bits: a bit is set where some way to the state does not assign the variable. */
function findOpen(exits: readonly (readonly Exit[])[], width: number): Int32Array | undefined {
  const open = new Int32Array(exits.length * width).fill(-1, 0, width);
  const isDue = new Uint8Array(exits.length).fill(1, 0, 1);
  const going = new Int32Array(width);
  let visits = exits.length * MAX_VISITS;
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    for (const [from, list] of exits.entries()) {
      if (isDue[from] === 0) continue;
      isDue[from] = 0;
      if (visits-- === 0) return undefined;
      for (const { to, assigned } of list) {
        for (let word = 0; word < width; word++) going[word] = open[from * width + word] ?? 0;
        for (const bit of assigned) going[bit >> 5] = (going[bit >> 5] ?? 0) & ~(1 << (bit & 31));
        let isNew = false;
        for (let word = 0; word < width; word++) {
          const before = open[to * width + word] ?? 0;
          const after = before | (going[word] ?? 0);
          if (after === before) continue;
          open[to * width + word] = after;
          isNew = true;
        }
        if (!isNew) continue;
        isDue[to] = 1;
        if (to <= from) isChanged = true;
      }
    }
  }
  return open;
}

/** Looks for an assignment on any way to a state, backwards. It is asked of few variables: those that some way leaves out. */
function buildSearch(exits: readonly (readonly Exit[])[]): (bit: number, state: number) => AssignedBefore {
  let entries: Exit[][] | undefined;
  let searches = 0;
  return (bit, state) => {
    if (++searches > MAX_SEARCHES) return 'unknown';
    entries ??= toEntries(exits);
    const passed = new Set([state]);
    for (const at of passed) {
      for (const { from, assigned } of entries[at] ?? []) {
        if (assigned.includes(bit)) return 'sometimes';
        passed.add(from);
      }
    }
    return 'later';
  };
}

function toEntries(exits: readonly (readonly Exit[])[]): Exit[][] {
  const entries: Exit[][] = exits.map(() => []);
  for (const list of exits) for (const exit of list) entries[exit.to]?.push(exit);
  return entries;
}
