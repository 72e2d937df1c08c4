/** What opening the first definition of a window costs, in a real VS Code that was just started. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { findTimes, type ActivationTimes } from '../e2e/activation-times.ts';
import { summarize } from './measure.ts';

const RUNS = 5;
const VSCODE = '1.139';
const PROMISED = { activation: 50, diagnostics: 300 };

export async function benchActivation(): Promise<void> {
  const runs: ActivationTimes[] = [];
  for (let run = 0; run < RUNS; run++) runs.push(await measureOnce());
  const print = (what: string, read: (times: ActivationTimes) => number, promised?: number): void => {
    const times = runs.map(read);
    const promise = promised === undefined ? '' : `, promised: under ${promised} ms`;
    const all = times.map((time) => time.toFixed(0)).join(', ');
    console.log(`${what}: ${summarize(times).median.toFixed(0)} ms${promise} (all: ${all})`);
  };
  console.log(`\nVS Code ${VSCODE}, started ${RUNS} times; medians`);
  print('Activation', ({ load, call, finish }) => load + call + finish, PROMISED.activation);
  print('  of it loading code', ({ load }) => load);
  print(
    'From opening a definition to its diagnostics, server cold',
    ({ diagnosed }) => diagnosed,
    PROMISED.diagnostics,
  );
  print('  of it until VS Code tells of the document', ({ told }) => told);
}

/** Runs the test that measures itself in a window of its own. Throws with what it printed where it fails. */
async function measureOnce(): Promise<ActivationTimes> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(import.meta.dirname, '../e2e/run.ts'), VSCODE, '--host', '--grep', '^activation '],
    { env: { ...process.env, STEPWRIGHT_BENCH: '1' } },
  );
  const times = findTimes(stdout);
  if (!times) throw new Error(`The test of activation printed no times:\n${stdout}`);
  return times;
}
