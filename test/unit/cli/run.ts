import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../cli/src/main.ts', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder of files, and the command line in it. It goes when the tests end. */
export function createFolder(files: Readonly<Record<string, string>>): {
  folder: string;
  run: (...args: readonly string[]) => Ended;
  runWith: (input: string, ...args: readonly string[]) => Ended;
} {
  const folder = mkdtempSync(join(tmpdir(), 'stepwright-cli-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const runWith = (input: string, ...args: readonly string[]): Ended => {
    const options = { cwd: folder, encoding: 'utf8', input } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], options);
    return { code: status, out: stdout, err: stderr };
  };
  return { folder, run: (...args) => runWith('', ...args), runWith };
}

export const GOOD = '{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}';
/** It starts at a state that is not there. */
export const BAD = GOOD.replace('"StartAt": "A"', '\n"StartAt": "B"');
export const GOOD_YAML = 'StartAt: A\nStates: { A: { Type: Pass, End: true } }\n';
