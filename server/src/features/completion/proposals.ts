import type { Scope } from '../../asl/machine.ts';
import type { Document } from '../document.ts';
import { findLanguage, findSlot } from '../slot.ts';
import type { Cursor } from './cursor.ts';
import { listEntries, listFields, listPlaceholders } from './key-proposals.ts';
import { findShape, type Proposal, type Situation } from './proposal.ts';
import { Snippet } from './snippets.ts';
import { listValues } from './value-proposals.ts';

/** What the tables and the text have for a cursor; `definition` is that of an update file, as far as it is known. */
export function listProposals(document: Document, cursor: Cursor, definition: Document | undefined): Proposal[] {
  const slot = findSlot(document, cursor.steps);
  const language = findLanguage(document, cursor.steps);
  const scope = findScope(document, cursor);
  const targets = scope ? scope.states.map(({ name }) => name) : [];
  const context = { isFlow: cursor.isFlow, language, targets, findShape };
  const indent = cursor.isFlow ? '' : ' '.repeat(cursor.column - findLead(document, cursor));
  const situation: Situation = { document, cursor, slot, scope, indent, buildSnippet: () => new Snippet(context) };
  // What follows a dash may become a key or be an item by itself: the table knows which.
  const isItem = typeof cursor.steps.at(-1)?.name === 'number' && slot.shape === undefined;
  if (cursor.role === 'value' || isItem) return listValues(situation);
  if (slot.field?.name === 'definitionSubstitutions') return listPlaceholders(situation, definition);
  if (slot.entries !== undefined) return listEntries(situation, slot.entries);
  return listFields(situation, language);
}

function findScope(document: Document, cursor: Cursor): Scope | undefined {
  if (document.kind !== 'definition') return undefined;
  const { scopes } = document.getMachine();
  const nodes = new Set(cursor.steps.map(({ node }) => node));
  return scopes.findLast(({ node }) => nodes.has(node)) ?? scopes[0];
}

/** The indentation of the cursor's line: an editor adds it to every further line by itself. */
function findLead({ text, lines }: Document, { replaced }: Cursor): number {
  const start = lines.startOf(lines.toPosition(replaced.start).line);
  return /^ */.exec(text.slice(start, replaced.start))?.[0].length ?? 0;
}
