import type { Range } from '../text/range.ts';

/** Where to show a problem: what is missing at the end of the text stands at its last character. */
export function getProblemRange(text: string, start: number, end: number): Range {
  if (start < text.length) return { start, end: Math.min(text.length, Math.max(end, start + 1)) };
  const last = text.trimEnd().length;
  return { start: Math.max(0, last - 1), end: last };
}
