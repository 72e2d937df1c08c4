import type { DeployedMachine } from '../../../server/src/protocol.ts';
import type { UpdatePorts } from './ports.ts';

/** A person has seen what a state machine is now. Where that can't be kept, no more is lost than a question at the next update. */
export async function keepSeen(
  { records, log }: Pick<UpdatePorts, 'records' | 'log'>,
  stateMachineArn: string,
  { revisionId }: Pick<DeployedMachine, 'revisionId'>,
): Promise<void> {
  const kept = await records.keepLastSeen(stateMachineArn, { revisionId, seenAt: new Date().toISOString() });
  if (kept.kind === 'failed') log.error(kept.reason);
}
