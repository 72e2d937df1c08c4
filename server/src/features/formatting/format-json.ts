import type { Range, TextEdit } from '../../text/range.ts';
import { findToken, type Token } from '../json-tokens.ts';

/** White space that the user wants: one step of indentation, and the line break of this text. */
export interface Layout {
  readonly indent: string;
  readonly eol: string;
}

/**
 * The edits that lay JSON out with one member or item a line, inside `range`. Only white space between tokens changes: what
 * stands between two tokens is not looked at, so comments and unquoted placeholders stay as they are. A blank line between
 * members is kept.
 */
export function formatJson(text: string, range: Range, { indent, eol }: Layout): TextEdit[] {
  const edits: TextEdit[] = [];
  let depth = 0;
  let last: Token | undefined;
  for (let next = findToken(text, 0); next; next = findToken(text, next.end)) {
    const gap = { start: last?.end ?? 0, end: next.start };
    if (gap.end > range.end) break;
    const old = text.slice(gap.start, gap.end);
    if (next.kind === '}' || next.kind === ']') depth = Math.max(0, depth - 1);
    const wanted = chooseGap(text, last, next, old);
    const lineBreak = (wanted === 'blank line' ? eol + eol : eol) + indent.repeat(depth);
    const made = wanted === 'none' ? '' : wanted === 'space' ? ' ' : lineBreak;
    if (made !== old && gap.start >= range.start) edits.push({ ...gap, text: made });
    if (next.kind === '{' || next.kind === '[') depth++;
    last = next;
  }
  const end = last?.end ?? 0;
  const rest = text.slice(end);
  const ending = /[\r\n]/.test(rest) ? eol : '';
  if (range.end >= text.length && rest !== ending) edits.push({ start: end, end: text.length, text: ending });
  return edits;
}

function chooseGap(
  text: string,
  last: Token | undefined,
  next: Token,
  old: string,
): 'none' | 'space' | 'line' | 'blank line' {
  if (!last) return 'none';
  const lineBreaks = old.match(/\r\n|\r|\n/g)?.length ?? 0;
  const line = lineBreaks > 1 ? 'blank line' : 'line';
  if (last.kind === 'comment' && text.startsWith('//', last.start)) return line;
  if (next.kind === 'comment') return lineBreaks === 0 ? 'space' : line;
  if (next.kind === ',' || next.kind === ':') return 'none';
  if (last.kind === 'comment' && lineBreaks === 0) return 'space';
  if (last.kind === ':') return 'space';
  if (last.kind === '{') return next.kind === '}' ? 'none' : 'line';
  if (last.kind === '[') return next.kind === ']' ? 'none' : 'line';
  if (next.kind === '}' || next.kind === ']') return 'line';
  return line;
}
