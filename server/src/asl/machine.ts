import { findAslShape } from '../catalog/asl.ts';
import type { Field, QueryLanguage, Shape } from '../catalog/shape.ts';
import { findMember, findString, isWildcard, type Node, type ObjectNode, type StringNode } from '../syntax/node.ts';
import type { Tree } from '../syntax/tree.ts';
import { findTask, type Task } from './task.ts';
import { finish, type Steps } from '../text/steps.ts';
import { findReplaced, REPLACED } from './replaced.ts';
import { findTransitions, type Transition } from './transitions.ts';

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
  /** Every object whose fields the language defines: machine, branches, states, choice rules, retriers… */
  readonly elements: ReadonlyMap<ObjectNode, Element>;
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

export interface State {
  readonly name: string;
  readonly key: StringNode;
  readonly node: ObjectNode;
  /** As written, known or not. */
  readonly type: string | undefined;
  /** Undefined where a placeholder decides it. */
  readonly language: QueryLanguage | undefined;
  /** A JSONPath state in a JSONata machine: the service says just that, and checks nothing else of the query language. */
  readonly isDowngrade: boolean;
  readonly scope: Scope;
  /** Every transition that leaves it, in the order of the text. */
  readonly transitions: readonly Transition[];
  /** Of a Task state, where that is known before the definition is sent. */
  readonly task: Task | undefined;
}

/** An object with the shape that the language gives it. */
export interface Element {
  readonly node: ObjectNode;
  /** Undefined for a state whose Type is missing, unknown or a placeholder. */
  readonly shape: Shape | undefined;
  /** What the shape says of each member, in their order; undefined for one that it does not have. See `REPLACED` too. */
  readonly fields: readonly (Field | undefined)[];
  /** Undefined where a placeholder decides it, and outside of states, where no field depends on it. */
  readonly language: QueryLanguage | undefined;
  /** The nearest state around it, itself included. */
  readonly state: State | undefined;
}

/** Reads the model out of a tree. Objects that the language does not define, such as payloads, are no part of it. */
export function buildMachine(tree: Tree, type: MachineType = 'STANDARD'): Machine {
  return finish(buildMachineInSteps(tree, type));
}

export function* buildMachineInSteps(tree: Tree, type: MachineType = 'STANDARD'): Steps<Machine> {
  const root = tree.root?.kind === 'object' ? tree.root : undefined;
  const language = findLanguage(root, 'JSONPath');
  const builder: Builder = { language, scopes: [], states: [], elements: new Map(), found: [] };
  if (root) builder.found.push(() => addScope(builder, root, 'StateMachine', undefined));
  const open: (() => void)[] = [];
  while (open.length > 0 || builder.found.length > 0) {
    // What stands in a scope or state comes before what stands behind it.
    while (builder.found.length > 0) open.push(builder.found.pop() ?? (() => undefined));
    open.pop()?.();
    yield;
  }
  const { scopes, states, elements } = builder;
  return { tree, type, root, language, scopes, states, elements };
}

interface Builder {
  readonly language: QueryLanguage | undefined;
  readonly scopes: Scope[];
  readonly states: State[];
  readonly elements: Map<ObjectNode, Element>;
  /** The scopes and states that were found in what was read last, in the order of the text: each is read by a step of its own. */
  readonly found: (() => void)[];
}

/** A missing language is inherited, and whatever is not exactly JSONPath is checked as JSONata: so the service does. */
function findLanguage(node: ObjectNode | undefined, inherited: QueryLanguage | undefined): QueryLanguage | undefined {
  const value = findMember(node, 'QueryLanguage')?.value;
  if (!value) return inherited;
  if (isWildcard(value)) return undefined;
  return value.kind === 'string' && value.value === 'JSONPath' ? 'JSONPath' : 'JSONata';
}

function addScope(builder: Builder, node: ObjectNode, shapeName: string, owner: State | undefined): void {
  const states: State[] = [];
  const byName = new Map<string, State>();
  const scope: Scope = { node, owner, startAt: findString(node, 'StartAt'), states, byName };
  builder.scopes.push(scope);
  const { fields } = addObject(builder, node, findAslShape(shapeName), undefined, owner);
  for (const [index, { key, value }] of node.members.entries()) {
    if (fields[index] === REPLACED) continue;
    if (key.value === 'States' && value?.kind === 'object') {
      for (const member of value.members) {
        const inner = member.value;
        if (inner?.kind !== 'object') continue;
        builder.found.push(() => {
          const state = addState(builder, member.key, inner, scope);
          states.push(state);
          byName.set(state.name, state);
        });
      }
    } else addNested(builder, fields[index], value, undefined, owner);
  }
}

/** Adds the object itself, and not what stands in it. */
function addObject(
  builder: Builder,
  node: ObjectNode,
  shape: Shape | undefined,
  language: QueryLanguage | undefined,
  state: State | undefined,
): Element {
  const isReplaced = findReplaced(node.members);
  const fields = node.members.map((member) => (isReplaced?.(member) ? REPLACED : shape?.fields.get(member.key.value)));
  const element: Element = { node, shape, fields, language, state };
  builder.elements.set(node, element);
  return element;
}

function addMembers(builder: Builder, { node, fields, language, state }: Element): void {
  for (let index = 0; index < fields.length; index++) {
    addNested(builder, fields[index], node.members[index]?.value, language, state);
  }
}

function addState(builder: Builder, key: StringNode, node: ObjectNode, scope: Scope): State {
  const type = findString(node, 'Type');
  // A Map's or Parallel's own language does not reach its inner states: they inherit the machine's.
  const language = findLanguage(node, builder.language);
  const shape = type && !type.hasPlaceholder ? findStateShape(type.value) : undefined;
  const state: State = {
    name: key.value,
    key,
    node,
    type: type?.value,
    language,
    isDowngrade: builder.language === 'JSONata' && language === 'JSONPath',
    scope,
    transitions: findTransitions(node, shape),
    task: shape?.name === 'Task' ? findTask(node) : undefined,
  };
  builder.states.push(state);
  addMembers(builder, addObject(builder, node, shape, language, state));
  return state;
}

/** A state's type is one of the shapes, but not every shape is a state's. */
function findStateShape(type: string): Shape | undefined {
  const shape = findAslShape(type);
  return shape?.fields.has('Type') ? shape : undefined;
}

function addNested(
  builder: Builder,
  field: Field | undefined,
  value: Node | undefined,
  language: QueryLanguage | undefined,
  state: State | undefined,
): void {
  // A value of another kind, and a field of the other language, is wrong as a whole: nothing in it is looked at.
  if (field?.shape === undefined || !value || !field.kinds.some((kind) => kind === value.kind)) return;
  if (field.language && language && field.language !== language) return;
  const items = value.kind === 'array' ? value.items : [value];
  for (const item of items) if (item.kind === 'object') addElement(builder, item, field.shape, language, state);
}

function addElement(
  builder: Builder,
  node: ObjectNode,
  shapeName: string,
  language: QueryLanguage | undefined,
  state: State | undefined,
): void {
  const shape = findAslShape(shapeName);
  if (shape?.fields.has('States')) {
    builder.found.push(() => addScope(builder, node, shapeName, state));
    return;
  }
  addMembers(builder, addObject(builder, node, shape, language, state));
}
