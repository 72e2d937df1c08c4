import { performance } from 'node:perf_hooks';

export interface Measured {
  /** Milliseconds. */
  readonly median: number;
  readonly p95: number;
}

/** Runs the work until it is warm, then `runs` times more. */
export function measure(work: () => unknown, runs = 30): Measured {
  for (let run = 0; run < 5; run++) work();
  const times = Array.from({ length: runs }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  });
  return summarize(times);
}

export function summarize(times: readonly number[]): Measured {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
}
