import { SFNClient } from '@aws-sdk/client-sfn';
import { STSClient } from '@aws-sdk/client-sts';
import type { Endpoint } from '../update/ports/service.ts';
import type { Keys } from './secrets.ts';

/** Milliseconds. A definition of 1 MiB over a slow line still fits into the second. */
const CONNECTION_TIMEOUT = 10_000;
const REQUEST_TIMEOUT = 60_000;

/** What the tests shorten. */
export interface Timeouts {
  readonly connection?: number;
  readonly request?: number;
}

export interface ClientOptions {
  readonly region: string;
  readonly profile: string;
  /** Undefined means AWS's own endpoint of the region. */
  readonly endpoint: string | undefined;
  readonly credentials: () => Promise<Keys>;
  readonly timeouts: Timeouts;
  /**
   * What writes is sent once: nothing is done twice behind the user's back. What reads has the SDK's retries, as many as the
   * user's configuration says, for it changes nothing however often it is sent.
   */
  readonly sendsOnce?: boolean;
}

export interface OpenedClient<C> {
  readonly client: C;
  readonly endpoint: Endpoint;
}

export async function openStepFunctions(options: ClientOptions): Promise<OpenedClient<SFNClient>> {
  const client = new SFNClient(toConfig(options));
  const parameters = await toEndpointParameters(client.config, options);
  return { client, endpoint: toEndpoint(client.config.endpointProvider(parameters).url, options) };
}

export async function openSts(options: ClientOptions): Promise<OpenedClient<STSClient>> {
  const client = new STSClient(toConfig(options));
  const parameters = { ...(await toEndpointParameters(client.config, options)), UseGlobalEndpoint: false };
  return { client, endpoint: toEndpoint(client.config.endpointProvider(parameters).url, options) };
}

function toConfig({ region, profile, endpoint, credentials, timeouts, sendsOnce }: ClientOptions) {
  const request = timeouts.request ?? REQUEST_TIMEOUT;
  return {
    region,
    profile,
    credentials,
    // It was looked for already. A host prefix in front of somebody's own endpoint finds no host.
    ...(endpoint === undefined ? { ignoreConfiguredEndpointUrls: true } : { endpoint, disableHostPrefix: true }),
    ...(sendsOnce === true ? { maxAttempts: 1 } : {}),
    requestHandler: {
      connectionTimeout: timeouts.connection ?? CONNECTION_TIMEOUT,
      requestTimeout: request,
      socketTimeout: request,
      throwOnRequestTimeout: true,
    },
  };
}

interface EndpointSettings {
  readonly useFipsEndpoint: boolean | (() => Promise<boolean>);
  readonly useDualstackEndpoint: boolean | (() => Promise<boolean>);
}

async function toEndpointParameters(settings: EndpointSettings, { region, endpoint }: ClientOptions) {
  return {
    Region: region,
    UseFIPS: await toValue(settings.useFipsEndpoint),
    UseDualStack: await toValue(settings.useDualstackEndpoint),
    ...(endpoint === undefined ? {} : { Endpoint: endpoint }),
  };
}

/** As it is shown, logged and kept: a name and a password in it are nobody else's business. */
function toEndpoint(address: URL, { endpoint }: ClientOptions): Endpoint {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  return { url: url.origin === 'null' ? url.href : url.href.replace(/\/$/, ''), configured: endpoint !== undefined };
}

function toValue(setting: boolean | (() => Promise<boolean>)): boolean | Promise<boolean> {
  return typeof setting === 'function' ? setting() : setting;
}
