import { performance } from 'node:perf_hooks';

/** Milliseconds. */
export interface Measured {
  readonly median: number;
  readonly p95: number;
}

export interface Amount {
  /** Runs that are not counted: until the code is compiled and the heap has its size. */
  readonly warmUp: number;
  readonly runs: number;
}

/**
 * Measures pieces of work in turns, so that whatever else the machine does slows all of them alike, and every other time the
 * other way round: one that always came behind another would pay for what that one leaves to be collected.
 */
export async function measureTogether<K extends string>(
  works: Readonly<Record<K, (run: number) => unknown>>,
  { warmUp, runs }: Amount,
): Promise<Record<K, Measured>> {
  const all = Object.entries<(run: number) => unknown>(works).map(([name, work]) => ({
    name,
    work,
    times: [] as number[],
  }));
  for (let run = 0; run < warmUp + runs; run++) {
    for (const { work, times } of run % 2 === 0 ? all : all.toReversed()) {
      const from = performance.now();
      await work(run);
      if (run >= warmUp) times.push(performance.now() - from);
    }
  }
  return Object.fromEntries(all.map(({ name, times }) => [name, summarize(times)])) as Record<K, Measured>;
}

export function summarize(times: readonly number[]): Measured {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
}

/** A line of a table: each text in a column of that width. */
export function toRow(widths: readonly number[], texts: readonly string[]): string {
  return texts.map((text, index) => text.padEnd(widths[index] ?? 0)).join(' ');
}

export function formatTimes({ median, p95 }: Measured): string {
  return `${formatTime(median)} ${formatTime(p95)}`;
}

export function formatTime(time: number): string {
  return time.toFixed(time < 10 ? 2 : time < 100 ? 1 : 0);
}
