/**
 * Files of this user alone. What holds: files are made with mode 600 and folders with 700 (Windows knows no modes; there the
 * user's own folder is what keeps others out). A file is there whole or not at all. No link inside the state folder is
 * followed: whoever could put another in its place between the check and the use is this user. The state folder itself may be a
 * link, and on the way to it as well: where the user wants it is the user's to say.
 */
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { chmod, lstat, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Larger than any record can be. What is larger was not written here. */
const LARGEST_FILE = 16 * 1024 * 1024;
/** Nobody is still writing what was begun a day ago. */
const ABANDONED_AFTER = 24 * 60 * 60 * 1000;
const TEMPORARY_NAME = /\.[0-9a-f]{16}\.tmp$/;

/** Makes a folder inside the state folder, folder by folder. Rejects where that is impossible, also where a link stands in its place. */
export async function makeFolder(stateFolder: string, ...names: readonly string[]): Promise<string> {
  await mkdir(stateFolder, { recursive: true, mode: 0o700 });
  let folder = stateFolder;
  for (const name of names) {
    folder = join(folder, name);
    await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
      if (getErrorCode(error) !== 'EEXIST') throw error;
    });
    const stats = await lstat(folder);
    if (!stats.isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
    if (process.platform !== 'win32' && (stats.mode & 0o077) !== 0) await chmod(folder, 0o700);
  }
  return folder;
}

/** The same folder to read from; undefined where it isn't there, or is a link. */
export async function findFolder(stateFolder: string, ...names: readonly string[]): Promise<string | undefined> {
  let folder = stateFolder;
  for (const name of names) {
    folder = join(folder, name);
    const stats = await lstat(folder).catch(() => undefined);
    if (stats?.isDirectory() !== true) return undefined;
  }
  return folder;
}

/** The names in a folder; none where it can't be read. */
export async function listNames(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

/** Writes a file at one go: whoever reads it sees what stood there before, or all of the new text, whenever the process ends. */
export async function writeText(folder: string, name: string, text: string): Promise<void> {
  await dropLeftovers(folder);
  const temporary = join(folder, `${name}.${randomBytes(8).toString('hex')}.tmp`);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, join(folder, name));
  } catch (error) {
    await dropFile(temporary);
    throw error;
  }
}

/** The text of a file; undefined where it isn't there, can't be read, is no plain file or is too large. */
export async function findText(folder: string, name: string): Promise<string | undefined> {
  // A link isn't followed, and a pipe not waited for. Windows has neither flag, and undefined counts as 0 here.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  try {
    const file = await open(join(folder, name), flags);
    try {
      const stats = await file.stat();
      return stats.isFile() && stats.size <= LARGEST_FILE ? await file.readFile('utf8') : undefined;
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}

/** The value of a JSON file; undefined where there is none to be read. */
export async function findJson(folder: string, name: string): Promise<unknown> {
  const text = await findText(folder, name);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** JSON as a person reads it. */
export function toJsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** Where that fails, it stays: the next one tries again. */
export async function dropFile(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => {});
}

/** The size of a file in bytes, not following a link; 0 where it isn't there. */
export async function measureFile(path: string): Promise<number> {
  const stats = await lstat(path).catch(() => undefined);
  return stats?.size ?? 0;
}

/** Nobody has changed it for a day. */
export async function isAbandonedFile(path: string): Promise<boolean> {
  const stats = await lstat(path).catch(() => undefined);
  return stats !== undefined && Date.now() - stats.mtimeMs > ABANDONED_AFTER;
}

/** Of an error of the file system: `EACCES`. */
export function getErrorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** What was being written when a process ended. */
async function dropLeftovers(folder: string): Promise<void> {
  for (const name of await listNames(folder)) {
    const path = join(folder, name);
    if (TEMPORARY_NAME.test(name) && (await isAbandonedFile(path))) await dropFile(path);
  }
}
