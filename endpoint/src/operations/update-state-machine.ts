import { findText } from '../members.ts';
import { UPDATE_LIMITS } from '../inputs.ts';
import { changeSettings, publishVersion, readMachine } from '../machines.ts';
import { accept, getEpochSeconds, isRefusal, refuse } from '../outcome.ts';
import { readSettings } from '../settings.ts';
import type { Operation } from './operation.ts';

/** Taken from the recorded text: encryption or publishing alone is not among them. */
const CHANGES = ['definition', 'roleArn', 'loggingConfiguration', 'tracingConfiguration'];

export const updateStateMachine: Operation = {
  limits: UPDATE_LIMITS,
  run(input, context) {
    const machine = readMachine(context.machines, findText(input['stateMachineArn']) ?? '');
    if (isRefusal(machine)) return machine;
    if (CHANGES.every((member) => input[member] === undefined)) {
      return refuse(
        'MissingRequiredParameter',
        'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
      );
    }
    const settings = readSettings(input, machine, context.logGroups);
    if (isRefusal(settings)) return settings;
    const before = { settings: machine.settings, revisionId: machine.revisionId };
    changeSettings(machine, settings);
    const version =
      input['publish'] === true ? publishVersion(machine, findText(input['versionDescription'])) : undefined;
    if (version && isRefusal(version)) {
      Object.assign(machine, before);
      return version;
    }
    return accept({
      updateDate: getEpochSeconds(),
      ...(machine.revisionId === undefined ? {} : { revisionId: machine.revisionId }),
      ...(version ? { stateMachineVersionArn: version.arn } : {}),
    });
  },
};
