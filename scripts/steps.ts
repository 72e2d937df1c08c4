/** The steps of a longer script: a headline, the work, and how long it took. */
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { startChild } from './vscode-host/child.ts';

const root = join(import.meta.dirname, '..');

/** Runs a piece of work; its number is an exit code. */
export async function runStep(title: string, work: () => Promise<number>): Promise<number> {
  console.log(`\n── ${title}`);
  const started = performance.now();
  const code = await work();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`── ${title}: ${code === 0 ? 'done' : `failed with code ${code}`} after ${seconds} s`);
  return code;
}

/** Runs this Node with arguments in the project's folder; what it prints is seen as it comes. Resolves with the exit code. */
export async function runNode(args: readonly string[]): Promise<number> {
  const { child, stop } = startChild(process.execPath, args, { cwd: root, stdio: 'inherit' });
  await once(child, 'exit');
  await stop();
  return child.exitCode ?? 1;
}
