import type { DeployedMachine } from '../../../../server/src/protocol.ts';
import type { UpdatePorts } from '../ports/ports.ts';
import type { SeenRevision } from '../records/records.ts';

/** A machine is looked at now. */
export function toSeen({ revisionId }: Pick<DeployedMachine, 'revisionId'>): SeenRevision {
  return { revisionId, seenAt: new Date().toISOString() };
}

/** A person has seen what a state machine is now. Where that can't be kept, no more is lost than a question at the next update. */
export async function keepSeen(
  { records, log }: Pick<UpdatePorts, 'records' | 'log'>,
  stateMachineArn: string,
  machine: Pick<DeployedMachine, 'revisionId'>,
): Promise<void> {
  const kept = await records.keepLastSeen(stateMachineArn, toSeen(machine));
  if (kept.kind === 'failed') log.error(kept.reason);
}
