import type { Example } from '../../server/src/asl/rule.ts';
import type { Syntax } from '../../server/src/syntax/tree.ts';
import type { Range } from '../../server/src/text/range.ts';

/** A place that an example marks with carets, and the code beside them: without one, of the rule whose example it is. */
export interface ExpectedFinding extends Range {
  readonly code?: string;
}

export interface ParsedExample {
  /** The text without its caret lines. */
  readonly text: string;
  readonly syntax: Syntax;
  readonly expected: readonly ExpectedFinding[];
}

const caretLine = /^( *)(\^+)(?: +([a-z0-9-]+))? *$/;

/**
 * Reads a rule's example. A line of blanks, carets and an optional code marks those columns of the nearest line above that
 * is no such line; columns past that line's end count as its end. Where the text starts with a line break, that break, the
 * indentation that all lines share and a blank last line belong to the source code, not to the example.
 */
export function parseExample(example: Example): ParsedExample {
  const { syntax, text } = typeof example === 'string' ? { syntax: 'json' as const, text: example } : example;
  const kept: string[] = [];
  const expected: ExpectedFinding[] = [];
  let lineStart = 0;
  for (const line of splitLines(text)) {
    const carets = caretLine.exec(line);
    const marked = kept.at(-1);
    if (!carets || marked === undefined) {
      if (marked !== undefined) lineStart += marked.length + 1;
      kept.push(line);
      continue;
    }
    const [, blanks = '', columns = '', code] = carets;
    const start = lineStart + Math.min(blanks.length, marked.length);
    const end = lineStart + Math.min(blanks.length + columns.length, marked.length);
    expected.push(code === undefined ? { start, end } : { code, start, end });
  }
  return { text: kept.join('\n'), syntax, expected };
}

/** What carets can draw of a range: its first line, and at least one column where the line has one left. */
export function toDrawnRange(text: string, range: Range): Range {
  const lineEnd = text.indexOf('\n', range.start);
  const limit = lineEnd < 0 ? text.length : lineEnd;
  const end = Math.min(Math.max(range.end, range.start + 1), limit);
  return { start: Math.min(range.start, limit), end };
}

function splitLines(text: string): string[] {
  if (!text.startsWith('\n')) return text.split('\n');
  const lines = text.slice(1).split('\n');
  if (lines.at(-1)?.trim() === '') lines.pop();
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/[^ ]/));
  const shared = indents.length > 0 ? Math.min(...indents) : 0;
  return lines.map((line) => line.slice(shared));
}
