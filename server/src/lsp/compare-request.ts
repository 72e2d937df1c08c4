import { compareFiles } from '../features/file-update.ts';
import type { CompareMachineParams, MachineComparison } from '../protocol.ts';
import type { PendingUpdates } from './pending-updates.ts';

/** Compares what was composed, whatever happened to its files since. */
export function answerCompareMachine(
  pending: PendingUpdates,
  { updateId, deployed }: CompareMachineParams,
): MachineComparison | null {
  const update = pending.find(updateId);
  return update ? compareFiles(update, deployed) : null;
}
