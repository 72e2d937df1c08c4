import { isDeepStrictEqual } from 'node:util';
import { parseMachineArn, refuseArn, refuseUnknownMachine } from '../arns.ts';
import { CREATE_ALIAS_LIMITS, LIST_OF_MACHINE_LIMITS, NAMED_ALIAS_LIMITS, UPDATE_ALIAS_LIMITS } from '../inputs.ts';
import { readMachine, type Alias, type Machine, type Machines } from '../machines.ts';
import { findText, type Members } from '../members.ts';
import { accept, getEpochSeconds, isRefusal, refuse, type Refusal } from '../outcome.ts';
import { readPage } from '../paging.ts';
import { readRoutes } from '../routes.ts';
import type { Operation } from './operation.ts';

const ALIAS_NAME = String.raw`^(?=.*[a-zA-Z_\-\.])[a-zA-Z0-9_\-\.]+$`;

/** The service's quota. */
const MAX_ALIASES = 100;

/** Idempotent for the same name, description and routes. */
export const createStateMachineAlias: Operation = {
  limits: CREATE_ALIAS_LIMITS,
  run(input, { machines }) {
    const name = findText(input['name']) ?? '';
    if (!new RegExp(ALIAS_NAME).test(name)) {
      return refuse(
        'ValidationException',
        `1 validation error detected: Value '${name}' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ${ALIAS_NAME}`,
      );
    }
    const read = readRoutes(input['routingConfiguration'], machines);
    if (isRefusal(read)) return read;
    const { machine, routes } = read;
    const description = findText(input['description']);
    const existing = machine.aliases.get(name);
    if (existing && !isDeepStrictEqual([existing.description, existing.routes], [description, routes])) {
      return refuse(
        'ConflictException',
        'Failed to create alias because an alias with the same name and a different routing configuration already exists.',
      );
    }
    if (!existing && machine.aliases.size >= MAX_ALIASES) {
      return refuse('ServiceQuotaExceededException', `A state machine has at most ${MAX_ALIASES} aliases`);
    }
    const now = getEpochSeconds();
    const alias = existing ?? {
      arn: `${machine.arn}:${name}`,
      name,
      description,
      routes,
      creationDate: now,
      updateDate: now,
    };
    machine.aliases.set(name, alias);
    return accept({ stateMachineAliasArn: alias.arn, creationDate: alias.creationDate });
  },
};

/** What is not given stays; the same values again change nothing, nor the time of the update. */
export const updateStateMachineAlias: Operation = {
  limits: UPDATE_ALIAS_LIMITS,
  run(input, { machines }) {
    const found = readAlias(input, machines);
    if (isRefusal(found)) return found;
    const { alias, machine } = found;
    const { routingConfiguration } = input;
    if (input['description'] === undefined && routingConfiguration === undefined) {
      return refuse('ValidationException', 'Either the description or the routing configuration must be specified', {
        reason: 'MISSING_REQUIRED_PARAMETER',
      });
    }
    const read = routingConfiguration === undefined ? undefined : readRoutes(routingConfiguration, machines, machine);
    if (read && isRefusal(read)) return read;
    const { description, routes } = alias;
    const changed = { description: findText(input['description']) ?? description, routes: read?.routes ?? routes };
    if (!isDeepStrictEqual(changed, { description, routes })) {
      Object.assign(alias, changed, { updateDate: getEpochSeconds() });
    }
    return accept({ updateDate: alias.updateDate });
  },
};

export const describeStateMachineAlias: Operation = {
  limits: NAMED_ALIAS_LIMITS,
  run(input, { machines }) {
    const found = readAlias(input, machines);
    if (isRefusal(found)) return found;
    const { arn, name, description, routes, creationDate, updateDate } = found.alias;
    return accept({
      stateMachineAliasArn: arn,
      name,
      ...(description === undefined ? {} : { description }),
      routingConfiguration: routes.map((route) => ({ ...route })),
      creationDate,
      updateDate,
    });
  },
};

/** The aliases of a machine, or those that lead to a version where the ARN is a version's. */
export const listStateMachineAliases: Operation = {
  limits: LIST_OF_MACHINE_LIMITS,
  run(input, { machines }) {
    const arn = findText(input['stateMachineArn']) ?? '';
    const parsed = parseMachineArn(arn);
    const isVersion = parsed.kind === 'version';
    const machine = readMachine(machines, isVersion ? parsed.machineArn : arn);
    if (isRefusal(machine)) return isVersion ? refuseUnknownMachine(arn) : machine;
    if (isVersion && !machine.versions.some((version) => version.arn === arn)) return refuseUnknownMachine(arn);
    const aliases = isVersion ? findAliasesOf(machine, arn) : [...machine.aliases.values()];
    const sorted = aliases.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const page = readPage(`ListStateMachineAliases ${arn}`, input, sorted, (alias) => alias.arn);
    if (isRefusal(page)) return page;
    const stateMachineAliases = page.items.map((alias) => ({
      stateMachineAliasArn: alias.arn,
      creationDate: alias.creationDate,
    }));
    return accept({ stateMachineAliases, ...page.next });
  },
};

/** Idempotent: an alias that is not there is no error. */
export const deleteStateMachineAlias: Operation = {
  limits: NAMED_ALIAS_LIMITS,
  run(input, { machines }) {
    const found = readAlias(input, machines);
    if (isRefusal(found)) return found.name === 'ResourceNotFound' ? accept() : found;
    found.machine.aliases.delete(found.alias.name);
    return accept();
  },
};

export function findAliasesOf(machine: Machine, versionArn: string): Alias[] {
  return [...machine.aliases.values()].filter(({ routes }) =>
    routes.some(({ stateMachineVersionArn }) => stateMachineVersionArn === versionArn),
  );
}

function readAlias(input: Members, machines: Machines): { machine: Machine; alias: Alias } | Refusal {
  const arn = findText(input['stateMachineAliasArn']) ?? '';
  const parsed = parseMachineArn(arn);
  if (parsed.kind !== 'alias') {
    return refuseArn(parsed.kind === 'invalid' ? parsed.message : `Invalid ARN prefix: ${arn}`);
  }
  const machine = machines.get(parsed.machineArn);
  const alias = machine?.aliases.get(arn.slice(parsed.machineArn.length + 1));
  if (!machine || !alias) {
    return refuse('ResourceNotFound', 'Request references a resource that does not exist.', { resourceName: arn });
  }
  return { machine, alias };
}
