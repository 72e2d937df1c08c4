import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const temporary: string[] = [];
process.on('exit', () => {
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
});

/** A folder that goes when the tests end. */
export function createTemporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stepwright-test-'));
  temporary.push(folder);
  return folder;
}

/** A folder of files for one test. */
export function createFolder(files: Readonly<Record<string, string>>): {
  folder: string;
  uri: (name: string) => string;
} {
  const folder = createTemporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return { folder, uri: (name) => pathToFileURL(join(folder, name)).href };
}
