import { SFNClient, UpdateStateMachineCommand, type UpdateStateMachineCommandInput } from '@aws-sdk/client-sfn';
import type { UpdateRequest } from '../../../server/src/protocol.ts';
import type { UpdateResult } from '../update/ports.ts';
import type { Endpoint, OpenedService, Service, ServiceOptions } from '../update/service.ts';
import { nameCredentials } from './credentials.ts';
import { findConfiguredEndpoint } from './endpoint.ts';
import { toFailure } from './failure.ts';

const OPERATION = 'UpdateStateMachine';

/** Milliseconds. A definition of 1 MiB over a slow line still fits into the second. */
const CONNECTION_TIMEOUT = 10_000;
const REQUEST_TIMEOUT = 60_000;

/** What the tests shorten. */
export interface Timeouts {
  readonly connection?: number;
  readonly request?: number;
}

/**
 * Step Functions in one region. Credentials come from the SDK's default chain, as in the AWS CLI, and are looked for when
 * the first request is sent. Never rejects: a configuration that can't be read is a failure.
 */
export async function openService(options: ServiceOptions, timeouts: Timeouts = {}): Promise<OpenedService> {
  try {
    const configured = await findConfiguredEndpoint(options.profile);
    const client = buildClient(options, configured, timeouts);
    const endpoint = await resolveEndpoint(client, options.region, configured);
    return { kind: 'opened', service: buildService(client, endpoint, nameCredentials(options.profile)) };
  } catch (error) {
    return {
      kind: 'failed',
      failure: toFailure(error, { operation: OPERATION, endpointUrl: '', sent: false }),
    };
  }
}

function buildClient(
  { region, profile }: ServiceOptions,
  configured: string | undefined,
  timeouts: Timeouts,
): SFNClient {
  const request = timeouts.request ?? REQUEST_TIMEOUT;
  return new SFNClient({
    region,
    ...(profile === undefined ? {} : { profile }),
    // A host prefix in front of somebody's own endpoint finds no host.
    ...(configured === undefined ? {} : { endpoint: configured, disableHostPrefix: true }),
    // Nothing is sent twice behind the user's back.
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: timeouts.connection ?? CONNECTION_TIMEOUT,
      requestTimeout: request,
      socketTimeout: request,
      throwOnRequestTimeout: true,
    },
  });
}

async function resolveEndpoint(client: SFNClient, region: string, configured: string | undefined): Promise<Endpoint> {
  const { url } = client.config.endpointProvider({
    Region: region,
    UseFIPS: await toValue(client.config.useFipsEndpoint),
    UseDualStack: await toValue(client.config.useDualstackEndpoint),
    ...(configured === undefined ? {} : { Endpoint: configured }),
  });
  return { url: url.origin === 'null' ? url.href : url.href.replace(/\/$/, ''), configured: configured !== undefined };
}

function toValue(setting: boolean | (() => Promise<boolean>)): boolean | Promise<boolean> {
  return typeof setting === 'function' ? setting() : setting;
}

function buildService(client: SFNClient, endpoint: Endpoint, credentials: string): Service {
  return {
    endpoint,
    credentials,
    updateStateMachine: (request, signal, onSent) => updateStateMachine(client, endpoint, request, signal, onSent),
    close: () => client.destroy(),
  };
}

async function updateStateMachine(
  client: SFNClient,
  endpoint: Endpoint,
  request: UpdateRequest,
  signal: AbortSignal,
  onSent: () => void,
): Promise<UpdateResult> {
  let sent = false;
  const command = new UpdateStateMachineCommand(toInput(request));
  // The last step before the network: credentials are there and the request is signed.
  command.middlewareStack.add(
    (next) => (args) => {
      signal.throwIfAborted();
      sent = true;
      onSent();
      return next(args);
    },
    { step: 'deserialize', priority: 'low', name: 'noteSent' },
  );
  try {
    signal.throwIfAborted();
    // Looking for credentials may take long and knows no signal.
    const { updateDate, revisionId, stateMachineVersionArn, $metadata } = await Promise.race([
      client.send(command, { abortSignal: signal }),
      rejectOnAbort(signal),
    ]);
    // An endpoint that isn't Step Functions may answer with JSON of its own.
    if (!(updateDate instanceof Date)) throw new SyntaxError('The answer has no updateDate.');
    return { kind: 'updated', updateDate, revisionId, stateMachineVersionArn, requestId: $metadata.requestId };
  } catch (error) {
    if (signal.aborted && !sent) return { kind: 'cancelled' };
    return { kind: 'failed', failure: toFailure(error, { operation: OPERATION, endpointUrl: endpoint.url, sent }) };
  }
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('The request was cancelled.', 'AbortError')), {
      once: true,
    });
  });
}

/** The server composed and checked it. Past *Update Anyway* a value may still be of another kind, which the service refuses. */
function toInput(request: UpdateRequest): UpdateStateMachineCommandInput {
  return request;
}
