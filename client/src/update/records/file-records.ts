import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { toMachineArn } from '../target/version-arn.ts';
import { type HistoryLimits, HISTORY_LIMITS, readEntries, writeEntry } from './history-files.ts';
import { findFolder, findJson, getErrorCode, makeFolder, toJsonText, writeText } from './private-files.ts';
import { getRecord, isMembers, isUuid, readAliasChange, readHistoryEntry, readSeenRevision } from './record-shapes.ts';
import type { Kept, Records, UnfinishedUpdate } from './records.ts';
import { STATE_FOLDER_VARIABLE, toAliasFileName, toMachineFolderName } from './state-folder.ts';
import { readUnfinished, type StoredUpdate, toUnfinishedName, writeUnfinished } from './unfinished-files.ts';

const IN_FLIGHT = ['in-flight'];
const LAST_SEEN = 'last-seen.json';

/**
 * Records in files, below the state folder: `machines/<name and hash>/` with `last-seen.json`, the history and
 * `alias-….json`, and `in-flight/<id>.json`. Nothing is made before something is written, and what can't be read counts as not there.
 */
export function buildFileRecords(stateFolder: string, limits: HistoryLimits = HISTORY_LIMITS): Records {
  const write = async (names: readonly string[], task: (folder: string) => Promise<void>): Promise<Kept> => {
    try {
      await task(await makeFolder(stateFolder, ...names));
      return { kind: 'kept' };
    } catch (error) {
      return { kind: 'failed', reason: describeFailure(join(stateFolder, ...names), error) };
    }
  };

  const listUnfinished = async (isWanted: (stored: StoredUpdate) => boolean): Promise<readonly UnfinishedUpdate[]> => {
    const folder = await findFolder(stateFolder, ...IN_FLIGHT);
    const stored = folder === undefined ? [] : await readUnfinished(folder);
    return stored.filter(isWanted).map(({ update }) => update);
  };

  return {
    findLastSeen: async (arn) => {
      const folder = await findFolder(stateFolder, ...toMachineNames(arn));
      const value = folder === undefined ? undefined : await findJson(folder, LAST_SEEN);
      return isMembers(value) && value['stateMachineArn'] === arn ? readSeenRevision(value) : undefined;
    },
    keepLastSeen: (arn, seen) =>
      write(toMachineNames(arn), async (folder) => {
        const stored = { stateMachineArn: arn, ...getRecord(readSeenRevision, seen) };
        await writeText(folder, LAST_SEEN, toJsonText(stored));
      }),
    listHistory: async (arn) => {
      const folder = await findFolder(stateFolder, ...toMachineNames(arn));
      return folder === undefined ? [] : readEntries(folder, arn);
    },
    addHistory: (entry) =>
      write(toMachineNames(entry.stateMachineArn), (folder) =>
        writeEntry(folder, getRecord(readHistoryEntry, entry), limits),
      ),
    findAliasChange: async (arn) => {
      const folder = await findFolder(stateFolder, ...toMachineNames(toMachineArn(arn)));
      const value = folder === undefined ? undefined : await findJson(folder, toAliasFileName(arn));
      const change = readAliasChange(value);
      return change?.stateMachineAliasArn === arn ? change : undefined;
    },
    keepAliasChange: (change) =>
      write(toMachineNames(toMachineArn(change.stateMachineAliasArn)), async (folder) => {
        const text = toJsonText(getRecord(readAliasChange, change));
        await writeText(folder, toAliasFileName(change.stateMachineAliasArn), text);
      }),
    beginUpdate: (update) => write(IN_FLIGHT, (folder) => writeUnfinished(folder, update)),
    endUpdate: (id) =>
      write(IN_FLIGHT, async (folder) => {
        if (isUuid(id)) await rm(join(folder, toUnfinishedName(id)), { force: true });
      }),
    listAbandoned: () => listUnfinished(({ isAbandoned }) => isAbandoned),
    listLost: (arn) =>
      listUnfinished(
        ({ update, isAbandoned }) => update.request.stateMachineArn === arn && (isAbandoned || update.isLost === true),
      ),
  };
}

function toMachineNames(stateMachineArn: string): readonly string[] {
  return ['machines', toMachineFolderName(stateMachineArn)];
}

const ADVICE: Readonly<Record<string, string>> = {
  EACCES: 'make it writable for you',
  EPERM: 'make it yours, and writable for you',
  EROFS: 'its disk can only be read; make it writable',
  ENOSPC: 'its disk is full; make room',
  EDQUOT: 'your share of its disk is used up; make room',
  ENOTDIR: 'something that is no folder, or a link, stands in its place; move that away',
  EEXIST: 'something that is no folder stands in its place; move that away',
  ELOOP: 'links on the way to it lead in a circle; remove them',
};

function describeFailure(folder: string, error: unknown): string {
  const code = getErrorCode(error);
  const problem = code === '' ? String(error) : code;
  const advice = ADVICE[code] ?? 'see that it can be written';
  return `Can't write in "${folder}" (${problem}): ${advice}, or name another folder in ${STATE_FOLDER_VARIABLE}.`;
}
