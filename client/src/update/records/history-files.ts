/**
 * The history of a state machine: two files an entry, `<time>-<id>.json` and, where a definition stood there before,
 * `<time>-<id>.asl.json`, which is that definition as it was deployed, to the letter: the service speaks UTF-8, and so does the file.
 * No two windows ever write the same file.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import {
  dropFile,
  findJson,
  findText,
  isAbandonedFile,
  listNames,
  measureFile,
  toJsonText,
  writeText,
} from './private-files.ts';
import { isMembers, readHistoryEntry } from './record-shapes.ts';
import type { HistoryEntry, ListedEntry } from './records.ts';

/** Of one state machine. The newest entry is kept in any case. */
export interface HistoryLimits {
  readonly entries: number;
  readonly bytes: number;
}

export const HISTORY_LIMITS: HistoryLimits = { entries: 100, bytes: 64 * 1024 * 1024 };

/** Names in their order are entries in their order: by time, then by when they were written. */
const FILE_NAME = /^(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z-[0-9a-z]{17})(\.asl)?\.json$/;

/** Two entries of the same time stay in their order, also within a millisecond. */
let lastStamp = 0;

function buildKey(time: string): string {
  lastStamp = Math.max(Date.now(), lastStamp + 1);
  const stamp = lastStamp.toString(36).padStart(9, '0');
  return `${new Date(time).toISOString().replaceAll(/[:.]/g, '-')}-${stamp}${randomBytes(4).toString('hex')}`;
}

/** The definition first: an entry without its definition can't be seen. Rejects where the entry can't be written. */
export async function writeEntry(folder: string, entry: HistoryEntry, limits: HistoryLimits): Promise<void> {
  const key = buildKey(entry.time);
  const { definition, ...before } = entry.before ?? {};
  const definitionFile = definition === undefined ? undefined : `${key}.asl.json`;
  if (definition !== undefined) await writeText(folder, `${key}.asl.json`, definition);
  const stored = { ...entry, before: entry.before && { ...before, definitionFile } };
  await writeText(folder, `${key}.json`, toJsonText(stored));
  await dropOldEntries(folder, limits);
}

/** The newest first. What can't be read is left out. */
export async function readEntries(folder: string, stateMachineArn: string): Promise<readonly ListedEntry[]> {
  const keys = [...listFilesByKey(await listNames(folder)).keys()];
  const entries: ListedEntry[] = [];
  for (const key of keys.toSorted().toReversed()) {
    const entry = await findEntry(folder, key);
    if (entry?.stateMachineArn === stateMachineArn) entries.push({ ...entry, path: join(folder, `${key}.json`) });
  }
  return entries;
}

async function findEntry(folder: string, key: string): Promise<HistoryEntry | undefined> {
  const value = await findJson(folder, `${key}.json`);
  if (!isMembers(value)) return undefined;
  const { before } = value;
  if (!isMembers(before) || before['definitionFile'] === undefined) return readHistoryEntry(value);
  // The name in the file is for people; which file is read, it can't say.
  const definition = await findText(folder, `${key}.asl.json`);
  return definition === undefined ? undefined : readHistoryEntry({ ...value, before: { ...before, definition } });
}

async function dropOldEntries(folder: string, limits: HistoryLimits): Promise<void> {
  let [entries, bytes] = [0, 0];
  const files = listFilesByKey(await listNames(folder));
  for (const key of [...files.keys()].toSorted().toReversed()) {
    const names = files.get(key) ?? [];
    // Another window may be about to write the entry of this definition.
    if (!names.includes(`${key}.json`)) {
      if (await isAbandonedFile(join(folder, `${key}.asl.json`))) await dropFile(join(folder, `${key}.asl.json`));
      continue;
    }
    entries += 1;
    for (const name of names) bytes += await measureFile(join(folder, name));
    if (entries === 1 || (entries <= limits.entries && bytes <= limits.bytes)) continue;
    await dropFile(join(folder, `${key}.json`));
    await dropFile(join(folder, `${key}.asl.json`));
  }
}

/** Files of other names are not ours, and are left alone. */
function listFilesByKey(names: readonly string[]): Map<string, string[]> {
  const files = new Map<string, string[]>();
  for (const name of names) {
    const key = FILE_NAME.exec(name)?.[1];
    if (key !== undefined) files.set(key, [...(files.get(key) ?? []), name]);
  }
  return files;
}
