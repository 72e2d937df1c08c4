import type { DeployedMachine, TargetRef, UpdateRequest } from '../../../../server/src/protocol.ts';
import type { AliasRoute } from '../ports/service.ts';

/**
 * What this user did to state machines from this machine: kept in files of this user alone, shared by the windows of the editor
 * and by the command line. Nothing here rejects where the disk is full or can't be written: see `keep…` and `begin…`.
 */
export interface Records {
  /** The revision of a state machine that this user saw or made last. */
  findLastSeen(stateMachineArn: string): Promise<SeenRevision | undefined>;
  keepLastSeen(stateMachineArn: string, seen: SeenRevision): Promise<Kept>;
  /** The newest first. */
  listHistory(stateMachineArn: string): Promise<readonly ListedEntry[]>;
  addHistory(entry: HistoryEntry): Promise<Kept>;
  /** The last change of an alias from here. */
  findAliasChange(stateMachineAliasArn: string): Promise<AliasChange | undefined>;
  keepAliasChange(change: AliasChange): Promise<Kept>;
  /** Written down before the request leaves, and again where its answer is lost. Where the first fails, nothing may be sent. */
  beginUpdate(update: UnfinishedUpdate): Promise<Kept>;
  /** What became of it is known. */
  endUpdate(id: string): Promise<Kept>;
  /** Those whose process is gone, the oldest first. */
  listAbandoned(): Promise<readonly UnfinishedUpdate[]>;
  /** Those of a machine for whose answer nobody waits: lost, or abandoned. The oldest first. */
  listLost(stateMachineArn: string): Promise<readonly UnfinishedUpdate[]>;
}

/** `reason`: one sentence for the user, with the path of the file. */
export type Kept = { readonly kind: 'kept' } | { readonly kind: 'failed'; readonly reason: string };

export interface SeenRevision {
  /** Undefined where the machine was never changed since it was created. */
  readonly revisionId?: string | undefined;
  /** When it was seen: ISO 8601. */
  readonly seenAt: string;
}

export type StartedBy = 'command' | 'save' | 'revert' | 'commandLine';

/** One update that took effect, as far as is known. */
export interface HistoryEntry {
  /** When it was begun, by this machine's clock, so that entries have one order: ISO 8601. */
  readonly time: string;
  readonly stateMachineArn: string;
  readonly startedBy: StartedBy;
  /** The API's members that were sent, by their names. */
  readonly sentMembers: readonly string[];
  /** What stood there before; undefined where it could not be read. */
  readonly before?: DeployedMachine | undefined;
  readonly revisionId?: string | undefined;
  readonly stateMachineVersionArn?: string | undefined;
  /** Its answer was lost, and nobody can say any more whether it took effect: kept for what stood there before. */
  readonly isUncertain?: boolean | undefined;
}

export interface ListedEntry extends HistoryEntry {
  /** Of the file that it is kept in. */
  readonly path?: string | undefined;
}

/** An alias that was there was made to route to something else. */
export interface AliasChange {
  readonly stateMachineAliasArn: string;
  /** ISO 8601. */
  readonly time: string;
  readonly before: readonly AliasRoute[];
  readonly after: readonly AliasRoute[];
}

/** An update that is under way. */
export interface UnfinishedUpdate {
  /** A UUID. */
  readonly id: string;
  /** When it was begun: ISO 8601. */
  readonly time: string;
  readonly target: TargetRef;
  readonly region: string;
  readonly profile?: string | undefined;
  readonly startedBy: StartedBy;
  readonly request: UpdateRequest;
  readonly before?: DeployedMachine | undefined;
  /** Nobody waits for its answer any more, and it had not taken effect when it was last looked for. */
  readonly isLost?: boolean | undefined;
}
