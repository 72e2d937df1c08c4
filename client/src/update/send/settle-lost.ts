import type { DeployedMachine } from '../../../../server/src/protocol.ts';
import { forgetUpdate, keepUncertain, type KeepPorts, keepUpdate } from './keep-update.ts';
import { judgeMachine, mayStillTakeEffect } from './settle-update.ts';

/** Updates from here whose answers were lost are settled by what is there now, before anybody else is blamed for it. */
export async function settleLost(ports: KeepPorts, machine: DeployedMachine): Promise<void> {
  for (const update of await ports.records.listLost(machine.stateMachineArn)) {
    const judged = judgeMachine(machine, update);
    if (judged === 'applied') {
      ports.log.info(`The update of ${machine.stateMachineArn} that was begun at ${update.time} has taken effect.`);
      await keepUpdate(ports, update, { revisionId: machine.revisionId });
    } else if (judged === 'unknown') {
      await keepUncertain(ports, update);
    } else if (!mayStillTakeEffect(update)) {
      await forgetUpdate(ports, update);
    }
  }
}
