import { isDeepStrictEqual } from 'node:util';
import { buildMachineArn } from '../arns.ts';
import { findText } from '../members.ts';
import { CREATE_LIMITS } from '../inputs.ts';
import { buildMachine, findPublished, publishVersion, type Machine } from '../machines.ts';
import { accept, isRefusal, refuse, type Accepted } from '../outcome.ts';
import { readSettings } from '../settings.ts';
import { addTags } from '../tags.ts';
import type { Operation } from './operation.ts';

/** White space, brackets, wildcards, the named special characters, control characters, and surrogates, also in pairs. */
const FORBIDDEN_IN_NAME = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}\p{Cs}\uFFFE\uFFFF\u{10000}-\u{10FFFF}]/u;

export const createStateMachine: Operation = {
  limits: CREATE_LIMITS,
  run(input, { machines, region, account, logGroups }) {
    const name = findText(input['name']) ?? '';
    if (FORBIDDEN_IN_NAME.test(name)) return refuse('InvalidName', `Invalid Name: '${name}'`);
    const arn = buildMachineArn(region, account, name);
    const type = input['type'] === 'EXPRESS' ? 'EXPRESS' : 'STANDARD';
    const settings = readSettings(input, { arn, type }, logGroups);
    if (isRefusal(settings)) return settings;
    const versionDescription = findText(input['versionDescription']);
    const createdWith = { publish: input['publish'] === true, versionDescription };
    const created = buildMachine(arn, name, type, settings, createdWith);

    const existing = machines.get(arn);
    if (existing) {
      if (isSameRequest(existing, created)) return describeCreated(existing);
      return refuse('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`);
    }
    const tags = addTags(created.tags, input['tags'], arn);
    if (isRefusal(tags)) return tags;
    created.tags = tags;
    if (createdWith.publish) publishVersion(created, versionDescription);
    machines.set(arn, created);
    return describeCreated(created);
  },
};

/** Role and tags are not compared. */
function isSameRequest(existing: Machine, created: Machine): boolean {
  const [before, now] = [existing, created].map(({ type, createdWith, settings }) => {
    const { roleArn: _, ...compared } = settings;
    return { type, createdWith, compared };
  });
  return isDeepStrictEqual(before, now);
}

function describeCreated(machine: Machine): Accepted {
  const version = machine.createdWith.publish ? findPublished(machine) : undefined;
  return accept({
    stateMachineArn: machine.arn,
    creationDate: machine.creationDate,
    ...(version ? { stateMachineVersionArn: version.arn } : {}),
  });
}
