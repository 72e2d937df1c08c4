/** Updates that are under way, a file each: `<id>.json`, with the process that sends it. */
import { findJson, listNames, toJsonText, writeText } from './private-files.ts';
import { getOwnMark, isRunning } from './process-mark.ts';
import { getRecord, isMembers, readProcessMark, readUnfinishedUpdate } from './record-shapes.ts';
import type { UnfinishedUpdate } from './records.ts';

/**
 * Milliseconds. A request has a minute. What is older than this counts as abandoned, even where its process seems to run: it may
 * be another one with the same number.
 */
const LONGEST_UPDATE = 60 * 60 * 1000;

export function toUnfinishedName(id: string): string {
  return `${id}.json`;
}

export async function writeUnfinished(folder: string, update: UnfinishedUpdate): Promise<void> {
  const stored = { ...getRecord(readUnfinishedUpdate, update), process: await getOwnMark() };
  await writeText(folder, toUnfinishedName(stored.id), toJsonText(stored));
}

/** An update, and whether the process that sent it is gone. */
export interface StoredUpdate {
  readonly update: UnfinishedUpdate;
  readonly isAbandoned: boolean;
}

/** The oldest first. What can't be read is left out. */
export async function readUnfinished(folder: string): Promise<readonly StoredUpdate[]> {
  const unfinished: StoredUpdate[] = [];
  for (const name of await listNames(folder)) {
    const value = await findJson(folder, name);
    const update = readUnfinishedUpdate(value);
    const mark = isMembers(value) ? readProcessMark(value['process']) : undefined;
    // A copy under another name could never be ended.
    if (!update || !mark || name !== toUnfinishedName(update.id)) continue;
    const isOld = Date.now() - Date.parse(update.time) > LONGEST_UPDATE;
    unfinished.push({ update, isAbandoned: isOld || !(await isRunning(mark)) });
  }
  return unfinished.toSorted((one, other) => Date.parse(one.update.time) - Date.parse(other.update.time));
}
