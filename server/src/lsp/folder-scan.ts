import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { findFileKindOfName } from '../features/file-kind.ts';

const ignored: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** The paths of all definitions and update files in a folder and below it. What can't be read is left out, links too. */
export async function findFiles(folder: string): Promise<string[]> {
  const { files, folders } = await listFolder(folder);
  const inner = await Promise.all(folders.map((path) => findFiles(path)));
  return [...files, ...inner.flat()];
}

/** The same without what is below it. */
export async function findFilesIn(folder: string): Promise<string[]> {
  return (await listFolder(folder)).files;
}

/** Whether a folder on the way from the workspace folder to the file is one that is not looked into. */
export function isIgnored(relativePath: string): boolean {
  return relativePath.split(/[\\/]/).some((name) => ignored.has(name));
}

async function listFolder(folder: string): Promise<{ files: string[]; folders: string[] }> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && findFileKindOfName(entry.name) !== undefined);
  const folders = entries.filter((entry) => entry.isDirectory() && !ignored.has(entry.name));
  return { files: files.map(({ name }) => join(folder, name)), folders: folders.map(({ name }) => join(folder, name)) };
}
