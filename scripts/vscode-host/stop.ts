/** What was started and must be stopped, newest first: at the end, after a failure, on Ctrl+C and on a polite kill. */
import process from 'node:process';

type Stop = () => void | Promise<void>;

const running = new Set<Stop>();

/** Registers how to stop what was just started. The returned function stops it now; further calls do nothing. */
export function registerStop(stop: Stop): () => Promise<void> {
  running.add(stop);
  return async () => {
    if (running.delete(stop)) await stop();
  };
}

/** Stops everything; what fails to stop is reported and doesn't keep the rest running. */
export async function stopEverything(): Promise<void> {
  for (const stop of [...running].toReversed()) {
    running.delete(stop);
    try {
      await stop();
    } catch (error) {
      console.error('Could not stop a part:', error);
    }
  }
}

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
let interrupted = 0;
const parentWatchMilliseconds = 1000;

/** From here on a signal stops everything before the process ends. */
export function stopOnSignals(): void {
  for (const [signal, code] of Object.entries(signals)) {
    process.on(signal, () => {
      // Ctrl+C reaches the whole group and a parent may send it on: the second one must not cut the stopping short.
      if (interrupted++ === 0) void stopEverything().finally(() => process.exit(code));
      else if (interrupted > 3) process.exit(code);
    });
  }
  // npm stops the shell that it started a script with, and the shell tells nobody: a new parent is the only sign.
  const parent = process.ppid;
  const watch = () => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
    else setTimeout(watch, parentWatchMilliseconds).unref();
  };
  if (process.env['npm_lifecycle_event'] !== undefined) watch();
}

/** Runs a whole script. Its number is the exit code; an exception is printed as one message, and gives 1. */
export async function runScript(main: () => Promise<number>): Promise<void> {
  stopOnSignals();
  let code = 1;
  try {
    code = await main();
  } catch (error) {
    if (interrupted === 0) console.error(error instanceof Error ? error.message : error);
  }
  // After a signal its handler ends the process.
  if (interrupted > 0) return;
  await stopEverything();
  process.exit(code);
}
