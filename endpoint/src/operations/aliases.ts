import { parseMachineArn, refuseArn } from '../arns.ts';
import { findMembers, findText } from '../members.ts';
import { CREATE_ALIAS_LIMITS, DELETE_ALIAS_LIMITS } from '../inputs.ts';
import { accept, getEpochSeconds, refuse, type Refusal } from '../outcome.ts';
import type { Operation } from './operation.ts';

const ALIAS_NAME = String.raw`^(?=.*[a-zA-Z_\-\.])[a-zA-Z0-9_\-\.]+$`;

/**
 * Just enough of aliases to have one: a version that an alias leads to can't be deleted. Weights are checked, and not kept.
 */
export const createStateMachineAlias: Operation = {
  limits: CREATE_ALIAS_LIMITS,
  run(input, { machines }) {
    const name = findText(input['name']) ?? '';
    if (!new RegExp(ALIAS_NAME).test(name)) {
      return refuseAlias(
        `1 validation error detected: Value '${name}' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ${ALIAS_NAME}`,
      );
    }
    const given = Array.isArray(input['routingConfiguration']) ? input['routingConfiguration'] : [];
    const routes = given.map((route) => findMembers(route) ?? {});
    const arns = routes.map((route) => findText(route['stateMachineVersionArn']) ?? '');
    const weights = routes.map(({ weight }) => (typeof weight === 'number' ? weight : 0));
    const [parsed] = arns.map(parseMachineArn);
    const machine = parsed?.kind === 'version' ? machines.get(parsed.machineArn) : undefined;
    if (!machine || arns.some((arn) => !machine.versions.some((version) => version.arn === arn))) {
      return refuseAlias(
        `Routing configuration must contain state machine version ARNs. Received: [${arns.join(', ')}]`,
      );
    }
    if (new Set(arns).size < arns.length) {
      return refuseAlias(
        `Routing configuration must contain distinct state machine version ARNs. Received: [${arns.join(', ')}]`,
      );
    }
    if (weights.reduce((sum, weight) => sum + weight, 0) !== 100) {
      return refuseAlias(`Sum of routing configuration weights must equal 100. Received: [${weights.join(', ')}]`);
    }
    if (machine.aliases.has(name)) {
      return refuse(
        'ConflictException',
        'Failed to create alias because an alias with the same name and a different routing configuration already exists.',
      );
    }
    machine.aliases.set(name, arns);
    return accept({ stateMachineAliasArn: `${machine.arn}:${name}`, creationDate: getEpochSeconds() });
  },
};

export const deleteStateMachineAlias: Operation = {
  limits: DELETE_ALIAS_LIMITS,
  run(input, { machines }) {
    const arn = findText(input['stateMachineAliasArn']) ?? '';
    const parsed = parseMachineArn(arn);
    if (parsed.kind !== 'alias') {
      return refuseArn(parsed.kind === 'invalid' ? parsed.message : `Invalid ARN prefix: ${arn}`);
    }
    const removed = machines.get(parsed.machineArn)?.aliases.delete(arn.slice(parsed.machineArn.length + 1));
    return removed ? accept() : refuse('ResourceNotFound', `Resource not found: '${arn}'`, { resourceName: arn });
  },
};

function refuseAlias(message: string): Refusal {
  return refuse('ValidationException', message);
}
