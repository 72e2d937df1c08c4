import type { Memento } from 'vscode';
import type { DeployedMachine } from '../../server/src/protocol.ts';

const MACHINE_TYPES = 'machineTypes';
/** More state machines than these nobody updates from one machine; the oldest go first. */
const MAX_TYPES = 500;

/** The types of the state machines that this user looked at: a machine's type never changes. By ARN. */
export interface MachineTypes {
  list(): Readonly<Record<string, DeployedMachine['type']>>;
  keep(stateMachineArn: string, type: DeployedMachine['type']): Promise<void>;
}

export function buildMachineTypes(memento: Memento): MachineTypes {
  const list = (): Record<string, DeployedMachine['type']> =>
    memento.get<Record<string, DeployedMachine['type']>>(MACHINE_TYPES, {});
  return {
    list,
    keep: async (stateMachineArn, type) => {
      const known = list();
      if (known[stateMachineArn] === type) return;
      const kept = Object.entries(known).filter(([arn]) => arn !== stateMachineArn);
      await memento.update(MACHINE_TYPES, Object.fromEntries([...kept.slice(1 - MAX_TYPES), [stateMachineArn, type]]));
    },
  };
}
