import { parseMachineArn, refuseUnknownMachine } from '../arns.ts';
import { findText } from '../members.ts';
import { DESCRIBE_LIMITS } from '../inputs.ts';
import { readMachine, type Machine, type Version } from '../machines.ts';
import { accept, isRefusal } from '../outcome.ts';
import type { Operation } from './operation.ts';

/** Describes a machine, or one of its versions where the ARN is a version's. */
export const describeStateMachine: Operation = {
  limits: DESCRIBE_LIMITS,
  run(input, { machines }) {
    const arn = findText(input['stateMachineArn']) ?? '';
    const parsed = parseMachineArn(arn);
    const machine = readMachine(machines, parsed.kind === 'version' ? parsed.machineArn : arn);
    if (isRefusal(machine)) return parsed.kind === 'version' ? refuseUnknownMachine(arn) : machine;
    const version = machine.versions.find((one) => one.arn === arn);
    if (parsed.kind === 'version' && !version) return refuseUnknownMachine(arn);
    return describe(machine, version ?? machine, input['includedData'] === 'METADATA_ONLY');
  },
};

function describe(machine: Machine, shown: Machine | Version, metadataOnly: boolean): ReturnType<typeof accept> {
  const { settings, revisionId, creationDate, arn } = shown;
  const description = 'description' in shown ? shown.description : undefined;
  return accept({
    stateMachineArn: arn,
    name: machine.name,
    status: 'ACTIVE',
    ...settings,
    definition: metadataOnly ? '{}' : settings.definition,
    type: machine.type,
    creationDate,
    ...(revisionId === undefined ? {} : { revisionId }),
    ...(description === undefined ? {} : { description }),
  });
}
