import type { Range } from './range.ts';

/**
 * A stretch of a text that was made from a stretch of another one. Where `exact` holds, both have the same
 * characters and an offset inside maps one to one; otherwise the whole stretch maps to the whole.
 */
export interface Mapping {
  readonly made: Range;
  readonly source: Range;
  readonly exact: boolean;
}

/** Mappings in the order of `made`, without overlaps. */
export type SourceMap = readonly Mapping[];

/** The identity: a text that is used as it is. */
export function buildIdentityMap(length: number): SourceMap {
  const whole = { start: 0, end: length };
  return [{ made: whole, source: whole, exact: true }];
}

/** The place in the source that a range of the made text came from. Text that came from nowhere maps to what stands before it. */
export function toSourceRange(map: SourceMap, range: Range): Range {
  const start = toSourceOffset(map, range.start, 'start');
  const end = toSourceOffset(map, range.end > range.start ? range.end - 1 : range.end, 'end');
  const last = range.end > range.start && end.exact ? end.offset + 1 : end.offset;
  return { start: start.offset, end: Math.max(start.offset, last) };
}

/** Whether some of the range was substituted or rewritten, so that the source reads differently. */
export function findInexactMapping(map: SourceMap, range: Range): Mapping | undefined {
  const found = map[findMapping(map, range.start)];
  return found && !found.exact && range.start >= found.made.start && range.start < found.made.end ? found : undefined;
}

function toSourceOffset(map: SourceMap, offset: number, side: 'start' | 'end'): { offset: number; exact: boolean } {
  const found = map[findMapping(map, offset)];
  if (!found) return { offset: 0, exact: false };
  if (offset >= found.made.end) return { offset: found.source.end, exact: false };
  if (found.exact) return { offset: found.source.start + (offset - found.made.start), exact: true };
  return { offset: found.source[side], exact: false };
}

/** The index of the last mapping that starts at or before the offset; 0 where none does. */
function findMapping(map: SourceMap, offset: number): number {
  let low = 0;
  let high = map.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((map[middle]?.made.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}
