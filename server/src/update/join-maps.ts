import type { Range } from '../text/range.ts';
import { toSourceRange, type Mapping, type SourceMap } from '../text/source-map.ts';

/** The map of a text that was made from a text that was made itself: `outer` leads to the text between, `inner` from there to the source. */
export function joinMaps(outer: SourceMap, inner: SourceMap): SourceMap {
  const joined: Mapping[] = [];
  let from = 0;
  for (const mapping of outer) {
    if (!mapping.exact) {
      joined.push({ made: mapping.made, source: toSourceRange(inner, mapping.source), exact: false });
      continue;
    }
    while (from < inner.length && (inner[from]?.made.end ?? 0) <= mapping.source.start) from++;
    for (let at = from; at < inner.length; at++) {
      const piece = inner[at];
      if (!piece || piece.made.start >= mapping.source.end) break;
      const between = intersect(piece.made, mapping.source);
      const shift = mapping.made.start - mapping.source.start;
      const inside = piece.source.start - piece.made.start;
      joined.push({
        made: { start: between.start + shift, end: between.end + shift },
        source: piece.exact ? { start: between.start + inside, end: between.end + inside } : piece.source,
        exact: piece.exact,
      });
    }
  }
  return joined;
}

function intersect(a: Range, b: Range): Range {
  return { start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) };
}
