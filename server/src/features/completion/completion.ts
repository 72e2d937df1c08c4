import {
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem,
  type CompletionList,
} from 'vscode-languageserver-types';
import type { Document } from '../document.ts';
import { toLspEdit, toLspRange } from '../place.ts';
import { findCursor, type Cursor } from './cursor.ts';
import { listExpressionProposals } from './expression-proposals.ts';
import { completeJsonata } from './jsonata-items.ts';
import type { Proposal } from './proposal.ts';
import { listProposals } from './proposals.ts';
import { toPlainText } from './snippets.ts';

export interface CompletionOptions {
  readonly snippets: boolean;
  /** Of an update file, as far as it is known: its placeholders are what wants values. */
  readonly definition?: Document | undefined;
}

/** What may be typed at an offset: from the tables, without what is there already. */
export function complete(document: Document, offset: number, options: CompletionOptions): CompletionList {
  const jsonata = completeJsonata(document, offset);
  if (jsonata) return { isIncomplete: false, items: jsonata };
  const cursor = findCursor(document, offset);
  const inside = cursor && listExpressionProposals(document, cursor, offset);
  if (inside) {
    const word = { ...cursor, replaced: inside.replaced, isQuoted: false, needsComma: false, commaAt: undefined };
    const items = inside.proposals.map((proposal, index) => toItem(document, word, proposal, index, options));
    return { isIncomplete: false, items };
  }
  const proposals = cursor ? listProposals(document, cursor, options.definition) : [];
  const items = proposals.map((proposal, index) => cursor && toItem(document, cursor, proposal, index, options));
  return { isIncomplete: false, items: items.filter((item) => item !== undefined) };
}

function toItem(
  document: Document,
  cursor: Cursor,
  proposal: Proposal,
  index: number,
  { snippets }: CompletionOptions,
): CompletionItem {
  const { lines, text } = document;
  const typed = text.slice(cursor.replaced.start, cursor.replaced.end);
  const written = `${proposal.text}${cursor.needsComma ? ',' : ''}`;
  const quote = cursor.isQuoted ? typed.charAt(0) : '';
  const item: CompletionItem = {
    label: proposal.label,
    kind: proposal.kind,
    filterText: `${quote}${proposal.label}`,
    sortText: `${proposal.rank ?? 0}${String(index).padStart(4, '0')}`,
    insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.adjustIndentation,
    textEdit: { range: toLspRange(lines, cursor.replaced), newText: snippets ? written : toPlainText(written) },
  };
  if (proposal.detail !== undefined) item.detail = proposal.detail;
  if (proposal.documentation !== undefined) item.documentation = { kind: 'markdown', value: proposal.documentation };
  if (proposal.isDeprecated) item.tags = [CompletionItemTag.Deprecated];
  if (cursor.commaAt !== undefined) {
    item.additionalTextEdits = [toLspEdit(lines, { start: cursor.commaAt, end: cursor.commaAt, text: ',' })];
  }
  return item;
}
