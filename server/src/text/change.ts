import type { Range } from './range.ts';

/** What of a text became another one: `start..end` of the text before stands in the text after as `start..newEnd`. */
export interface Change extends Range {
  readonly newEnd: number;
}

/** The smallest change that makes one text of another; an empty one at their end where they are equal. */
export function findChange(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  const head = countEqual(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
  const tail = countEqual(shorter - head, (from, to) => sliceEnd(before, from, to) === sliceEnd(after, from, to));
  return { start: head, end: before.length - tail, newEnd: after.length - tail };
}

/** Counted from the end. */
function sliceEnd(text: string, from: number, to: number): string {
  return text.slice(text.length - to, text.length - from);
}

/** How many characters two texts share, if no more than `most`: by halves, since whole stretches compare in no time. */
function countEqual(most: number, isEqual: (from: number, to: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isEqual(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
