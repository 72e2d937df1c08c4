import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import { CredentialsProviderError } from '@smithy/core/config';
import type { Answer, Caller, OpenedService, ServiceOptions } from '../update/ports/service.ts';
import { callService } from './call.ts';
import { openStepFunctions, openSts, type OpenedClient, type Timeouts } from './clients.ts';
import { nameCredentials } from './credential-source.ts';
import { buildCredentials, type Credentials } from './credentials.ts';
import { findConfiguredEndpoint } from './endpoint.ts';
import { toFailure } from './failure.ts';
import { getString } from './members.ts';
import { buildOperations } from './operations.ts';
import { loadSharedConfig } from './shared-config.ts';
import { buildCallers } from './step-functions.ts';

/**
 * Step Functions in one region. Credentials come from where the AWS CLI takes them, and are looked for when the first request
 * is sent. Never rejects: a configuration that can't be read is a failure.
 */
export async function openService(options: ServiceOptions, timeouts: Timeouts = {}): Promise<OpenedService> {
  const operation = 'GetCallerIdentity';
  try {
    return await open(options, timeouts);
  } catch (error) {
    const failure = toFailure(error, { service: 'STS', operation, endpointUrl: '', mayTakeEffect: false });
    return { kind: 'failed', failure };
  }
}

async function open({ region, profile, askMfaCode }: ServiceOptions, timeouts: Timeouts): Promise<OpenedService> {
  const config = await loadSharedConfig(profile);
  if (config.namedBy && !config.profiles.has(config.profile)) {
    throw new CredentialsProviderError(`Profile ${config.profile} could not be found in the shared AWS configuration.`);
  }
  const configured = findConfiguredEndpoint(config, 'sfn');
  const configuredSts = findConfiguredEndpoint(config, 'sts');
  const client = { region, profile: config.profile, timeouts };
  const credentials = buildCredentials({ ...client, endpoint: configuredSts, config, askMfaCode });
  const options = { ...client, credentials: credentials.provide };
  const reader = await openStepFunctions({ ...options, endpoint: configured });
  const writer = await openStepFunctions({ ...options, endpoint: configured, sendsOnce: true });
  // Keys for somebody's own endpoint are shown to no other.
  const sts = await openSts({ ...options, endpoint: configuredSts ?? configured });
  const { endpoint } = reader;
  // Keys go to this endpoint, too, so that a person must see it.
  const seesSts = !sts.endpoint.configured || sts.endpoint.url === endpoint.url;
  const callers = buildCallers({
    reader: reader.client,
    writer: writer.client,
    endpointUrl: endpoint.url,
    complete: credentials.complete,
  });
  return {
    kind: 'opened',
    service: {
      ...buildOperations(callers),
      endpoint,
      credentials: [nameCredentials(config), ...(seesSts ? [] : [`STS at ${sts.endpoint.url}`])].join(', '),
      getCaller: (signal) => getCaller(sts, credentials, signal),
      close() {
        for (const opened of [reader, writer, sts]) opened.client.destroy();
      },
    },
  };
}

function getCaller(
  { client, endpoint }: OpenedClient<STSClient>,
  { complete }: Credentials,
  signal: AbortSignal | undefined,
): Promise<Answer<Caller>> {
  const command = new GetCallerIdentityCommand({});
  return callService({
    service: 'STS',
    operation: 'GetCallerIdentity',
    endpointUrl: endpoint.url,
    command,
    send: (options) => client.send(command, options),
    toValue: (output) => ({ account: getString(output, 'Account'), arn: getString(output, 'Arn') }),
    signal,
    complete,
  });
}
