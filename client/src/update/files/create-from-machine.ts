import type { BuildUpdateFileParams, Failure, NewUpdateFile } from '../../../../server/src/protocol.ts';
import { isWithoutSts } from '../target/open-target.ts';
import type { Prompts, UpdatePorts, Views } from '../ports/ports.ts';
import { readDeployed } from '../look/read-deployed.ts';
import type { Answer, Caller, ListedMachine, Service } from '../ports/service.ts';

/** A profile of the shared AWS configuration. */
export interface AwsProfile {
  readonly name: string;
  readonly region?: string | undefined;
}

/** What the environment and the shared configuration of this user say. */
export interface AwsSetup {
  readonly profiles: readonly AwsProfile[];
  /** Of the environment. */
  readonly region?: string | undefined;
}

export interface MachineList {
  readonly machines: readonly ListedMachine[];
  readonly region: string;
  /** Undefined at somebody's own endpoint that does not tell. */
  readonly caller: Caller | undefined;
  /** Where the credentials come from. */
  readonly credentials: string;
  /** Where it is not AWS's own. */
  readonly endpointUrl: string | undefined;
}

export interface MachineScreen {
  /** `default` stands for what the AWS CLI would use. */
  pickProfile(profiles: readonly AwsProfile[]): Promise<AwsProfile | 'default' | undefined>;
  /** One that is not suggested may be typed. */
  pickRegion(suggested: readonly string[]): Promise<string | undefined>;
  pickMachine(list: MachineList): Promise<ListedMachine | undefined>;
  showNoMachines(list: MachineList): void;
  showFailure(failure: Failure): void;
  /** Writes the file, and shows it. */
  openNew(file: NewUpdateFile): Promise<void>;
}

interface CreatePorts extends Pick<UpdatePorts, 'isTrusted' | 'openService' | 'runWithProgress' | 'log'> {
  readonly views: Pick<Views, 'showUntrusted'>;
  readonly prompts: Pick<Prompts, 'enterMfaCode'>;
  readonly screen: MachineScreen;
  readonly readSetup: () => Promise<AwsSetup>;
  readonly regions: RecentRegions;
  readonly buildUpdateFile: (params: BuildUpdateFileParams) => Promise<NewUpdateFile | null>;
}

/** The regions that this user chose, the last one first. */
export interface RecentRegions {
  list(): readonly string[];
  keep(region: string): Promise<void>;
}

type CreateOutcome =
  | { readonly kind: 'created' | 'none' | 'untrusted' | 'dismissed' | 'cancelled' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Writes an update file for a state machine that is chosen from those of an account, with its parameters as they are. */
export async function createFromMachine(ports: CreatePorts, definitionUri: string): Promise<CreateOutcome> {
  if (!ports.isTrusted()) {
    ports.views.showUntrusted();
    return { kind: 'untrusted' };
  }
  const place = await choosePlace(ports);
  if (!place) return { kind: 'dismissed' };
  const opened = await ports.openService({ ...place, askMfaCode: ports.prompts.enterMfaCode });
  if (opened.kind === 'failed') return fail(ports, opened.failure);
  try {
    return await chooseAndCreate(ports, { ...place, definitionUri, service: opened.service });
  } finally {
    opened.service.close();
  }
}

interface Place {
  readonly region: string;
  readonly profile: string | undefined;
}

async function choosePlace({ readSetup, regions, screen }: CreatePorts): Promise<Place | undefined> {
  const setup = await readSetup();
  const profile = setup.profiles.length === 0 ? 'default' : await screen.pickProfile(setup.profiles);
  if (profile === undefined) return undefined;
  const own = profile === 'default' ? setup.profiles.find(({ name }) => name === 'default') : profile;
  // An explicit profile goes before the environment, as with the AWS CLI.
  const first = profile === 'default' ? [setup.region, own?.region] : [own?.region, setup.region];
  const others = setup.profiles.map(({ region }) => region);
  const known = [...first, ...regions.list(), ...others].filter((region) => region !== undefined);
  const region = await screen.pickRegion([...new Set(known)]);
  return region === undefined ? undefined : { region, profile: profile === 'default' ? undefined : profile.name };
}

async function chooseAndCreate(
  ports: CreatePorts,
  { region, service, definitionUri }: Place & { readonly service: Service; readonly definitionUri: string },
): Promise<CreateOutcome> {
  const { screen } = ports;
  const listed = await ports.runWithProgress(`Listing the state machines in ${region}`, (signal) =>
    listMachines(service, region, signal),
  );
  if (listed.kind === 'cancelled') return listed;
  if (listed.kind === 'failed') return fail(ports, listed.failure);
  await ports.regions.keep(region);
  if (listed.value.machines.length === 0) {
    screen.showNoMachines(listed.value);
    return { kind: 'none' };
  }
  const picked = await screen.pickMachine(listed.value);
  if (!picked) return { kind: 'dismissed' };
  const { stateMachineArn } = picked;
  const read = await ports.runWithProgress(`Reading ${picked.name}`, (signal) =>
    readDeployed(service, stateMachineArn, signal),
  );
  if (read.kind === 'cancelled') return read;
  if (read.kind !== 'read') return fail(ports, read.failure);
  const built = await ports.buildUpdateFile({ definitionUri, stateMachineArn, deployed: read.machine });
  if (!built) throw new Error('The language server could not write the update file. Its log says why.');
  await screen.openNew(built);
  return { kind: 'created' };
}

/** With the account that they are in: there is no target yet, with whose account it could be compared. */
async function listMachines(service: Service, region: string, signal: AbortSignal): Promise<Answer<MachineList>> {
  const { endpoint, credentials } = service;
  const caller = await service.getCaller(signal);
  if (caller.kind === 'cancelled') return caller;
  if (caller.kind === 'failed' && !isWithoutSts(service, caller.failure)) return caller;
  const listed = await service.listStateMachines(signal);
  if (listed.kind !== 'answered') return listed;
  const machines = listed.value.toSorted((one, other) => one.name.localeCompare(other.name));
  const endpointUrl = endpoint.configured ? endpoint.url : undefined;
  const known = caller.kind === 'answered' ? caller.value : undefined;
  return { kind: 'answered', value: { machines, region, caller: known, credentials, endpointUrl } };
}

/** Its message may quote a command line of the AWS configuration, so that it stays out of the log. */
function fail({ log, screen }: CreatePorts, failure: Failure): CreateOutcome {
  log.error(`${failure.operation}: ${failure.name} when an update file was created.`);
  screen.showFailure(failure);
  return { kind: 'failed', failure };
}
