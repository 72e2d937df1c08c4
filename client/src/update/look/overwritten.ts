import type { DeployedMachine } from '../../../../server/src/protocol.ts';
import { formatTime } from '../format-time.ts';
import type { SeenRevision } from '../records/records.ts';
import { toRevisionName } from './read-deployed.ts';

/** What was last seen from here, where the machine is another one by now. */
export function findOverwritten(seen: SeenRevision | undefined, machine: DeployedMachine): SeenRevision | undefined {
  return seen && toRevisionName(seen) !== toRevisionName(machine) ? seen : undefined;
}

export function describeOverwritten({ seenAt }: SeenRevision): string {
  return `Somebody changed the state machine after ${formatTime(seenAt)}, when it was last seen from here.`;
}
