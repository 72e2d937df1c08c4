import { CompletionItemKind } from 'vscode-languageserver-types';
import { type ContextField, CONTEXT_FIELDS } from '../../catalog/context-object.ts';
import { INTRINSIC_FUNCTIONS, type IntrinsicFunction, writeSignature } from '../../catalog/intrinsics.ts';
import { findElement } from '../../asl/machine.ts';
import { DOLLAR_SUFFIX } from '../../asl/template.ts';
import { getVariables } from '../../asl/variables.ts';
import type { PathKind } from '../../catalog/shape.ts';
import type { Range } from '../../text/range.ts';
import type { Document } from '../document.ts';
import { findLanguage, findSlot, type Step } from '../slot.ts';
import type { Cursor } from './cursor.ts';
import type { Proposal } from './proposal.ts';
import { escapeSnippet } from './snippets.ts';

export interface ExpressionProposals {
  /** The word that is typed: a part of the string. */
  readonly replaced: Range;
  readonly proposals: readonly Proposal[];
}

/** Inside of a path or call: variables, the context object's fields, and the intrinsic functions where they can be called. */
export function listExpressionProposals(
  document: Document,
  { role, steps, replaced, isQuoted, isFlow }: Cursor,
  offset: number,
): ExpressionProposals | undefined {
  if (role !== 'value' || (!isQuoted && isFlow)) return undefined;
  const kind = findExpressionKind(document, steps);
  if (!kind) return undefined;
  const { text } = document;
  const start = replaced.start + (isQuoted ? 1 : 0);
  let from = offset;
  while (from > start && isWordCharacter(text, from - 1)) from--;
  let to = offset;
  while (to < replaced.end && isWordCharacter(text, to)) to++;
  const before = text.slice(start, from);
  const isInText = before.split("'").length % 2 === 0;
  const takesCalls = kind === 'payload' || kind === 'text';
  const takesContext = kind !== 'data' && kind !== 'result';
  const isFirst = before.trim() === '';
  if (isInText || !(isFirst || takesCalls)) return undefined;
  const proposals = [
    ...(kind === 'result' ? [] : listVariables(document, steps)),
    ...(takesContext ? listContext(CONTEXT_FIELDS, '$$') : []),
    ...(takesCalls ? [...INTRINSIC_FUNCTIONS.values()].map(buildCall) : []),
  ];
  return { replaced: { start: from, end: to }, proposals };
}

/** Undefined where what stands here is not evaluated with JSONPath. */
function findExpressionKind(document: Document, steps: readonly Step[]): PathKind | 'payload' | undefined {
  if (document.kind !== 'definition' || findLanguage(document, steps) === 'JSONata') return undefined;
  const { field } = findSlot(document, steps);
  if (field?.path) return field.path;
  const name = steps.at(-1)?.name;
  if (typeof name !== 'string' || !name.endsWith(DOLLAR_SUFFIX)) return undefined;
  const isInTemplate = steps.some((_, index) => findSlot(document, steps.slice(0, index)).field?.template);
  return isInTemplate ? 'payload' : undefined;
}

function listVariables(document: Document, steps: readonly Step[]): Proposal[] {
  const machine = document.getMachine();
  const state = steps.map(({ node }) => findElement(machine, node)?.state).findLast(Boolean);
  if (!state) return [];
  return getVariables(machine)
    .listVisible(state)
    .map(({ name, state: { name: assigner } }) => ({
      label: `$${name}`,
      text: escapeSnippet(`$${name}`),
      kind: CompletionItemKind.Variable,
      detail: `Assigned by ${assigner}`,
    }));
}

function listContext(fields: readonly ContextField[], path: string): Proposal[] {
  return fields.flatMap(({ name, summary, fields: inner }): Proposal[] => {
    const label = `${path}.${name}`;
    const own = { label, text: escapeSnippet(label), kind: CompletionItemKind.Field, documentation: summary };
    return [own, ...(inner ? listContext(inner, label) : [])];
  });
}

function buildCall(row: IntrinsicFunction): Proposal {
  return {
    label: row.name,
    text: `${row.name}(${row.parameters.length > 0 ? '$1' : ''})`,
    kind: CompletionItemKind.Function,
    detail: writeSignature(row),
    documentation: row.summary,
    rank: 1,
  };
}

function isWordCharacter(text: string, at: number): boolean {
  return /[\w$.]/.test(text.charAt(at));
}
