import { findAslShape } from '../catalog/asl.ts';
import type { QueryLanguage, Shape } from '../catalog/shape.ts';
import { findMember, findString, isWildcard, type Mutable, type ObjectNode, type StringNode } from '../syntax/node.ts';
import type { Tree } from '../syntax/tree.ts';
import { finish, type Steps } from '../text/steps.ts';
import {
  addMembers,
  addNested,
  beginPart,
  buildElement,
  type ElementBuilder,
  type FoundScope,
} from './build-elements.ts';
import type { Element, Machine, MachineType, Scope, State } from './machine.ts';
import { REPLACED } from './replaced.ts';
import { findTask } from './task.ts';
import { findTransitions } from './transitions.ts';

/** Reads the model out of a tree. Objects that the language does not define, such as payloads, are no part of it. */
export function buildMachine(tree: Tree, type: MachineType = 'STANDARD'): Machine {
  return finish(buildMachineInSteps(tree, type));
}

/**
 * The machine of the text before may be given, of the same type: states whose nodes the tree has taken over are taken over
 * as well, so that nobody can use that machine any more.
 */
export function* buildMachineInSteps(tree: Tree, type: MachineType = 'STANDARD', before?: Machine): Steps<Machine> {
  const root = tree.root?.kind === 'object' ? tree.root : undefined;
  const language = findLanguage(root, 'JSONPath');
  const states = before && (yield* findStatesByNode(before));
  const builder: Builder = { language, before: states, scopes: [], states: [], parts: [], elements: [], found: [] };
  if (root) addScope(builder, { kind: 'scope', node: root, shapeName: 'StateMachine', owner: undefined });
  const open: Found[] = [];
  for (let count = 1; ; count++) {
    // What stands in a scope or state comes before what stands behind it.
    for (let last = builder.found.pop(); last; last = builder.found.pop()) open.push(last);
    const next = open.pop();
    if (!next) break;
    if (next.kind === 'state') addState(builder, next);
    else addScope(builder, next);
    if (count % FOUND_PER_STEP === 0) yield;
  }
  let count = 0;
  for (const { states, byName } of builder.scopes) {
    for (const state of states) {
      state.targets = state.transitions.map(({ target }) => byName.get(target.value));
      if (++count % STATES_PER_STEP === 0) yield;
    }
  }
  return { tree, type, root, language, scopes: builder.scopes, states: builder.states, parts: builder.parts };
}

/** Without those that have scopes in them, which are to be found again. */
function* findStatesByNode({ states, scopes }: Machine): Steps<ReadonlyMap<ObjectNode, State>> {
  const owners = new Set(scopes.map(({ owner }) => owner));
  const found = new Map<ObjectNode, State>();
  for (let index = 0; index < states.length; index++) {
    const state = states[index];
    if (state && !owners.has(state)) found.set(state.node, state);
    if (index % STATES_PER_STEP === 0) yield;
  }
  return found;
}

/** Of states of which next to nothing is asked. */
const STATES_PER_STEP = 256;

/** Scopes and states that are read in one step. */
const FOUND_PER_STEP = 8;

interface Builder extends ElementBuilder {
  readonly language: QueryLanguage | undefined;
  /** Of the text before. */
  readonly before: ReadonlyMap<ObjectNode, State> | undefined;
  readonly scopes: OpenScope[];
  readonly states: State[];
  /** What was found in what was read last, in the order of the text. */
  readonly found: Found[];
}

/** A scope or a state that is not read yet. */
type Found = FoundScope | FoundState;

interface FoundState {
  readonly kind: 'state';
  readonly node: ObjectNode;
  readonly key: StringNode;
  readonly scope: OpenScope;
}

interface OpenScope extends Scope {
  readonly states: OpenState[];
  readonly byName: Map<string, State>;
}

interface OpenState extends Omit<State, 'targets' | 'elements'> {
  targets: State['targets'];
  elements: State['elements'];
}

/** A missing language is inherited, and whatever is not exactly JSONPath is checked as JSONata: so the service does. */
function findLanguage(node: ObjectNode | undefined, inherited: QueryLanguage | undefined): QueryLanguage | undefined {
  const value = findMember(node, 'QueryLanguage')?.value;
  if (!value) return inherited;
  if (isWildcard(value)) return undefined;
  return value.kind === 'string' && value.value === 'JSONPath' ? 'JSONPath' : 'JSONata';
}

function addScope(builder: Builder, { node, shapeName, owner }: FoundScope): void {
  const scope: OpenScope = { node, owner, startAt: findString(node, 'StartAt'), states: [], byName: new Map() };
  builder.scopes.push(scope);
  const element = buildElement(node, findAslShape(shapeName), undefined, owner);
  beginPart(builder, element);
  const { fields } = element;
  node.members.forEach(({ key, value }, index) => {
    const field = fields[index];
    if (field === REPLACED) return;
    if (key.value !== 'States' || value?.kind !== 'object') return addNested(builder, field, value, undefined, owner);
    for (const { key, value: inner } of value.members) {
      if (inner?.kind === 'object') builder.found.push({ kind: 'state', node: inner, key, scope });
    }
  });
}

function addState(builder: Builder, { node, key, scope }: FoundState): void {
  // A Map's or Parallel's own language does not reach its inner states: they inherit the machine's.
  const language = findLanguage(node, builder.language);
  const isDowngrade = builder.language === 'JSONata' && language === 'JSONPath';
  const around = {
    name: key.value,
    key,
    scope,
    index: scope.states.length,
    language,
    isDowngrade,
  };
  const known = builder.before?.get(node);
  const state =
    known && known.language === language ? takeState(builder, known, around) : buildState(builder, node, around);
  builder.states.push(state);
  scope.states.push(state);
  scope.byName.set(state.name, state);
}

/** What a state does not know by its own text. */
type Around = Pick<State, 'name' | 'key' | 'scope' | 'index' | 'language' | 'isDowngrade'>;

function takeState(builder: Builder, state: Mutable<State>, around: Around): OpenState {
  // One by one, as also below: to copy them all at once takes several times as long.
  state.name = around.name;
  state.key = around.key;
  state.scope = around.scope;
  state.index = around.index;
  state.language = around.language;
  state.isDowngrade = around.isDowngrade;
  builder.parts.push(state.elements);
  return state;
}

function buildState(builder: Builder, node: ObjectNode, around: Around): OpenState {
  const { name, key, scope, index, language, isDowngrade } = around;
  const type = findString(node, 'Type');
  const shape = type && !type.hasPlaceholder ? findStateShape(type.value) : undefined;
  const state: OpenState = {
    name,
    key,
    scope,
    index,
    targets: NO_TARGETS,
    language,
    isDowngrade,
    node,
    type: type?.value,
    transitions: findTransitions(node, shape),
    task: shape?.name === 'Task' ? findTask(node) : undefined,
    elements: NO_ELEMENTS,
  };
  const element = buildElement(node, shape, language, state);
  state.elements = beginPart(builder, element);
  addMembers(builder, element);
  return state;
}

const NO_TARGETS: readonly State[] = [];
const NO_ELEMENTS: readonly Element[] = [];

/** A state's type is one of the shapes, but not every shape is a state's. */
function findStateShape(type: string): Shape | undefined {
  const shape = findAslShape(type);
  return shape?.fields.has('Type') ? shape : undefined;
}
