/** Updates that are under way, a file each: `<id>.json`, with the process that sends it. */
import { findJson, listNames, toJsonText, writeText } from './private-files.ts';
import { getOwnMark, isRunning } from './process-mark.ts';
import { getRecord, isMembers, readProcessMark, readUnfinishedUpdate } from './record-shapes.ts';
import type { UnfinishedUpdate } from './records.ts';

/** A request has a minute. Where a process can't be told from another one, it counts as running for that long. */
const LONGEST_UPDATE = 60 * 60 * 1000;

export function toUnfinishedName(id: string): string {
  return `${id}.json`;
}

export async function writeUnfinished(folder: string, update: UnfinishedUpdate): Promise<void> {
  const stored = { ...getRecord(readUnfinishedUpdate, update), process: await getOwnMark() };
  await writeText(folder, toUnfinishedName(stored.id), toJsonText(stored));
}

/** Those whose process is gone, the oldest first. What can't be read is left out. */
export async function readAbandoned(folder: string): Promise<readonly UnfinishedUpdate[]> {
  const abandoned: UnfinishedUpdate[] = [];
  for (const name of await listNames(folder)) {
    const value = await findJson(folder, name);
    const update = readUnfinishedUpdate(value);
    const mark = isMembers(value) ? readProcessMark(value['process']) : undefined;
    // A copy under another name could never be ended.
    if (!update || !mark || name !== toUnfinishedName(update.id)) continue;
    const isOld = Date.now() - Date.parse(update.time) > LONGEST_UPDATE;
    if (isOld || !(await isRunning(mark))) abandoned.push(update);
  }
  return abandoned.toSorted((one, other) => Date.parse(one.time) - Date.parse(other.time));
}
