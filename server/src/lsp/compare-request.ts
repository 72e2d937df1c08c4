import type { CompareMachineParams, MachineComparison } from '../protocol.ts';
import { compareMachine } from '../update/compare/compare-machine.ts';
import type { PendingUpdates } from './pending-updates.ts';

/** Compares what was composed, whatever happened to its files since. */
export function answerCompareMachine(
  pending: PendingUpdates,
  { updateId, deployed }: CompareMachineParams,
): MachineComparison | null {
  const update = pending.find(updateId);
  if (!update) return null;
  const { composed, definition } = update;
  return compareMachine(
    composed.request,
    composed.sent?.tree,
    deployed,
    definition?.syntax === 'yaml' ? 'yaml' : 'json',
  );
}
