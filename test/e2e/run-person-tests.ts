/** Runs the tests of `person/`, which click in the editor's page and know nothing of its inside. */
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { startChild } from '../../scripts/vscode-host/child.ts';
import type { VSCodeVersion } from '../../scripts/vscode-host/versions.ts';

/** Resolves with the exit code. */
export async function runPersonTests(version: VSCodeVersion, grep: string | undefined): Promise<number> {
  const folder = join(import.meta.dirname, 'person');
  const files = globSync('**/*.test.ts', { cwd: folder });
  if (files.length === 0) throw new Error(`There is no test in ${folder}.`);
  const { child, stop } = startChild(
    process.execPath,
    [
      '--test',
      '--test-reporter=spec',
      '--test-concurrency=1',
      ...(grep === undefined ? [] : ['--test-name-pattern', grep]),
      ...files.toSorted().map((file) => join(folder, file)),
    ],
    { stdio: 'inherit', env: { ...process.env, STEPWRIGHT_VSCODE: version } },
  );
  await once(child, 'exit');
  await stop();
  return child.exitCode ?? 1;
}
