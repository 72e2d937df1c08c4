/** What the first check of a process costs, when nothing is compiled yet. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { formatTimes, summarize, toRow } from './measure.ts';

const RUNS = 5;
const WIDTHS = [7, 15, 15, 15];

export async function benchCold(hasOther: boolean): Promise<void> {
  console.log('\nThe first check of a process, JSON: milliseconds (median, 95th percentile)');
  console.log(toRow(WIDTHS, ['states', 'parser', 'check', 'other service']));
  for (const count of [100, 3_000]) {
    const cells: string[] = [];
    for (const what of ['parser', 'check', ...(hasOther ? ['other'] : [])]) {
      const times: number[] = [];
      for (let run = 0; run < RUNS; run++) times.push(await measureOnce(what, count));
      cells.push(formatTimes(summarize(times)));
    }
    console.log(toRow(WIDTHS, [`${count}`, ...cells]));
  }
}

async function measureOnce(what: string, count: number): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(import.meta.dirname, 'cold-check.ts'),
    what,
    `${count}`,
  ]);
  return Number(stdout);
}
