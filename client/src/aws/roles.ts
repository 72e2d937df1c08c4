import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  AssumeRoleWithWebIdentityCommand,
  type AssumeRoleWithWebIdentityCommandInput,
  type AssumeRoleResponse,
  type STSClient,
} from '@aws-sdk/client-sts';
import type { Answer } from '../update/ports/service.ts';
import { type Call, callService } from './call.ts';
import { Dismissal, FailedStep } from './call-errors.ts';
import { type ClientOptions, openSts } from './clients.ts';
import { getDate, getString } from './members.ts';
import type { Keys } from './secrets.ts';

/**
 * Where roles are assumed: in the region of the state machine, at the endpoint that is configured for STS. The SDK's own
 * assumers look for that in the default profile.
 */
export type RoleCall = Omit<ClientOptions, 'credentials' | 'sendsOnce'>;

/** Throws what `callService` can understand. */
export function assumeRole(options: RoleCall, keys: Keys, input: AssumeRoleCommandInput): Promise<Keys> {
  // A code is good for one time only.
  const sendsOnce = input.TokenCode !== undefined;
  const command = new AssumeRoleCommand(input);
  return askSts({ ...options, credentials: async () => keys, sendsOnce }, 'AssumeRole', command, (client) =>
    client.send(command),
  );
}

/** The same for a token: the request is not signed. */
export function assumeRoleWithWebIdentity(
  options: RoleCall,
  input: AssumeRoleWithWebIdentityCommandInput,
): Promise<Keys> {
  const command = new AssumeRoleWithWebIdentityCommand(input);
  const unsigned = { ...options, credentials: () => Promise.reject(new Dismissal()) };
  return askSts(unsigned, 'AssumeRoleWithWebIdentity', command, (client) => client.send(command));
}

type Assumed = Pick<AssumeRoleResponse, 'Credentials'> & { $metadata: object };

async function askSts<Input extends object, Output extends Assumed>(
  options: ClientOptions,
  operation: string,
  command: Call<Input, Output, Keys>['command'],
  send: (client: STSClient) => Promise<Output>,
): Promise<Keys> {
  const { client, endpoint } = await openSts(options);
  const answer = await callService<Input, Output, Keys>({
    service: 'STS',
    operation,
    endpointUrl: endpoint.url,
    command,
    send: () => send(client),
    toValue: toKeys,
    complete: (failure) => failure,
  });
  client.destroy();
  return getValue(answer);
}

function toKeys({ Credentials: keys }: Pick<AssumeRoleResponse, 'Credentials'>): Keys {
  if (!keys) throw new SyntaxError('The answer has no Credentials.');
  return {
    accessKeyId: getString(keys, 'AccessKeyId'),
    secretAccessKey: getString(keys, 'SecretAccessKey'),
    sessionToken: getString(keys, 'SessionToken'),
    expiration: getDate(keys, 'Expiration'),
  };
}

function getValue<T>(answer: Answer<T>): T {
  if (answer.kind === 'answered') return answer.value;
  throw answer.kind === 'failed' ? new FailedStep(answer.failure) : new Dismissal();
}
