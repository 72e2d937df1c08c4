import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Timeouts } from '../../client/src/aws/clients.ts';
import { openService } from '../../client/src/aws/service.ts';
import { buildMementoStore } from '../../client/src/memento-store.ts';
import { InFlight } from '../../client/src/update/send/in-flight.ts';
import { buildOneLineLog } from '../../client/src/update/one-line.ts';
import type { MachinePorts } from '../../client/src/update/ports/machine-ports.ts';
import type { UpdateSettings } from '../../client/src/update/ports/ports.ts';
import { buildFileRecords } from '../../client/src/update/records/file-records.ts';
import type { Records } from '../../client/src/update/records/records.ts';
import { runUpdate, type UpdateOrder, type UpdateOutcome } from '../../client/src/update/run-update.ts';
import type { SaveViews } from '../../client/src/update/save/send-save.ts';
import { ServiceValidation } from '../../client/src/update/look/service-validation.ts';
import { startEndpoint, type Endpoint } from '../../endpoint/src/main.ts';
import { createTemporaryFolder } from '../protocol/folders.ts';
import { buildMemento } from '../support/memento.ts';
import { useEnvironment } from '../unit/client/aws-environment.ts';
import { callAsColleague } from './machine.ts';
import { buildPerson, type Person, type Script } from './person.ts';
import { ACCOUNT, ARN, BEFORE, type Workspace } from './workspace.ts';

/** Waits are this much shorter than a person's: their order is the same. */
const PACE = 0.05;

export interface FlowOptions extends Script {
  readonly settings?: Partial<UpdateSettings> | undefined;
  readonly timeouts?: Timeouts | undefined;
  /** The shared AWS configuration, and its profile that is used. */
  readonly profile?: { readonly name: string; readonly config: string } | undefined;
}

/** The update flow as it ships, on a language server, an endpoint, credentials and files: only the person is a script. */
export interface Flow {
  readonly workspace: Workspace;
  readonly person: Person;
  readonly records: Records;
  readonly ports: MachinePorts & { readonly views: SaveViews };
  readonly stateFolder: string;
  readonly logged: readonly string[];
  run(order?: Partial<UpdateOrder>): Promise<UpdateOutcome>;
  /** Records of updates whose end is not known. */
  countUnfinished(): Promise<number>;
}

/** With an endpoint, which the environment names. */
export interface StartedFlow extends Flow {
  readonly endpoint: Endpoint;
}

/** For one test: it has an endpoint and records of its own. */
export async function startFlow(
  context: TestContext,
  workspace: Workspace,
  options: FlowOptions = {},
  definition = BEFORE,
): Promise<StartedFlow> {
  const endpoint = await startMachine(workspace, definition);
  context.after(() => endpoint.stop());
  // Between two attempts the SDK waits a random part of a second: here a small one.
  context.mock.method(Math, 'random', () => 0.05);
  const { name, config } = options.profile ?? {};
  const profile = name === undefined ? {} : { AWS_PROFILE: name };
  await useEnvironment(context, { ...listVariables(endpoint), ...profile }, config);
  return { ...buildFlow(workspace, createTemporaryFolder(), options), endpoint };
}

/** An endpoint with the state machine of the workspace, at that definition. */
export async function startMachine({ folder }: Workspace, definition = BEFORE): Promise<Endpoint> {
  const endpoint = await startEndpoint({ folder });
  const input = { stateMachineArn: ARN, definition };
  await callAsColleague(endpoint, { operation: 'UpdateStateMachine', input });
  endpoint.clearRequests();
  return endpoint;
}

/** The environment in which all goes to that endpoint, with credentials that it takes for those of the account. */
export function listVariables({ url }: Endpoint): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: ACCOUNT,
    AWS_SECRET_ACCESS_KEY: 'a secret of the test',
    AWS_ENDPOINT_URL_SFN: url,
    AWS_ENDPOINT_URL_STS: url,
  };
}

/** Credentials and endpoint are those of the environment. */
export function buildFlow(
  workspace: Workspace,
  stateFolder: string,
  { settings, timeouts, ...script }: FlowOptions = {},
): Flow {
  const person = buildPerson(script);
  const records = buildFileRecords(stateFolder);
  const logged: string[] = [];
  const log = (line: string): void => void logged.push(line);
  const ports: Flow['ports'] = {
    language: workspace.language,
    openService: (asked) => openService(asked, timeouts),
    prompts: person.prompts,
    views: person.views,
    picks: person.picks,
    shows: person.shows,
    runWithProgress: person.runWithProgress,
    store: buildMementoStore(buildMemento()),
    records,
    log: buildOneLineLog({ info: log, warn: log, error: log }),
    readSettings: () => ({ confirmUpdate: 'oncePerWindow', validateBeforeUpdate: false, ...settings }),
    isTrusted: () => true,
    inFlight: new InFlight(),
    validation: new ServiceValidation(wait),
    agreed: new Set(),
    wait,
  };
  return {
    workspace,
    person,
    records,
    ports,
    stateFolder,
    logged,
    run: (order) => runUpdate(ports, { target: workspace.target, intent: 'update', startedBy: 'command', ...order }),
    countUnfinished: async () => (await readdir(join(stateFolder, 'in-flight')).catch(() => [])).length,
  };
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return setTimeout(milliseconds * PACE, undefined, { signal });
}
