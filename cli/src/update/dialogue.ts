import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { toOneLine } from '../../../client/src/update/one-line.ts';

/** What a command says, and whom it may ask. */
export interface Dialogue {
  /** The result: the standard output. */
  print(text: string): void;
  /** What is going on, and what is wrong: a line of the standard error. No text from a file can look like more lines. */
  note(line: string): void;
  /** Undefined where there is nobody to ask. Gives undefined where the question is dismissed. */
  readonly ask: ((question: string) => Promise<string | undefined>) | undefined;
  /** Aborts when the person cancels. */
  readonly signal: AbortSignal;
}

/** A terminal at both ends, and no CI, which may lend one that nobody sits at. */
export function isAttended(
  env: Readonly<Record<string, string | undefined>>,
  ...ends: readonly { readonly isTTY?: boolean }[]
): boolean {
  const isCI = Boolean(env['CI']) && env['CI'] !== 'false';
  return !isCI && ends.every(({ isTTY }) => isTTY === true);
}

/** Asks for a line. Undefined at the end of the input, and when the signal aborts. */
export async function askLine(
  input: Readable,
  output: Writable,
  question: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const reader = createInterface({ input, output, terminal: false });
  const closed = new Promise<undefined>((resolve) => reader.once('close', () => resolve(undefined)));
  try {
    return await Promise.race([reader.question(question, { signal }), closed]);
  } catch {
    return undefined;
  } finally {
    reader.close();
  }
}

/** Of an interrupted process, as shells have it. */
const INTERRUPTED = 130;

/**
 * Runs a command over this process's streams. The first Ctrl+C cancels what has not left yet; the second one ends the process,
 * and an update that had left stays written down.
 */
export async function runInDialogue(command: (dialogue: Dialogue) => Promise<number>): Promise<number> {
  const { stdin, stdout, stderr, env } = process;
  const cancelling = new AbortController();
  const { signal } = cancelling;
  const note = (line: string): void => void stderr.write(`${toOneLine(line, Infinity)}\n`);
  const interrupt = (): void => {
    if (signal.aborted) process.exit(INTERRUPTED);
    note('Cancelling. What has left already is waited for; the same again ends at once.');
    cancelling.abort();
  };
  const ask = (question: string): Promise<string | undefined> =>
    askLine(stdin, stderr, toOneLine(question, Infinity), signal);
  for (const name of SIGNALS) process.on(name, interrupt);
  try {
    return await command({
      print: (text) => void stdout.write(text),
      note,
      ask: isAttended(env, stdin, stderr) ? ask : undefined,
      signal,
    });
  } finally {
    for (const name of SIGNALS) process.off(name, interrupt);
  }
}

/** What a person sends, and what a CI does that ends a job. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
