import { findString, findValue, isWildcard, type Node, type ObjectNode, type StringNode } from '../syntax/node.ts';
import { groupBy } from '../text/group-by.ts';
import type { Element, Machine, Scope, State } from './machine.ts';
import { DOLLAR_SUFFIX } from './template.ts';
import { type AssignedBefore, findFlow, type Flow } from './variable-flow.ts';

/** A variable that an Assign gives a value to. */
export interface Assignment {
  readonly name: string;
  readonly key: StringNode;
  readonly state: State;
}

/** Letters and digits of any script. */
export const VARIABLE_NAME = /^[\p{ID_Start}_]\p{ID_Continue}*$/u;

/**
 * What is known of a variable where a state reads it. `later`: its scope assigns it, but on no way to the state. `outside`: only
 * around a distributed Map, which can’t see it. `elsewhere`: only in scopes that can’t be seen from here. `unknown` also where
 * a placeholder decides.
 */
export type Assignedness = AssignedBefore | 'outside' | 'elsewhere' | 'never';

export interface Variables {
  /** In the order of the text. */
  readonly byName: ReadonlyMap<string, readonly Assignment[]>;
  getAssignedness(name: string, state: State): Assignedness;
  /** What assigns the name in the scopes around a scope, as far as it can see them. */
  findOuterAssignment(name: string, scope: Scope): Assignment | undefined;
  /** What can be read in a state: its scope's variables and those around it. */
  listVisible(state: State): readonly Assignment[];
}

const known = new WeakMap<Machine, Variables>();

/** Built when it is first asked for, and then kept with the machine, which never changes. */
export function getVariables(machine: Machine): Variables {
  const found = known.get(machine) ?? buildVariables(machine);
  known.set(machine, found);
  return found;
}

interface ScopeVariables {
  /** The first assignment of each name. */
  readonly names: ReadonlyMap<string, Assignment>;
  /** Undefined where nothing can be said of the order. */
  readonly flow: Flow | undefined;
}

const NOTHING: ScopeVariables = { names: new Map(), flow: undefined };

function buildVariables({ parts }: Machine): Variables {
  const assigns = new Map<ObjectNode, ObjectNode>();
  const assignments: Assignment[] = [];
  let isKnown = true;
  for (const elements of parts) {
    for (const element of elements) {
      const { node, shape, state } = element;
      if (!shape) isKnown = false;
      const value = state && findAssign(element);
      if (!value) continue;
      if (isOpen(value)) isKnown = false;
      if (value.kind !== 'object') continue;
      assigns.set(node, value);
      for (const { key } of value.members) assignments.push({ name: toVariableName(key.value, state), key, state });
    }
  }
  const ofScopes = groupBy(assignments, ({ state }) => state.scope);
  const byScope = new Map([...ofScopes].map(([scope, own]) => [scope, readScope(scope, own, assigns)]));
  const byName = groupBy(assignments, ({ name }) => name);
  return {
    byName,
    getAssignedness: (name, state) => (isKnown ? getAssignedness(name, state, byScope, byName) : 'unknown'),
    findOuterAssignment(name, scope) {
      for (let outer = findOuter(scope); outer; outer = findOuter(outer)) {
        const found = byScope.get(outer)?.names.get(name);
        if (found) return found;
      }
      return undefined;
    },
    listVisible({ scope }) {
      const visible = new Map<string, Assignment>();
      for (let each: Scope | undefined = scope; each; each = findOuter(each)) {
        for (const [name, assignment] of byScope.get(each)?.names ?? []) visible.set(name, assignment);
      }
      return [...visible.values()];
    },
  };
}

function findAssign({ node, fields }: Element): Node | undefined {
  const at = fields.findIndex((field) => field?.name === 'Assign');
  return at < 0 ? undefined : node.members[at]?.value;
}

function readScope(
  scope: Scope,
  assignments: readonly Assignment[],
  assigns: ReadonlyMap<ObjectNode, ObjectNode>,
): ScopeVariables {
  const names = new Map<string, Assignment>();
  for (const assignment of assignments) if (!names.has(assignment.name)) names.set(assignment.name, assignment);
  const listNames = (owner: ObjectNode, state: State): string[] =>
    assigns.get(owner)?.members.map(({ key }) => toVariableName(key.value, state)) ?? [];
  return { names, flow: findFlow(scope, listNames) };
}

/** With JSONPath, `.$` says that the value is a path or a call, and is no part of the name. */
export function toVariableName(key: string, { language }: Pick<State, 'language'>): string {
  return language !== 'JSONata' && key.endsWith(DOLLAR_SUFFIX) ? key.slice(0, -DOLLAR_SUFFIX.length) : key;
}

/** Whether a placeholder decides what is assigned. */
function isOpen(assign: Node): boolean {
  return isWildcard(assign) || (assign.kind === 'object' && assign.members.some(({ key }) => key.hasPlaceholder));
}

function getAssignedness(
  name: string,
  state: State,
  scopes: ReadonlyMap<Scope, ScopeVariables>,
  byName: ReadonlyMap<string, unknown>,
): Assignedness {
  let isOutside = false;
  let found: Assignedness = byName.has(name) ? 'elsewhere' : 'never';
  for (let at: State | undefined = state; at; at = at.scope.owner) {
    const { names, flow } = scopes.get(at.scope) ?? NOTHING;
    if (names.has(name)) {
      const before = flow?.getAssigned(name, at) ?? 'unknown';
      if (before !== 'later') return isOutside && before !== 'unknown' ? 'outside' : before;
      found = 'later';
    }
    isOutside ||= isDistributed(at.scope);
  }
  return found;
}

/** The scope around it, as far as its states can see it. */
function findOuter(scope: Scope): Scope | undefined {
  return isDistributed(scope) ? undefined : scope.owner?.scope;
}

function isDistributed({ node }: Scope): boolean {
  return findString(findValue(node, 'ProcessorConfig'), 'Mode')?.value === 'DISTRIBUTED';
}
