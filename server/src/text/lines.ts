import { findChange } from './change.ts';

/** A place as editors count it: both from 0, `character` in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Turns offsets of one text into positions and back. Lines end with `\n`, `\r\n` or `\r`, as in LSP. */
export interface Lines {
  readonly count: number;
  /** The offset at which a line starts; lines past the end give the text's length. */
  startOf(line: number): number;
  toPosition(offset: number): Position;
  /** Clamped to the line and to the text. */
  toOffset(position: Position): number;
  /** The lines of the text that follows this one: most of them are where they were, or have moved together. */
  update(text: string): Lines;
}

export function buildLines(text: string): Lines {
  return toLines(text, findLineStarts(text));
}

function updateStarts(starts: Uint32Array, before: string, text: string): Uint32Array {
  const { start, end, newEnd } = findChange(before, text);
  if (newEnd - start > MAX_INSERTED) return findLineStarts(text);
  // Whether a line begins at an offset is up to the characters on both sides of it.
  const found: number[] = [];
  for (let at = start; at <= newEnd; at++) if (beginsLine(text, at)) found.push(at);
  const kept = starts.subarray(0, countUpTo(starts, start - 1));
  const moved = starts.subarray(countUpTo(starts, end));
  const updated = new Uint32Array(kept.length + found.length + moved.length);
  updated.set(kept);
  updated.set(found, kept.length);
  for (let index = 0, at = kept.length + found.length; index < moved.length; index++, at++) {
    updated[at] = (moved[index] ?? 0) + newEnd - end;
  }
  return updated;
}

/** Characters, each of which is looked at. */
const MAX_INSERTED = 10_000;

function beginsLine(text: string, at: number): boolean {
  if (at === 0) return true;
  const before = text.charCodeAt(at - 1);
  return before === 10 || (before === 13 && text.charCodeAt(at) !== 10);
}

function toLines(text: string, starts: Uint32Array): Lines {
  const startOf = (line: number): number => (line < 0 ? 0 : (starts[line] ?? text.length));
  let last = 0;
  return {
    count: starts.length,
    startOf,
    toPosition(offset) {
      const at = Math.max(0, Math.min(offset, text.length));
      const line = (last = findLine(starts, at, last));
      return { line, character: at - startOf(line) };
    },
    toOffset({ line, character }) {
      if (line >= starts.length) return text.length;
      const end = line + 1 < starts.length ? startOf(line + 1) : text.length;
      return Math.max(0, Math.min(startOf(line) + character, end));
    },
    update: (after) => toLines(after, updateStarts(starts, text, after)),
  };
}

/** `indexOf` finds a character many times as fast as a loop does; each of the two is looked for from where it was found last. */
function findLineStarts(text: string): Uint32Array {
  const starts = [0];
  let lineFeed = find(text, '\n', 0);
  let carriageReturn = find(text, '\r', 0);
  for (;;) {
    const at = Math.min(lineFeed, carriageReturn);
    if (at === Infinity) return Uint32Array.from(starts);
    const next = at === carriageReturn && lineFeed === at + 1 ? at + 2 : at + 1;
    starts.push(next);
    if (lineFeed < next) lineFeed = find(text, '\n', next);
    if (carriageReturn < next) carriageReturn = find(text, '\r', next);
  }
}

/** As many as cost less than to look through all of them by halves. */
const LINES_NEARBY = 8;

function find(text: string, character: string, from: number): number {
  const at = text.indexOf(character, from);
  return at < 0 ? Infinity : at;
}

/** The last line that starts at or before the offset. `near` is where to look first: offsets are mostly asked for in their order. */
function findLine(starts: Uint32Array, offset: number, near: number): number {
  for (let line = near; line < near + LINES_NEARBY && (starts[line] ?? Infinity) <= offset; line++) {
    if ((starts[line + 1] ?? Infinity) > offset) return line;
  }
  return countUpTo(starts, offset) - 1;
}

/** How many of them are no greater. */
function countUpTo(starts: Uint32Array, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
