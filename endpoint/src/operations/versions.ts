import { parseMachineArn, refuseArn, refuseLabel } from '../arns.ts';
import { findText } from '../members.ts';
import { DELETE_VERSION_LIMITS, LIST_OF_MACHINE_LIMITS, PUBLISH_LIMITS } from '../inputs.ts';
import { publishVersion, readMachine } from '../machines.ts';
import { accept, isRefusal, refuse } from '../outcome.ts';
import { readPage } from '../paging.ts';
import { findAliasesOf } from './aliases.ts';
import type { Operation } from './operation.ts';

export const publishStateMachineVersion: Operation = {
  limits: PUBLISH_LIMITS,
  run(input, { machines }) {
    const machine = readMachine(machines, findText(input['stateMachineArn']) ?? '');
    if (isRefusal(machine)) return machine;
    const given = findText(input['revisionId']);
    const current = machine.revisionId ?? 'INITIAL';
    if (given !== undefined && given !== current) {
      return refuse(
        'ConflictException',
        `Failed to publish the State Machine version for revision ${given}. The current State Machine revision is ${current}.`,
      );
    }
    const version = publishVersion(machine, findText(input['description']));
    if (isRefusal(version)) return version;
    return accept({ creationDate: version.creationDate, stateMachineVersionArn: version.arn });
  },
};

/** The newest first. A machine that is not there has no versions. */
export const listStateMachineVersions: Operation = {
  limits: LIST_OF_MACHINE_LIMITS,
  run(input, { machines }) {
    const arn = findText(input['stateMachineArn']) ?? '';
    const parsed = parseMachineArn(arn);
    if (parsed.kind === 'invalid') return refuseArn(parsed.message);
    if (parsed.kind === 'label') return refuseLabel();
    const versions = machines.get(arn)?.versions.toReversed() ?? [];
    const page = readPage(`ListStateMachineVersions ${arn}`, input, versions, (version) => version.arn);
    if (isRefusal(page)) return page;
    const stateMachineVersions = page.items.map((version) => ({
      stateMachineVersionArn: version.arn,
      creationDate: version.creationDate,
    }));
    return accept({ stateMachineVersions, ...page.next });
  },
};

/** Idempotent: a version that is not there is no error. */
export const deleteStateMachineVersion: Operation = {
  limits: DELETE_VERSION_LIMITS,
  run(input, { machines }) {
    const arn = findText(input['stateMachineVersionArn']) ?? '';
    const parsed = parseMachineArn(arn);
    if (parsed.kind !== 'version')
      return refuseArn(parsed.kind === 'invalid' ? parsed.message : `Invalid ARN prefix: ${arn}`);
    const machine = machines.get(parsed.machineArn);
    const users = machine ? findAliasesOf(machine, arn).map(({ name }) => name) : [];
    if (users.length > 0) {
      return refuse(
        'ConflictException',
        `Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [${users.join(', ')}]`,
      );
    }
    if (machine) machine.versions = machine.versions.filter((version) => version.arn !== arn);
    return accept();
  },
};
