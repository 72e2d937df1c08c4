import type { DeployedMachine, TargetSummary } from '../../../../server/src/protocol.ts';
import { toRevertingRequest } from '../look/reverting-request.ts';
import { formatTime } from '../format-time.ts';
import type { MachinePorts } from '../ports/machine-ports.ts';
import type { UpdatePorts } from '../ports/ports.ts';
import type { HistoryEntry } from '../records/records.ts';
import { runUpdate, type UpdateOutcome } from '../run-update.ts';

export type RevertOutcome = UpdateOutcome | { readonly kind: 'none' };

/**
 * Sends what stood there before the last update from here of which that is known, through the same flow: doing it twice goes forth
 * again.
 */
export async function revertUpdate(
  ports: MachinePorts,
  target: Pick<TargetSummary, 'ref' | 'stateMachineArn' | 'stateMachineName'>,
): Promise<RevertOutcome> {
  if (!ports.isTrusted()) {
    ports.views.showUntrusted();
    return { kind: 'untrusted' };
  }
  const history = await ports.records.listHistory(target.stateMachineArn);
  for (const entry of history) {
    const before = findRevertible(entry);
    const skipped =
      entry === history[0] ? '' : '. That was not the last update: what stood there before that is not known';
    if (before) return revertTo(ports, target, before, `${describeBefore(entry)}${skipped}`);
  }
  const why =
    history.length === 0
      ? 'it was not updated from here'
      : 'its definition could not be read before it was updated from here';
  ports.shows.tell(
    `What stood in ${target.stateMachineName} before is not known: ${why}. Published versions can be gone back to by “Show Versions”.`,
  );
  return { kind: 'none' };
}

/** What stood there before an update, where all of it is known. */
export function findRevertible({ before }: HistoryEntry): DeployedMachine | undefined {
  return before?.definition === undefined ? undefined : before;
}

export function describeBefore({ time }: HistoryEntry): string {
  return `what stood there before the update of ${formatTime(time)}`;
}

/** Updates a target to a state machine that is known: `what` names it. */
export function revertTo(
  ports: UpdatePorts,
  { ref }: Pick<TargetSummary, 'ref'>,
  machine: DeployedMachine,
  what: string,
): Promise<UpdateOutcome> {
  const given = { request: toRevertingRequest(machine), what };
  return runUpdate(ports, { target: ref, intent: 'update', startedBy: 'revert', given });
}
