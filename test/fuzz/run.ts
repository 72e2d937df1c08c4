/**
 * `npm run fuzz -- --seconds N [--seed S]`: generated and broken texts and edits against the whole server. What fails is kept in
 * `test/fuzz/cases`, and is a unit test from then on. Without a seed, every run tries something else.
 */
import '../../scripts/check-node.ts';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { saveCase } from './cases.ts';
import type { Servers } from './check-edits.ts';
import { type Input, makeInput } from './input.ts';
import { Random } from './random.ts';
import type { WorkerData, WorkerMessage } from './worker.ts';

/** In milliseconds: after this long without a word the worker hangs. */
const HANGS_AFTER = 20_000;
/** One run shows no more than this many failures. */
const MAX_FAILURES = 20;

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' } } });
const seconds = Number(values.seconds);
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
if (!(seconds > 0) || !Number.isInteger(seed)) {
  console.error('npm run fuzz -- --seconds N [--seed S]: N is a positive number, S an integer.');
  process.exit(2);
}

const until = Date.now() + seconds * 1000;
const counts = new Map<string, number>();
const failures: string[] = [];

console.log(`Seed ${seed}, ${seconds} seconds`);
await Promise.all([fuzzTexts(), fuzzEdits()]);
for (const [what, count] of [...counts].toSorted(([a], [b]) => a.localeCompare(b, 'en')))
  console.log(`${what.padEnd(28)} ${count}`);
const executions = [...counts].reduce((sum, [what, count]) => (what.startsWith('text') ? sum + count : sum), 0);
console.log(`${executions} texts, ${counts.get('edits') ?? 0} edits, ${failures.length} failures`);
process.exit(failures.length > 0 ? 1 : 0);

function count(what: string, by = 1): void {
  counts.set(what, (counts.get(what) ?? 0) + by);
}

function fail(seed: number, input: Input, reason: string, path?: string): void {
  failures.push(reason);
  console.log(
    `\nFailed: --seed ${seed}, ${input.language}${path === undefined ? '' : `, kept in ${path}`}\n${reason}\n`,
  );
}

/** The features as plain functions, in a thread that is ended where it hangs. */
async function fuzzTexts(): Promise<void> {
  let next = seed;
  while (Date.now() < until && failures.length < MAX_FAILURES) {
    next = await runWorker({ seed: next, step: 1, until });
  }
}

/** Resolves with the seed to go on with. */
async function runWorker(workerData: WorkerData): Promise<number> {
  const worker = new Worker(join(import.meta.dirname, 'worker.ts'), { workerData });
  return new Promise((resolve, reject) => {
    let current: (WorkerMessage & { readonly kind: 'begins' }) | undefined;
    const end = (reason?: string): void => {
      clearTimeout(timer);
      if (reason !== undefined && current) {
        fail(current.seed, current.input, reason, saveCase(current.input, reason));
      }
      void worker.terminate().then(() => resolve((current?.seed ?? workerData.seed) + 1));
    };
    const timer = setTimeout(() => end(`hangs for ${HANGS_AFTER} ms`), HANGS_AFTER);
    worker.on('message', (message: WorkerMessage) => {
      timer.refresh();
      if (message.kind === 'begins') current = message;
      else {
        count(`texts, ${message.input.language}`);
        if (message.kind === 'held') count('calls', message.calls);
        else {
          fail(message.seed, message.input, message.reason, saveCase(message.input, message.reason));
          if (failures.length >= MAX_FAILURES) end();
        }
      }
    });
    // Out of memory, or out of stack where nothing can catch it.
    worker.on('error', (error) => end(`ends the thread: ${String(error)}`));
    worker.on('messageerror', reject);
    worker.on('exit', () => end());
  });
}

/** A real server over a real connection, and a second one to compare with. */
async function fuzzEdits(): Promise<void> {
  // The sources, unless somebody names a bundle: so that nothing has to be built.
  process.env['STEPWRIGHT_SERVER'] ??= join(import.meta.dirname, '../../server/src/lsp/main.ts');
  const { Client } = await import('../protocol/client.ts');
  const { checkIncrementally } = await import('./check-edits.ts');
  const start = async () => {
    const servers: Servers = { edited: await Client.start(), fresh: await Client.start() };
    return { servers, end: rejectAtEnd(servers) };
  };
  let { servers, end } = await start();
  for (let next = seed; Date.now() < until && failures.length < MAX_FAILURES; next++) {
    const random = new Random(next);
    const input = makeInput(random);
    try {
      count('edits', await Promise.race([checkIncrementally(servers, random, input), end]));
    } catch (error) {
      fail(next, input, error instanceof Error ? error.message : String(error));
      stop(servers);
      ({ servers, end } = await start());
    }
  }
  stop(servers);
}

/** A server that ends answers nothing any more. */
function rejectAtEnd({ edited, fresh }: Servers): Promise<never> {
  const end = new Promise<never>((_, reject) => {
    for (const { process } of [edited, fresh]) {
      process.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    }
  });
  // At the last they are stopped, and nobody waits for them.
  end.catch(() => undefined);
  return end;
}

function stop({ edited, fresh }: Servers): void {
  for (const { process } of [edited, fresh]) process.kill();
}
