import { findString, findValue, type Node, type ObjectNode } from '../syntax/node.ts';
import type { Scope, State } from './machine.ts';
import { hasUnknownTarget } from './transitions.ts';

/** Whether a variable has a value when a state of its own scope begins; `unknown` where no way leads there. */
export type AssignedBefore = 'always' | 'sometimes' | 'later' | 'unknown';

export interface Flow {
  getAssigned(name: string, state: State): AssignedBefore;
}

/** Of states times variables, in bits. More is not worth the memory, nor the time. */
const MAX_BITS = 32_000_000;
/** A graph whose loops stand in each other as deep as this is not written by people. */
const MAX_PASSES = 20;

interface Exit {
  readonly to: number;
  /** The variables that going this way assigns. */
  readonly assigned: readonly number[];
}

/**
 * For every state of a scope, the variables that all ways to it assign, and those that some do: sets of bits that are passed
 * along the transitions until nothing changes. In an order in which a state mostly follows what leads to it, that takes as
 * many passes as loops stand in each other. Undefined where a placeholder leads somewhere, or where it would cost too much.
 */
export function findFlow(
  { startAt, states, byName }: Scope,
  readNames: (assign: ObjectNode, state: State) => readonly string[],
): Flow | undefined {
  const start = startAt && !startAt.hasPlaceholder ? byName.get(startAt.value) : undefined;
  if (!start || states.some(({ node, key }) => key.hasPlaceholder || hasUnknownTarget(node))) return undefined;
  const names = new Map<string, number>();
  const toBit = (name: string): number => {
    const bit = names.get(name) ?? names.size;
    names.set(name, bit);
    return bit;
  };
  const order = listInOrder(start, byName);
  const indices = new Map(order.map((state, index) => [state, index]));
  const exits = order.map((state) =>
    listExits(state.node).flatMap(({ target, assign }): Exit[] => {
      const to = indices.get(byName.get(target) ?? state);
      if (!byName.has(target) || to === undefined) return [];
      return [{ to, assigned: assign?.kind === 'object' ? readNames(assign, state).map(toBit) : [] }];
    }),
  );
  if (order.length * names.size > MAX_BITS) return undefined;
  const sets = pass(exits, Math.max(1, Math.ceil(names.size / 32)));
  return sets && { getAssigned: (name, state) => read(sets, names.get(name), indices.get(state)) };
}

interface Exits {
  readonly target: string;
  readonly assign: Node | undefined;
}

/**
 * The ways out of a state. A choice rule's Assign stands in for the state's, as does a catcher's: where the catcher has none,
 * nothing is assigned, for the state failed.
 */
function listExits(state: ObjectNode): Exits[] {
  const assign = findValue(state, 'Assign');
  const exits: Exits[] = [];
  const add = (node: Node, own: Node | undefined): void => {
    const target = findString(node, 'Next')?.value;
    if (target !== undefined) exits.push({ target, assign: own });
  };
  add(state, assign);
  const fallback = findString(state, 'Default')?.value;
  if (fallback !== undefined) exits.push({ target: fallback, assign });
  const rules = findValue(state, 'Choices');
  if (rules?.kind === 'array') for (const rule of rules.items) add(rule, findValue(rule, 'Assign') ?? assign);
  const catchers = findValue(state, 'Catch');
  if (catchers?.kind === 'array') for (const catcher of catchers.items) add(catcher, findValue(catcher, 'Assign'));
  return exits;
}

/** The states that can be reached, each before those that it leads to unless they lead back to it. */
function listInOrder(start: State, byName: ReadonlyMap<string, State>): State[] {
  const left: State[] = [];
  const entered = new Set([start]);
  const open = [{ state: start, next: 0 }];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const transition = top.state.transitions[top.next++];
    if (!transition) {
      left.push(top.state);
      open.pop();
      continue;
    }
    const target = byName.get(transition.target.value);
    if (!target || entered.has(target)) continue;
    entered.add(target);
    open.push({ state: target, next: 0 });
  }
  return left.toReversed();
}

interface Sets {
  /** Words of 32 bits for every state. */
  readonly width: number;
  readonly always: Int32Array;
  readonly sometimes: Int32Array;
}

function pass(exits: readonly (readonly Exit[])[], width: number): Sets | undefined {
  const always = new Int32Array(exits.length * width).fill(-1).fill(0, 0, width);
  const sometimes = new Int32Array(exits.length * width);
  const [whole, some] = [new Int32Array(width), new Int32Array(width)];
  for (let passes = 0; passes < MAX_PASSES; passes++) {
    let isChanged = false;
    for (const [from, list] of exits.entries()) {
      for (const { to, assigned } of list) {
        whole.set(always.subarray(from * width, from * width + width));
        some.set(sometimes.subarray(from * width, from * width + width));
        for (const bit of assigned) {
          whole[bit >> 5] = (whole[bit >> 5] ?? 0) | (1 << (bit & 31));
          some[bit >> 5] = (some[bit >> 5] ?? 0) | (1 << (bit & 31));
        }
        if (join(always, sometimes, to * width, whole, some)) isChanged = true;
      }
    }
    if (!isChanged) return { width, always, sometimes };
  }
  return undefined;
}

function join(always: Int32Array, sometimes: Int32Array, at: number, whole: Int32Array, some: Int32Array): boolean {
  let isChanged = false;
  for (let word = 0; word < whole.length; word++) {
    const kept = (always[at + word] ?? 0) & (whole[word] ?? 0);
    const joined = (sometimes[at + word] ?? 0) | (some[word] ?? 0);
    if (kept === always[at + word] && joined === sometimes[at + word]) continue;
    always[at + word] = kept;
    sometimes[at + word] = joined;
    isChanged = true;
  }
  return isChanged;
}

function read({ width, always, sometimes }: Sets, bit: number | undefined, state: number | undefined): AssignedBefore {
  if (state === undefined) return 'unknown';
  if (bit === undefined) return 'later';
  const [word, mask] = [state * width + (bit >> 5), 1 << (bit & 31)];
  if (((always[word] ?? 0) & mask) !== 0) return 'always';
  return ((sometimes[word] ?? 0) & mask) !== 0 ? 'sometimes' : 'later';
}
