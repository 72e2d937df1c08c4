import type { DeployedMachine } from '../../../../server/src/protocol.ts';
import type { MachineVersion, Service } from '../ports/service.ts';
import { toRevisionName } from './read-deployed.ts';

/** The version of the revision that a machine is at, if the newest one is that; only the newest can be. */
export async function findVersionOf(
  service: Service,
  machine: DeployedMachine,
  signal?: AbortSignal,
): Promise<MachineVersion | undefined> {
  const options = signal ? { signal } : {};
  const versions = await service.listVersions(machine.stateMachineArn, signal);
  const newest = versions.kind === 'answered' ? versions.value[0] : undefined;
  if (!newest) return undefined;
  const described = await service.describeStateMachine(newest.stateMachineVersionArn, {
    ...options,
    metadataOnly: true,
  });
  const isIt = described.kind === 'answered' && toRevisionName(described.value) === toRevisionName(machine);
  return isIt ? newest : undefined;
}
