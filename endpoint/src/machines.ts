import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { MachineType } from '../../server/src/asl/rule.ts';
import { parseMachineArn, refuseArn, refuseLabel, refuseUnknownMachine } from './arns.ts';
import type { JsonObject } from './members.ts';
import { getEpochSeconds, refuse, type Refusal } from './outcome.ts';
import type { Tags } from './tags.ts';

/** What a revision consists of: a change of any of it makes a new one. */
export interface Settings {
  readonly definition: string;
  readonly roleArn: string;
  readonly loggingConfiguration: JsonObject;
  readonly tracingConfiguration: JsonObject;
  readonly encryptionConfiguration: JsonObject;
}

export interface Machine {
  readonly arn: string;
  readonly name: string;
  readonly type: MachineType;
  /** Epoch seconds, as all times here. */
  readonly creationDate: number;
  /** The members of the request that CreateStateMachine compares, beside settings and type. */
  readonly createdWith: { readonly publish: boolean; readonly versionDescription: string | undefined };
  settings: Settings;
  /** Undefined until the first change. */
  revisionId: string | undefined;
  /** Numbers count up from 1 and are never used again. */
  nextVersion: number;
  /** Oldest first. */
  versions: Version[];
  /** By name. */
  readonly aliases: Map<string, Alias>;
  tags: Tags;
}

/** A name for one or two versions, which executions are started by. */
export interface Alias {
  readonly arn: string;
  readonly name: string;
  readonly creationDate: number;
  updateDate: number;
  description: string | undefined;
  routes: readonly Route[];
}

/** A version, and how many of 100 executions run it. */
export interface Route {
  readonly stateMachineVersionArn: string;
  readonly weight: number;
}

/** A revision under a number; it never changes. */
export interface Version {
  readonly arn: string;
  readonly creationDate: number;
  readonly description: string | undefined;
  readonly revisionId: string | undefined;
  readonly settings: Settings;
}

/** All state machines, by ARN. */
export type Machines = Map<string, Machine>;

export function buildMachine(
  arn: string,
  name: string,
  type: MachineType,
  settings: Settings,
  createdWith: Machine['createdWith'] = { publish: false, versionDescription: undefined },
): Machine {
  return {
    arn,
    name,
    type,
    creationDate: getEpochSeconds(),
    createdWith,
    settings,
    revisionId: undefined,
    nextVersion: 1,
    versions: [],
    aliases: new Map(),
    tags: new Map(),
  };
}

/** The machine with that unqualified ARN, or why there is none. A version's or an alias's ARN names no machine. */
export function readMachine(machines: Machines, arn: string): Machine | Refusal {
  const parsed = parseMachineArn(arn);
  if (parsed.kind === 'invalid') return refuseArn(parsed.message);
  if (parsed.kind === 'label') return refuseLabel();
  return machines.get(arn) ?? refuseUnknownMachine(arn);
}

/** Gives the machine new settings, and a new revision where they differ from the present ones. */
export function changeSettings(machine: Machine, settings: Settings): void {
  if (isDeepStrictEqual(machine.settings, settings)) return;
  machine.settings = settings;
  machine.revisionId = randomUUID();
}

/** The version of the present revision, which is made where there is none yet. */
export function publishVersion(machine: Machine, description: string | undefined): Version | Refusal {
  const published = findPublished(machine);
  if (published) return published;
  if (machine.versions.length >= MAX_VERSIONS) {
    return refuse('ServiceQuotaExceededException', `A state machine has at most ${MAX_VERSIONS} versions`);
  }
  const { settings, revisionId } = machine;
  const arn = `${machine.arn}:${machine.nextVersion++}`;
  const version = { arn, creationDate: getEpochSeconds(), description, revisionId, settings };
  machine.versions.push(version);
  return version;
}

/** The service's quota. */
const MAX_VERSIONS = 1000;

export function findPublished(machine: Machine): Version | undefined {
  return machine.versions.find((version) => version.revisionId === machine.revisionId);
}
