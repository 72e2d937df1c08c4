import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
  STSClient,
  STSServiceException,
  type AssumeRoleCommandInput,
  type Credentials,
  type GetCallerIdentityCommandOutput,
} from '@aws-sdk/client-sts';
import { startEndpoint, type Endpoint, type EndpointOptions } from '../../endpoint/src/main.ts';
import { buildClient, ORDERS, startService } from './set-up.ts';

const ROLE = 'arn:aws:iam::222222222222:role/team/deployer';
const MFA = 'arn:aws:iam::111111111111:mfa/phone';

type Identity = Omit<GetCallerIdentityCommandOutput, '$metadata'>;

interface StsService {
  readonly endpoint: Endpoint;
  identify(accessKeyId?: string, region?: string): Promise<Identity>;
  assume(input?: Partial<AssumeRoleCommandInput>): Promise<Credentials | undefined>;
}

async function startSts(t: TestContext, options: EndpointOptions = {}): Promise<StsService> {
  const endpoint = await startEndpoint(options);
  t.after(() => endpoint.stop());
  const connect = (accessKeyId: string, region: string): STSClient =>
    buildStsClient(t, endpoint, { accessKeyId, region });
  return {
    endpoint,
    async identify(accessKeyId = 'test', region = 'eu-west-1') {
      const { $metadata: _, ...identity } = await connect(accessKeyId, region).send(new GetCallerIdentityCommand({}));
      return identity;
    },
    async assume(input = {}) {
      const command = new AssumeRoleCommand({ RoleArn: ROLE, RoleSessionName: 'me', ...input });
      return (await connect('test', 'eu-west-1').send(command)).Credentials;
    },
  };
}

function buildStsClient(
  t: TestContext,
  { url }: Endpoint,
  { accessKeyId, region }: { accessKeyId: string; region: string },
): STSClient {
  const credentials = { accessKeyId, secretAccessKey: 'test', sessionToken: 'a secret token' };
  const client = new STSClient({ endpoint: url, region, credentials, maxAttempts: 1 });
  t.after(() => client.destroy());
  return client;
}

async function assertDenied(call: Promise<unknown>, name: string, message: string, status: number): Promise<void> {
  await assert.rejects(call, (error: unknown) => {
    assert.ok(error instanceof STSServiceException, String(error));
    assert.deepEqual([error.name, error.message, error.$metadata.httpStatusCode], [name, message, status]);
    return true;
  });
}

test('the caller’s account is that of the access key where it is an account id', async (t) => {
  const { identify } = await startSts(t);
  assert.deepEqual(await identify(), {
    Account: '123456789012',
    Arn: 'arn:aws:iam::123456789012:user/local',
    UserId: 'AIDALOCALUSER',
  });
  assert.equal((await identify('111111111111')).Account, '111111111111');
  assert.equal((await identify('test', 'cn-north-1')).Arn, 'arn:aws-cn:iam::123456789012:user/local');
});

test('machines are created in the caller’s account', async (t) => {
  const { endpoint, create } = await startService(t);
  const client = buildClient(endpoint.url, '111111111111');
  t.after(() => client.destroy());
  assert.equal(await create(), ORDERS);
  assert.equal(await create({}, client), ORDERS.replace('123456789012', '111111111111'));
});

test('a test chooses the account of every caller', async (t) => {
  const { endpoint, identify } = await startSts(t, { sts: { account: '333333333333' } });
  assert.equal((await identify('111111111111')).Account, '333333333333');
  endpoint.configureSts({});
  assert.equal((await identify('111111111111')).Account, '111111111111');
});

test('an assumed role is in the account of its ARN', async (t) => {
  const { assume, identify } = await startSts(t);
  const credentials = await assume({ DurationSeconds: 900 });
  assert.deepEqual(await identify(credentials?.AccessKeyId), {
    Account: '222222222222',
    Arn: 'arn:aws:sts::222222222222:assumed-role/deployer/me',
    UserId: 'AROALOCALROLE:me',
  });
  const seconds = (Number(credentials?.Expiration) - Date.now()) / 1000;
  assert.ok(seconds > 600 && seconds <= 900, String(seconds));
  assert.ok(credentials?.SecretAccessKey);
  assert.ok(credentials.SessionToken);
  await assert.rejects(assume({ RoleArn: 'role' }), { name: 'ValidationError' });
});

test('a wrong MFA code is refused with the service’s text, and the right one is accepted', async (t) => {
  const { endpoint, assume } = await startSts(t);
  await assertDenied(
    assume({ SerialNumber: MFA, TokenCode: '000000' }),
    'AccessDenied',
    'MultiFactorAuthentication failed with invalid MFA one time pass code.',
    403,
  );
  await assert.rejects(assume({ SerialNumber: MFA }), { name: 'AccessDenied' });
  assert.ok(await assume({ SerialNumber: MFA, TokenCode: '123456' }));
  endpoint.configureSts({ mfaCode: '000000' });
  assert.ok(await assume({ SerialNumber: MFA, TokenCode: '000000' }));
});

