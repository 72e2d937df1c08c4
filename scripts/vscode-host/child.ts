/** Child processes that never outlive the script. */
import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { registerStop } from './stop.ts';

const secondsToEnd = 5;

/** A child in a process group of its own, so that its children end with it. It is stopped with the script. */
export function startChild(
  command: string,
  args: readonly string[],
  options: SpawnOptions,
): { child: ChildProcess; stop: () => Promise<void> } {
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
  const killNow = () => signalGroup(child, 'SIGKILL');
  process.once('exit', killNow);
  child.once('exit', () => process.off('exit', killNow));
  const stop = registerStop(async () => {
    if (hasEnded(child)) return;
    const ended = once(child, 'exit');
    signalGroup(child, 'SIGTERM');
    const late = setTimeout(killNow, secondsToEnd * 1000);
    await ended;
    clearTimeout(late);
    // The group may hold children that did not end with their parent.
    killNow();
  });
  return { child, stop };
}

/** Runs a command to its end. Its output is only shown when it fails. Throws with that output. */
export async function runQuietly(command: string, args: readonly string[], options: SpawnOptions): Promise<void> {
  const { child, stop } = startChild(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: string[] = [];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => output.push(text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => output.push(text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  await stop();
  if (code !== 0) {
    const tail = output.join('').trimEnd().split('\n').slice(-30).join('\n');
    throw new Error(`\`${command} ${args.join(' ')}\` failed with code ${code}:\n${tail}`);
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}
