import type { UpdatePorts } from '../ports/ports.ts';
import type { UpdatedMachine } from '../ports/service.ts';
import type { HistoryEntry, Kept, UnfinishedUpdate } from '../records/records.ts';

export type KeepPorts = Pick<UpdatePorts, 'records' | 'log'>;

/** An update took effect: it is in the history, what it made was seen from here, and nothing is under way any more. */
export async function keepUpdate(
  ports: KeepPorts,
  update: UnfinishedUpdate,
  { revisionId, stateMachineVersionArn }: Pick<UpdatedMachine, 'revisionId' | 'stateMachineVersionArn'>,
): Promise<void> {
  const { records } = ports;
  const seenAt = new Date().toISOString();
  logTrouble(ports, await records.addHistory({ ...toEntry(update), revisionId, stateMachineVersionArn }));
  logTrouble(ports, await records.keepLastSeen(update.request.stateMachineArn, { revisionId, seenAt }));
  await forgetUpdate(ports, update);
}

/** Nobody can say any more whether it took effect. What stood there before it is kept all the same. */
export async function keepUncertain(ports: KeepPorts, update: UnfinishedUpdate): Promise<void> {
  logTrouble(ports, await ports.records.addHistory({ ...toEntry(update), isUncertain: true }));
  await forgetUpdate(ports, update);
}

/** It took no effect. */
export async function forgetUpdate(ports: KeepPorts, { id }: Pick<UnfinishedUpdate, 'id'>): Promise<void> {
  logTrouble(ports, await ports.records.endUpdate(id));
}

function toEntry({ time, startedBy, request, before }: UnfinishedUpdate): HistoryEntry {
  const { stateMachineArn, ...members } = request;
  const sentMembers = Object.keys(members).filter((name) => members[name] !== undefined);
  return { time, stateMachineArn, startedBy, sentMembers, before };
}

/** What was done stands, whatever becomes of the record of it. */
function logTrouble({ log }: KeepPorts, kept: Kept): void {
  if (kept.kind === 'failed') log.error(kept.reason);
}
