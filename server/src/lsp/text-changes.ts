import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { findChange } from '../text/change.ts';
import type { TextEdit } from '../text/range.ts';

/**
 * Applies the changes of one notification, and gives them as edits, each of the text that the one before it left. An edit
 * that replaces text by the same text around a smaller change is cut down to that change.
 */
export function applyChanges(
  document: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const change of changes) {
    const before = document.getText();
    const edit =
      'range' in change
        ? toEdit(document, change.range, change.text)
        : { start: 0, end: before.length, text: change.text };
    edits.push(...trimEdit(before, edit));
    TextDocument.update(document, [change], version);
  }
  return edits;
}

/** The edit that makes one text of another; none where they are equal. */
export function compareTexts(before: string, after: string): TextEdit[] {
  return before === after ? [] : trimEdit(before, { start: 0, end: before.length, text: after });
}

function toEdit(document: TextDocument, range: Parameters<TextDocument['getText']>[0], text: string): TextEdit {
  const start = range ? document.offsetAt(range.start) : 0;
  const end = range ? document.offsetAt(range.end) : 0;
  return { start: Math.min(start, end), end: Math.max(start, end), text };
}

/** An edit without what it leaves as it was at both of its ends. */
function trimEdit(before: string, { start, end, text }: TextEdit): TextEdit[] {
  const change = findChange(before.slice(start, end), text);
  const edit = { start: start + change.start, end: start + change.end, text: text.slice(change.start, change.newEnd) };
  return edit.start === edit.end && edit.text === '' ? [] : [edit];
}
