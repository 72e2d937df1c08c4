import type {
  AliasChange,
  HistoryEntry,
  Kept,
  Records,
  SeenRevision,
  UnfinishedUpdate,
} from '../../../client/src/update/records/records.ts';

export interface MemoryRecords extends Records {
  readonly lastSeen: Map<string, SeenRevision>;
  /** As they were added. */
  readonly history: HistoryEntry[];
  /** By the ARN of the alias. */
  readonly aliasChanges: Map<string, AliasChange>;
  /** Begun and not ended. */
  readonly unfinished: Map<string, UnfinishedUpdate>;
  /** Begun by a process that has ended: what a test wants to be found. */
  readonly abandoned: Map<string, UnfinishedUpdate>;
  /** From then on nothing can be written, for this reason. */
  failing: string | undefined;
}

/** Records that no disk keeps. */
export function buildMemoryRecords(): MemoryRecords {
  const write = async (task: () => void): Promise<Kept> => {
    if (records.failing !== undefined) return { kind: 'failed', reason: records.failing };
    task();
    return { kind: 'kept' };
  };
  const records: MemoryRecords = {
    lastSeen: new Map(),
    history: [],
    aliasChanges: new Map(),
    unfinished: new Map(),
    abandoned: new Map(),
    failing: undefined,
    findLastSeen: async (arn) => records.lastSeen.get(arn),
    keepLastSeen: (arn, seen) => write(() => records.lastSeen.set(arn, seen)),
    listHistory: async (arn) => {
      const entries = records.history.filter((entry) => entry.stateMachineArn === arn).toReversed();
      return entries.toSorted((one, other) => Date.parse(other.time) - Date.parse(one.time));
    },
    addHistory: (entry) => write(() => records.history.push(entry)),
    findAliasChange: async (arn) => records.aliasChanges.get(arn),
    keepAliasChange: (change) => write(() => records.aliasChanges.set(change.stateMachineAliasArn, change)),
    beginUpdate: (update) => write(() => records.unfinished.set(update.id, update)),
    endUpdate: (id) =>
      write(() => {
        records.unfinished.delete(id);
        records.abandoned.delete(id);
      }),
    listLost: async (arn) =>
      [...records.unfinished.values(), ...records.abandoned.values()].filter(
        (update) =>
          update.request.stateMachineArn === arn && (update.isLost === true || records.abandoned.has(update.id)),
      ),
    listAbandoned: async () =>
      [...records.abandoned.values()].toSorted((one, other) => Date.parse(one.time) - Date.parse(other.time)),
  };
  return records;
}
