/**
 * What stands in the files, as tables of members. They are used on reading, for anything may stand in a file, and on writing,
 * so that nothing else gets into one.
 */
import type { DeployedMachine, Json, TargetRef, UpdateRequest } from '../../../../server/src/protocol.ts';
import type { ProcessMark } from './process-mark.ts';
import type { AliasRoute } from '../ports/service.ts';
import type { AliasChange, HistoryEntry, SeenRevision, StartedBy, UnfinishedUpdate } from './records.ts';

/** Gives the value, or undefined where it is something else. */
type Read<T> = (value: unknown) => T | undefined;

type OptionalName<T> = { [N in keyof T]-?: undefined extends T[N] ? N : never }[keyof T];
type RequiredMembers<T> = { readonly [N in Exclude<keyof T, OptionalName<T>>]: Read<T[N]> };
type OptionalMembers<T> = { readonly [N in OptionalName<T>]-?: Read<Exclude<T[N], undefined>> };

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const readText: Read<string> = (value) => (typeof value === 'string' ? value : undefined);
const readUuid: Read<string> = (value) => (isUuid(value) ? value : undefined);
const readTime: Read<string> = (value) =>
  typeof value === 'string' && TIME.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
const readProcessId: Read<number> = (value) =>
  Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : undefined;
const readTexts = buildListReader(readText);
const readTrue: Read<true> = (value) => (value === true ? value : undefined);
const readWeight: Read<number> = (value) =>
  typeof value === 'number' && value >= 0 && value <= 100 ? value : undefined;
/** Of a value that came from JSON or goes there. */
const readJson: Read<Json> = (value) => value as Json;
const readStartedBy = buildChoice<StartedBy>('command', 'save', 'revert', 'commandLine');
const readMachineType = buildChoice<DeployedMachine['type']>('STANDARD', 'EXPRESS');

export const readSeenRevision = buildReader<SeenRevision>({ seenAt: readTime }, { revisionId: readText });

const readDeployedMachine = buildReader<DeployedMachine>(
  { stateMachineArn: readText, type: readMachineType, roleArn: readText, creationDate: readTime },
  {
    definition: readText,
    loggingConfiguration: readJson,
    tracingConfiguration: readJson,
    encryptionConfiguration: readJson,
    revisionId: readText,
    description: readText,
  },
);

export const readHistoryEntry = buildReader<HistoryEntry>(
  { time: readTime, stateMachineArn: readText, startedBy: readStartedBy, sentMembers: readTexts },
  { revisionId: readText, stateMachineVersionArn: readText, before: readDeployedMachine, isUncertain: readTrue },
);

const readRoutes = buildListReader<AliasRoute>(
  buildReader({ stateMachineVersionArn: readText, weight: readWeight }, {}),
);

export const readAliasChange = buildReader<AliasChange>(
  { stateMachineAliasArn: readText, time: readTime, before: readRoutes, after: readRoutes },
  {},
);

export const readUnfinishedUpdate = buildReader<UnfinishedUpdate>(
  {
    id: readUuid,
    time: readTime,
    target: buildReader<TargetRef>({ updateFileUri: readText }, { name: readText }),
    region: readText,
    startedBy: readStartedBy,
    request: readUpdateRequest,
  },
  { profile: readText, before: readDeployedMachine, isLost: readTrue },
);

export const readProcessMark = buildReader<ProcessMark>({ pid: readProcessId, host: readText }, { start: readText });

/** Of a value that the types promise. Throws where they were deceived: what can't be read back isn't written. */
export function getRecord<T>(read: Read<T>, value: T): T {
  const record = read(value);
  if (record === undefined) throw new TypeError('not a record');
  return record;
}

export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}

export function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Which members the API has is not for here to say: all that were sent are kept. */
function readUpdateRequest(value: unknown): UpdateRequest | undefined {
  if (!isMembers(value)) return undefined;
  const { stateMachineArn, definition, publish, versionDescription } = value;
  const isRequest =
    typeof stateMachineArn === 'string' &&
    ['string', 'undefined'].includes(typeof definition) &&
    ['boolean', 'undefined'].includes(typeof publish) &&
    ['string', 'undefined'].includes(typeof versionDescription);
  return isRequest ? (value as UpdateRequest) : undefined;
}

/** Members that the tables don't have are left out. */
function buildReader<T extends object>(required: RequiredMembers<T>, optional: OptionalMembers<T>): Read<T> {
  const members = Object.entries<Read<unknown>>({ ...required, ...optional });
  return (value) => {
    if (!isMembers(value)) return undefined;
    const read: [string, unknown][] = [];
    for (const [name, readMember] of members) {
      if (value[name] === undefined && Object.hasOwn(optional, name)) continue;
      const member = readMember(value[name]);
      if (member === undefined) return undefined;
      read.push([name, member]);
    }
    return Object.fromEntries(read) as T;
  };
}

function buildListReader<T>(readOne: Read<T>): Read<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const list = value.map((one: unknown) => readOne(one));
    return list.every((one) => one !== undefined) ? list : undefined;
  };
}

function buildChoice<T extends string>(...choices: readonly T[]): Read<T> {
  return (value) => choices.find((choice) => choice === value);
}