test('calls are listed with the region of the signature, and without codes and tokens', async (t) => {
  const { endpoint, assume, identify } = await startSts(t);
  await identify('test', 'us-west-2');
  await assume({ SerialNumber: MFA, TokenCode: '123456' });
  assert.deepEqual(endpoint.listRequests(), [
    { operation: 'GetCallerIdentity', input: {}, region: 'us-west-2', accepted: true, answer: 'output' },
    {
      operation: 'AssumeRole',
      input: { RoleArn: ROLE, RoleSessionName: 'me', SerialNumber: MFA },
      region: 'eu-west-1',
      accepted: true,
      answer: 'output',
    },
  ]);
});

for (const [name, status] of [
  ['ExpiredToken', 403],
  ['AccessDenied', 403],
  ['InternalFailure', 500],
] as const) {
  test(`a fault gives STS’s own form of an error: ${name}`, async (t) => {
    const { endpoint, identify } = await startSts(t);
    const message = 'The security token <included> in the request & so on';
    endpoint.injectFault({ operation: 'GetCallerIdentity', error: { name, message, status } });
    await assertDenied(identify(), name, message, status);
    assert.equal((await identify()).Account, '123456789012');
  });
}

test('the XML of an answer and of a refusal', async (t) => {
  const { endpoint } = await startSts(t);
  const ask = async (form: Record<string, string>): Promise<string> => {
    const response = await fetch(endpoint.url, { method: 'POST', body: new URLSearchParams(form) });
    assert.match(response.headers.get('content-type') ?? '', /^text\/xml/);
    const id = response.headers.get('x-amzn-requestid') ?? '';
    return (await response.text()).replace(id, 'ID');
  };
  assert.equal(
    await ask({ Action: 'GetCallerIdentity', Version: '2011-06-15' }),
    '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">' +
      '<GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/local</Arn><UserId>AIDALOCALUSER</UserId>' +
      '<Account>123456789012</Account></GetCallerIdentityResult>' +
      '<ResponseMetadata><RequestId>ID</RequestId></ResponseMetadata></GetCallerIdentityResponse>',
  );
  assert.equal(
    await ask({ Action: 'Other', Version: '2011-06-15' }),
    '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>InvalidAction</Code>' +
      '<Message>Could not find operation Other for version 2011-06-15</Message></Error><RequestId>ID</RequestId></ErrorResponse>',
  );
});

test('an operation that STS has and this endpoint has not', async (t) => {
  const { endpoint } = await startSts(t);
  const client = buildStsClient(t, endpoint, { accessKeyId: 'test', region: 'eu-west-1' });
  await assert.rejects(client.send(new GetSessionTokenCommand({})), { name: 'InvalidAction' });
});

test('hostile forms get a clear answer', async (t) => {
  const { endpoint, identify } = await startSts(t);
  const assume = { Action: 'AssumeRole', RoleArn: ROLE };
  for (const [form, expected] of [
    [{ Action: '' }, 'UnknownOperationException'],
    [{ Action: '__proto__' }, 'InvalidAction'],
    [{ Action: '<a>&' }, '&#60;a&#62;&#38;'],
    [{ ...assume, DurationSeconds: 'long' }, 'ValidationError'],
    [{ ...assume, DurationSeconds: '43201' }, 'ValidationError'],
    [{ ...assume, TokenCode: '123456' }, 'AccessDenied'],
    [{ ...assume, RoleArn: '__proto__' }, 'ValidationError'],
  ] as const) {
    const response = await fetch(endpoint.url, { method: 'POST', body: new URLSearchParams(form) });
    assert.match(String(response.status), /^40[03]$/);
    const text = await response.text();
    assert.ok(text.includes(expected), text);
  }
  assert.equal((await identify()).Account, '123456789012');
});

test('without STS its operations are as unknown as any other, and are not listed', async (t) => {
  const { endpoint, identify } = await startSts(t, { sts: { off: true } });
  await assert.rejects(identify());
  const body = new URLSearchParams({ Action: 'GetCallerIdentity', Version: '2011-06-15' });
  const response = await fetch(endpoint.url, { method: 'POST', body });
  assert.equal(response.status, 400);
  assert.equal(Object(await response.json()).__type, 'UnknownOperationException');
  assert.deepEqual(endpoint.listRequests(), []);
});

test('over HTTP: options of STS are replaced, and nonsense is refused with the reason', async (t) => {
  const { endpoint, identify } = await startSts(t);
  const put = async (body: string): Promise<[number, string]> => {
    const response = await fetch(`${endpoint.url}/stepwright/sts`, { method: 'PUT', body });
    return [response.status, String(Object(await response.json()).message)];
  };
  assert.equal((await put('{"account":"333333333333"}'))[0], 200);
  assert.equal((await identify()).Account, '333333333333');
  for (const [body, reason] of [
    ['nonsense', /JSON/],
    ['[]', /JSON object/],
    ['{"acount":"1"}', /no option "acount"/],
    ['{"account":"1"}', /12 digits/],
    ['{"off":1}', /"off"/],
    ['{"mfaCode":1}', /"mfaCode"/],
  ] as const) {
    const [status, message] = await put(body);
    assert.equal(status, 400, body);
    assert.match(message, reason);
  }
  assert.equal((await identify()).Account, '333333333333', 'nothing changed');
});
