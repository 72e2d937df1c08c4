import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver-types';
import type { Scope, State } from '../asl/machine.ts';
import type { Member, Node } from '../syntax/node.ts';
import { groupBy } from '../text/group-by.ts';
import type { Range } from '../text/range.ts';
import type { Document } from './document.ts';
import { toLspRange } from './place.ts';

const kindOfState: Readonly<Record<string, SymbolKind>> = {
  Task: SymbolKind.Function,
  Choice: SymbolKind.Enum,
  Parallel: SymbolKind.Array,
  Map: SymbolKind.Array,
  Wait: SymbolKind.Event,
  Pass: SymbolKind.Object,
  Succeed: SymbolKind.EnumMember,
  Fail: SymbolKind.EnumMember,
};

/** The outline: states with what they hold, or the members of an update file. Half-typed text has one as well. */
export function* listSymbols(document: Document): Generator<DocumentSymbol> {
  if (document.kind === 'update') {
    yield* listMembers(document, document.tree.root);
    return;
  }
  const machine = document.getMachine();
  const inner = groupBy(machine.scopes, (scope) => scope.owner);
  for (const state of machine.scopes[0]?.states ?? []) yield toSymbol(document, inner, state);
}

type ScopesByOwner = ReadonlyMap<State | undefined, readonly Scope[]>;

function toSymbol(document: Document, inner: ScopesByOwner, state: State): DocumentSymbol {
  const kind = kindOfState[state.type ?? ''] ?? SymbolKind.Object;
  return {
    ...buildSymbol(document, state.name, kind, state.key, state.node),
    detail: state.type ?? '',
    children: listInnerScopes(document, inner, state),
  };
}

/** A processor's states stand directly under their Map state; branches are numbered, as the service counts them. */
function listInnerScopes(document: Document, inner: ScopesByOwner, state: State): DocumentSymbol[] {
  let lastList: Node | undefined;
  let index = 0;
  return (inner.get(state) ?? []).flatMap((scope) => {
    const states = scope.states.map((each) => toSymbol(document, inner, each));
    const list = scope.node.parent;
    if (list?.kind !== 'array') return states;
    // On from the branch before: to look through all of them for each would cost their square.
    index = list.items.indexOf(scope.node, list === lastList ? index + 1 : 0);
    lastList = list;
    const name = `${list.key?.value ?? ''}[${index}]`;
    return [{ ...buildSymbol(document, name, SymbolKind.Namespace, scope.node, scope.node), children: states }];
  });
}

function listMembers(document: Document, node: Node | undefined): DocumentSymbol[] {
  if (node?.kind !== 'object') return [];
  return node.members.map((member) => ({
    ...buildSymbol(document, member.key.value, kindOfMember(member), member.key, member.value ?? member.key),
    detail: toDetail(member.value),
    children: listMembers(document, member.value),
  }));
}

function kindOfMember({ value }: Member): SymbolKind {
  if (value?.kind === 'object') return isTargets(value.parent) ? SymbolKind.Namespace : SymbolKind.Object;
  if (value?.kind === 'array') return SymbolKind.Array;
  if (value?.kind === 'boolean') return SymbolKind.Boolean;
  return value?.kind === 'number' ? SymbolKind.Number : SymbolKind.String;
}

function isTargets(node: Node | undefined): boolean {
  return node?.key?.value === 'targets' && node.parent?.parent === undefined;
}

function toDetail(value: Node | undefined): string {
  if (value?.kind === 'string') return value.value.slice(0, 80);
  return value?.kind === 'number' || value?.kind === 'boolean' ? String(value.value) : '';
}

/** An editor refuses the whole outline where a name is empty or a symbol does not hold its own selection. */
function buildSymbol(
  document: Document,
  name: string,
  kind: SymbolKind,
  selection: Range,
  body: Range,
): DocumentSymbol {
  const whole = { start: Math.min(selection.start, body.start), end: Math.max(selection.end, body.end) };
  return {
    name: name.trim() === '' ? '""' : name,
    kind,
    range: toLspRange(document.lines, whole),
    selectionRange: toLspRange(document.lines, selection === body ? { start: body.start, end: body.start } : selection),
  };
}
