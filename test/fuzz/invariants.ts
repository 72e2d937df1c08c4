import type { DocumentSymbol } from 'vscode-languageserver-types';
import type { Document } from '../../server/src/features/document.ts';
import { toOffsets } from '../../server/src/features/place.ts';
import type { Node } from '../../server/src/syntax/node.ts';
import type { Tree } from '../../server/src/syntax/tree.ts';
import type { Range, TextEdit } from '../../server/src/text/range.ts';

/** Something that must hold does not. */
export class Fault extends Error {
  override name = 'Fault';
}

/** It does not hold now, and may when the machine has less to do. */
export class SlowFault extends Fault {}

export function checkRange(what: string, text: string, { start, end }: Range): void {
  if (start >= 0 && start <= end && end <= text.length) return;
  throw new Fault(`${what} stands at ${start}..${end} of a text of ${text.length}`);
}

/** Inside the text, and none over another: editors refuse edits that overlap. */
export function checkEdits(what: string, text: string, edits: readonly TextEdit[]): void {
  let from = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    checkRange(what, text, edit);
    if (edit.start < from) throw new Fault(`${what} has edits that overlap at ${edit.start}`);
    from = edit.end;
  }
}

/** As editors want them: the name inside of the symbol, and the symbol inside of its parent. */
export function checkSymbols(document: Document, symbols: readonly DocumentSymbol[]): void {
  for (const { name, range, selectionRange, children = [] } of symbols) {
    const outer = toOffsets(document.lines, range);
    const inner = toOffsets(document.lines, selectionRange);
    checkRange('a symbol', document.text, outer);
    if (inner.start < outer.start || inner.end > outer.end)
      throw new Fault(`the name of the symbol ${name} is outside of it`);
    if (name.trim() === '') throw new Fault('a symbol without a name');
    checkSymbols(document, children);
  }
}

/** Formatting changes nothing but the layout. */
export function checkMeaning(before: Tree, after: Tree): void {
  if (before.problems.length > 0) return;
  if (after.problems.length > 0) throw new Fault(`formatting breaks the text: ${after.problems[0]?.message}`);
  if (toMeaning(before.root) !== toMeaning(after.root)) throw new Fault('formatting changes the meaning');
}

function toMeaning(node: Node | undefined): string {
  if (!node) return '';
  switch (node.kind) {
    case 'object':
      return `{${node.members.map(({ key, value }) => `${JSON.stringify(key.value)}:${toMeaning(value)}`).join(',')}}`;
    case 'array':
      return `[${node.items.map(toMeaning).join(',')}]`;
    case 'string':
    case 'boolean':
      return JSON.stringify(node.value);
    case 'number':
      return node.text;
    case 'placeholder':
      return `\${${node.name}}`;
    case 'null':
    default:
      return 'null';
  }
}
