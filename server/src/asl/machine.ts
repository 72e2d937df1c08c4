import { findAslShape } from '../catalog/asl.ts';
import type { QueryLanguage, Shape } from '../catalog/shape.ts';
import { findMember, findString, isWildcard, type Node, type ObjectNode, type StringNode } from '../syntax/node.ts';
import type { Tree } from '../syntax/tree.ts';
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
}

/** An object with the shape that the language gives it. */
export interface Element {
  readonly node: ObjectNode;
  /** Undefined for a state whose Type is missing, unknown or a placeholder. */
  readonly shape: Shape | undefined;
  /** Undefined where a placeholder decides it, and outside of states, where no field depends on it. */
  readonly language: QueryLanguage | undefined;
  /** The nearest state around it, itself included. */
  readonly state: State | undefined;
}

/** Reads the model out of a tree. Objects that the language does not define, such as payloads, are no part of it. */
export function buildMachine(tree: Tree, type: MachineType = 'STANDARD'): Machine {
  const root = tree.root?.kind === 'object' ? tree.root : undefined;
  const language = findLanguage(root, 'JSONPath');
  const builder: Builder = { language, scopes: [], states: [], elements: new Map() };
  if (root) addScope(builder, root, 'StateMachine', undefined);
  return { tree, type, root, ...builder };
}

interface Builder {
  readonly language: QueryLanguage | undefined;
  readonly scopes: Scope[];
  readonly states: State[];
  readonly elements: Map<ObjectNode, Element>;
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
  const shape = findAslShape(shapeName);
  builder.elements.set(node, { node, shape, language: undefined, state: owner });
  for (const { key, value } of node.members) {
    if (key.value === 'States' && value?.kind === 'object') {
      for (const member of value.members) {
        if (member.value?.kind !== 'object') continue;
        const state = addState(builder, member.key, member.value, scope);
        states.push(state);
        byName.set(state.name, state);
      }
    } else addNested(builder, shape, key.value, value, undefined, owner);
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
  };
  builder.states.push(state);
  builder.elements.set(node, { node, shape, language, state });
  for (const member of node.members) addNested(builder, shape, member.key.value, member.value, language, state);
  return state;
}

/** A state's type is one of the shapes, but not every shape is a state's. */
function findStateShape(type: string): Shape | undefined {
  const shape = findAslShape(type);
  return shape?.fields.has('Type') ? shape : undefined;
}

function addNested(
  builder: Builder,
  shape: Shape | undefined,
  name: string,
  value: Node | undefined,
  language: QueryLanguage | undefined,
  state: State | undefined,
): void {
  const inner = shape?.fields.get(name)?.shape;
  if (inner === undefined || !value) return;
  const nodes = value.kind === 'array' ? value.items : [value];
  for (const node of nodes) if (node.kind === 'object') addElement(builder, node, inner, language, state);
}

function addElement(
  builder: Builder,
  node: ObjectNode,
  shapeName: string,
  language: QueryLanguage | undefined,
  state: State | undefined,
): void {
  const shape = findAslShape(shapeName);
  if (shape?.fields.has('States')) return addScope(builder, node, shapeName, state);
  builder.elements.set(node, { node, shape, language, state });
  for (const { key, value } of node.members) addNested(builder, shape, key.value, value, language, state);
}
