import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (options: { readonly execution: 'async' }) => Promise<void>;

/** Bytes that are really in use. */
export async function measureHeap(): Promise<number> {
  // What ended in this turn is let go in the next ones.
  for (let count = 0; count < 3; count++) await collect({ execution: 'async' });
  return process.memoryUsage().heapUsed;
}

/** What keeps this process alive, by kind. */
export function countResources(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
