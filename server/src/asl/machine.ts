import type { Field, QueryLanguage, Shape } from '../catalog/shape.ts';
import type { Node, ObjectNode, StringNode } from '../syntax/node.ts';
import type { Tree } from '../syntax/tree.ts';
import type { Task } from './task.ts';
import type { Transition } from './transitions.ts';

export type MachineType = 'STANDARD' | 'EXPRESS';

/** A definition as the service sees it. Half-typed text has a model too: what is missing is undefined. */
export interface Machine {
  readonly tree: Tree;
  readonly type: MachineType;
  /** Undefined where the text holds no object. */
  readonly root: ObjectNode | undefined;
  /** Undefined where a placeholder decides it. */
  readonly language: QueryLanguage | undefined;
  /** The machine's own scope first, then those of branches and processors in the order of the text. */
  readonly scopes: readonly Scope[];
  /** All states of all scopes, in the order of the text. */
  readonly states: readonly State[];
  /**
   * Every object whose fields the language defines: machine, branches, states, choice rules, retriers… Those of one state, the
   * state first, or of one scope are together, without those of the scopes in it.
   */
  readonly parts: readonly (readonly Element[])[];
}

/** Every object with an element is asked for once or twice at most, so that no table of them is worth its memory. */
export function findElement({ parts }: Machine, node: Node | undefined): Element | undefined {
  for (const elements of parts) for (const element of elements) if (element.node === node) return element;
  return undefined;
}

/** A set of states that transitions can't leave: the machine, a Parallel's branch, a Map's processor. */
export interface Scope {
  readonly node: ObjectNode;
  /** The Parallel or Map state that owns it; undefined for the machine. */
  readonly owner: State | undefined;
  readonly startAt: StringNode | undefined;
  readonly states: readonly State[];
  /** By name; of duplicates the last. */
  readonly byName: ReadonlyMap<string, State>;
}

export interface State extends LoneState {
  readonly scope: Scope;
  /** Which of the scope's states it is. */
  readonly index: number;
  /** Where each of its transitions leads; undefined where the scope has no state of that name. */
  readonly targets: readonly (State | undefined)[];
  /** Itself, and what of it the language gives a shape to; no scopes. */
  readonly elements: readonly Element[];
}

/** A state without what stands around it: all of this follows from its text, its name and the machine’s query language. */
export interface LoneState {
  readonly name: string;
  readonly key: StringNode;
  readonly node: ObjectNode;
  /** As written, known or not. */
  readonly type: string | undefined;
  /** Undefined where a placeholder decides it. It depends on the machine's. */
  readonly language: QueryLanguage | undefined;
  /** A JSONPath state in a JSONata machine: the service says just that, and checks nothing else of the query language. */
  readonly isDowngrade: boolean;
  /** Every transition that leaves it, in the order of the text. */
  readonly transitions: readonly Transition[];
  /** Of a Task state, where that is known before the definition is sent. */
  readonly task: Task | undefined;
}

/** An object with the shape that the language gives it. */
export interface Element extends LoneElement {
  /** The nearest state around it, itself included. */
  readonly state: State | undefined;
}

export interface LoneElement {
  readonly node: ObjectNode;
  /** Undefined for a state whose Type is missing, unknown or a placeholder. */
  readonly shape: Shape | undefined;
  /** What the shape says of each member, in their order; undefined for one that it does not have. See `REPLACED` too. */
  readonly fields: readonly (Field | undefined)[];
  /** Undefined where a placeholder decides it, and outside of states, where no field depends on it. */
  readonly language: QueryLanguage | undefined;
  readonly state: LoneState | undefined;
}
