/** Runs inside the extension host: every bundled suite beside this file, with mocha. VS Code calls `run`. */
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { format } from 'node:util';
import { resultMark } from '../result-mark.ts';

/** Throws where a test fails, or where there is none. */
export async function run(ownPath: string): Promise<void> {
  const { default: Mocha } = await import('mocha');
  // A failure's text has several lines: each one is marked, to be told from what VS Code itself prints.
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => {
    console.log(format(...args).replaceAll(/^/gm, resultMark));
  };
  const grep = process.env['STEPWRIGHT_TEST_GREP'];
  const mocha = new Mocha({ timeout: 60_000, forbidOnly: process.env['CI'] === 'true', ...(grep ? { grep } : {}) });
  const folder = dirname(ownPath);
  for (const name of (await readdir(folder)).toSorted()) {
    if (name.endsWith('.test.cjs')) mocha.addFile(join(folder, name));
  }
  const counts = await new Promise<{ failures: number; tests: number }>((resolve) => {
    const runner = mocha.run((failures) => resolve({ failures, tests: runner.stats?.tests ?? 0 }));
  });
  if (counts.failures > 0) throw new Error(`${counts.failures} of ${counts.tests} tests failed.`);
  if (counts.tests === 0) throw new Error('There was no test to run.');
}
