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
}

export function buildLines(text: string): Lines {
  const starts = findLineStarts(text);
  const startOf = (line: number): number => (line < 0 ? 0 : (starts[line] ?? text.length));
  return {
    count: starts.length,
    startOf,
    toPosition(offset) {
      const at = Math.max(0, Math.min(offset, text.length));
      const line = findLine(starts, at);
      return { line, character: at - startOf(line) };
    },
    toOffset({ line, character }) {
      if (line >= starts.length) return text.length;
      const end = line + 1 < starts.length ? startOf(line + 1) : text.length;
      return Math.max(0, Math.min(startOf(line) + character, end));
    },
  };
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 13 && text.charCodeAt(at + 1) === 10) at++;
    if (code === 10 || code === 13) starts.push(at + 1);
  }
  return starts;
}

/** The last line that starts at or before the offset. */
function findLine(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
