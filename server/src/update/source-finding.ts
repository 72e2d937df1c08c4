import type { Finding } from '../text/finding.ts';
import { toSourceRange, type SourceMap } from '../text/source-map.ts';

/** A finding about a text that was made, at the place in the source that it came from. Its fixes would not fit there. */
export function toSourceFinding(map: SourceMap, finding: Finding): Finding {
  return {
    ...finding,
    fixes: undefined,
    ...toSourceRange(map, finding),
    related: finding.related?.map((place) => (place.source ? place : { ...place, ...toSourceRange(map, place) })),
  };
}
