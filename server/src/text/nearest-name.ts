/** The candidate that a misspelt name most likely means; undefined where none is near. Case counts for nothing. */
export function findNearestName(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  // Texts that are no names at all are not worth the comparison.
  if (wanted.length === 0 || wanted.length > 100) return undefined;
  // Of one letter nothing is left where that is another one.
  const limit = wanted.length === 1 ? 0 : Math.max(1, Math.floor(wanted.length / 3));
  let nearest: string | undefined;
  let least = limit + 1;
  const rows: Rows = [[], [], []];
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= least) continue;
    const distance = compareMiddles(wanted, candidate.toLowerCase(), least, rows);
    if (distance < least) {
      least = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

/** The distance of what is left without the ends that both have: mostly next to nothing, for what is compared looks alike. */
function compareMiddles(a: string, b: string, limit: number, rows: Rows): number {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let end = 0;
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  // Where nothing is left of one of them, the rest of the other is what was put in.
  if (start + end === shorter) return Math.max(a.length, b.length) - shorter;
  return getDistance(a.slice(start, a.length - end), b.slice(start, b.length - end), limit, rows);
}

/** Used again for each candidate: a large definition has thousands of names. */
type Rows = readonly [number[], number[], number[]];

/**
 * Insertions, removals, replacements and swaps of neighbours that turn one text into the other; `limit` where it takes as many
 * or more.
 */
function getDistance(a: string, b: string, limit: number, [first, second, third]: Rows): number {
  let beforeLast = first;
  let last = second;
  let row = third;
  for (let j = 0; j <= b.length; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      }
      row[j] = best;
      least = Math.min(least, best);
    }
    if (least >= limit) return limit;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return last[b.length] ?? 0;
}
