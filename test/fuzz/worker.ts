/** Makes inputs and checks them, one after the other, until the given time; tells each before it begins, for it may never end. */
import { parentPort, workerData } from 'node:worker_threads';
import { checkText } from './check-text.ts';
import { SlowFault } from './invariants.ts';
import { type Input, makeInput } from './input.ts';
import { Random } from './random.ts';

export interface WorkerData {
  readonly seed: number;
  /** Seeds that others use are left out. */
  readonly step: number;
  /** As `Date.now()` gives it. */
  readonly until: number;
}

export type WorkerMessage =
  | { readonly kind: 'begins'; readonly seed: number; readonly input: Input }
  | { readonly kind: 'held'; readonly input: Input; readonly calls: number }
  | { readonly kind: 'failed'; readonly seed: number; readonly input: Input; readonly reason: string };

const { seed: first, step, until } = workerData as WorkerData;
const post = parentPort?.postMessage.bind(parentPort);
const send = (message: WorkerMessage): void => post?.(message);

for (let seed = first; Date.now() < until; seed += step) {
  const input = makeInput(new Random(seed));
  send({ kind: 'begins', seed, input });
  try {
    send({ kind: 'held', input, calls: checkTwice(input) });
  } catch (error) {
    send({
      kind: 'failed',
      seed,
      input,
      reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
}

/** What takes too long is tried again: the machine may have been busy. */
function checkTwice(input: Input): number {
  try {
    return checkText(input);
  } catch (error) {
    if (error instanceof SlowFault) return checkText(input);
    throw error;
  }
}
