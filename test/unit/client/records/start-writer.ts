import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { TestContext } from 'node:test';

const writer = fileURLToPath(new URL('writer.ts', import.meta.url));

/** Another window, as `writer.ts` says. Ends with the test at the latest. */
export function startWriter(context: TestContext, ...args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [writer, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  context.after(() => child.kill('SIGKILL'));
  return child;
}

/** Gives what it ended with. */
export async function endOf(child: ChildProcess): Promise<number | NodeJS.Signals> {
  const ended = child.exitCode ?? child.signalCode;
  if (ended !== null) return ended;
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals];
  return code ?? signal;
}
