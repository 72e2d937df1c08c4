import type { UpdateRequest } from '../../../../server/src/protocol.ts';
import type { UpdatePorts } from '../ports/ports.ts';
import type { HistoryEntry } from '../records/records.ts';

/** Keeps an update that took effect: in the history, and as what was last seen from here. Trouble is logged: the update stands. */
export async function keepUpdate(
  { records, log }: Pick<UpdatePorts, 'records' | 'log'>,
  request: UpdateRequest,
  entry: Omit<HistoryEntry, 'stateMachineArn' | 'sentMembers'>,
): Promise<void> {
  const { stateMachineArn } = request;
  const sentMembers = Object.keys(request).filter((name) => name !== 'stateMachineArn' && request[name] !== undefined);
  const seen = { revisionId: entry.revisionId, seenAt: entry.time };
  const kept = [
    await records.addHistory({ ...entry, stateMachineArn, sentMembers }),
    await records.keepLastSeen(stateMachineArn, seen),
  ];
  for (const one of kept) if (one.kind === 'failed') log.error(one.reason);
}
