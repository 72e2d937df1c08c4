import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { openService } from '../../../client/src/aws/service.ts';
import { getFailure, getValue, KEYS, open, useEnvironment } from './aws-environment.ts';
import {
  answerEach,
  answerJson,
  answerXml,
  answerXmlError,
  type ServiceServer,
  startServiceServer,
} from './service-server.ts';

const ROLE = 'arn:aws:iam::111111111111:role/deploy';
const DEVICE = 'arn:aws:iam::111111111111:mfa/jo';
const BASE = '[profile base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = basesecret\n';
const PLAIN = `${BASE}[profile role]\nrole_arn = ${ROLE}\nsource_profile = base\n`;
const WITH_MFA = `${PLAIN}mfa_serial = ${DEVICE}\n`;
const CALLER = { Arn: 'arn:aws:sts::111111111111:assumed-role/deploy/jo', UserId: 'AIDA', Account: '111111111111' };
const ASSUMED = {
  Credentials: {
    AccessKeyId: 'ASIAROLE',
    SecretAccessKey: 'rolesecret',
    SessionToken: 'roletoken',
    Expiration: '2999-01-01T00:00:00Z',
  },
};

function startSts(t: TestContext, assume = answerXml('AssumeRole', ASSUMED)): Promise<ServiceServer> {
  return startServiceServer(
    t,
    answerEach({
      GetCallerIdentity: answerXml('GetCallerIdentity', CALLER),
      AssumeRole: assume,
      AssumeRoleWithWebIdentity: answerXml('AssumeRoleWithWebIdentity', ASSUMED),
      ListStateMachines: answerJson(200, { stateMachines: [] }),
    }),
  );
}

function listTargets({ received }: ServiceServer): unknown[] {
  return received.map(({ target }) => target);
}

test('a role is assumed with its source profile, once for all calls, at the endpoint of STS', async (t) => {
  const sts = await startSts(t);
  await useEnvironment(t, { AWS_ENDPOINT_URL: sts.url }, PLAIN);
  const service = await open(t, { profile: 'role' });
  assert.equal(sts.received.length, 0, 'nothing is looked for before the first call');
  await Promise.all([getValue(service.getCaller()), getValue(service.listStateMachines())]);
  // The two in any order.
  assert.equal(listTargets(sts)[0], 'AssumeRole');
  assert.deepEqual(
    new Set(listTargets(sts).slice(1)),
    new Set(['GetCallerIdentity', 'AWSStepFunctions.ListStateMachines']),
  );
  assert.equal(sts.received.length, 3);
  assert.match(sts.received[0]?.authorization ?? '', /Credential=AKIDBASE\/\d+\/eu-west-1\/sts\//);
  for (const { authorization } of sts.received.slice(1)) assert.match(authorization ?? '', /Credential=ASIAROLE\//);
});

test('the MFA code that the person enters goes to STS', async (t) => {
  const sts = await startSts(t);
  await useEnvironment(t, { AWS_ENDPOINT_URL: sts.url }, WITH_MFA);
  const asked: string[] = [];
  const askMfaCode = async (serialNumber: string): Promise<string> => {
    asked.push(serialNumber);
    return '123456';
  };
  assert.deepEqual(await getValue((await open(t, { profile: 'role', askMfaCode })).getCaller()), {
    account: '111111111111',
    arn: CALLER.Arn,
  });
  assert.deepEqual(asked, [DEVICE]);
  const { SerialNumber, TokenCode, RoleArn } = Object(sts.received[0]?.body);
  assert.deepEqual([SerialNumber, TokenCode, RoleArn], [DEVICE, '123456', ROLE]);
});

test('an MFA code that is not given: nothing is sent', async (t) => {
  const sts = await startSts(t);
  await useEnvironment(t, { AWS_ENDPOINT_URL: sts.url }, WITH_MFA);
  const dismissed = await open(t, { profile: 'role', askMfaCode: async () => undefined });
  assert.deepEqual(await dismissed.getCaller(), { kind: 'cancelled' });
  const failure = await getFailure((await open(t, { profile: 'role' })).getCaller());
  assert.equal(failure.name, 'MfaCodeRequired');
  assert.equal(failure.operation, 'AssumeRole');
  assert.match(failure.message, /Profile role needs a code of the MFA device arn:aws:iam::111111111111:mfa\/jo/);
  assert.equal(sts.received.length, 0);
});

test('no code is asked for where there are no keys to use it with', async (t) => {
  await useEnvironment(t, {}, WITH_MFA.replace(BASE, '[profile base]\nsso_session = none\n'));
  let asked = 0;
  const service = await open(t, { profile: 'role', askMfaCode: async () => String(++asked) });
  assert.equal((await getFailure(service.getCaller())).name, 'CredentialsProviderError');
  assert.equal(asked, 0);
});

test('a wrong code is said as STS says it, and sent once', async (t) => {
  const message = 'MultiFactorAuthentication failed with invalid MFA one time pass code.';
  const sts = await startSts(t, answerXmlError(403, 'AccessDenied', message));
  await useEnvironment(t, { AWS_ENDPOINT_URL: sts.url }, WITH_MFA);
  const service = await open(t, { profile: 'role', askMfaCode: async () => '123456' });
  assert.deepEqual(await getFailure(service.getCaller()), {
    name: 'AccessDenied',
    message,
    operation: 'AssumeRole',
    requestId: 'request-1',
  });
  assert.deepEqual(listTargets(sts), ['AssumeRole']);
});

test('what AWS repeats of codes, keys and tokens is not shown', async (t) => {
  const sent = "Value '1234567' at 'tokenCode' of AKIDBASE with basesecret and x-amz-security-token:roletoken";
  const sts = await startServiceServer(
    t,
    answerEach({
      AssumeRole: [answerXmlError(400, 'ValidationError', sent), answerXml('AssumeRole', ASSUMED)],
      GetCallerIdentity: answerXmlError(403, 'SignatureDoesNotMatch', `ASIAROLE rolesecret ${sent}`),
    }),
  );
  await useEnvironment(t, { AWS_ENDPOINT_URL: sts.url }, WITH_MFA);
  const service = await open(t, { profile: 'role', askMfaCode: async () => '1234567' });
  const assuming = await getFailure(service.getCaller());
  assert.match(assuming.message, /^Value '\(hidden\)' at 'tokenCode' of \(hidden\) with \(hidden\)/);
  const calling = await getFailure(service.getCaller());
  assert.equal(calling.name, 'SignatureDoesNotMatch');
  assert.doesNotMatch(calling.message, /1234567|AKIDBASE|basesecret|ASIAROLE|rolesecret|roletoken/);
});

test('a token of a file is exchanged without a signature', async (t) => {
  const sts = await startSts(t);
  const folder = await useEnvironment(t, { AWS_ENDPOINT_URL: sts.url, AWS_ROLE_ARN: ROLE });
  process.env['AWS_WEB_IDENTITY_TOKEN_FILE'] = join(folder, 'token');
  await writeFile(join(folder, 'token'), 'the-token');
  assert.equal((await getValue((await open(t)).getCaller())).account, '111111111111');
  assert.deepEqual(listTargets(sts), ['AssumeRoleWithWebIdentity', 'GetCallerIdentity']);
  assert.equal(sts.received[0]?.authorization, undefined);
  assert.equal(Object(sts.received[0]?.body).WebIdentityToken, 'the-token');
});

test('a role at an endpoint that does not know STS', async (t) => {
  const sts = await startServiceServer(t, answerJson(400, { __type: 'UnknownOperationException', message: 'No.' }));
  await useEnvironment(t, { AWS_ENDPOINT_URL: sts.url }, PLAIN);
  const failure = await getFailure((await open(t, { profile: 'role' })).getCaller());
  assert.equal(failure.operation, 'AssumeRole');
  assert.match(
    failure.message,
    /did not answer as STS does \(HTTP 400\): this endpoint does not implement AssumeRole\./,
  );
});

test('the code is asked for in vain where the call is cancelled meanwhile', async (t) => {
  const sts = await startSts(t);
  await useEnvironment(t, { AWS_ENDPOINT_URL: sts.url }, WITH_MFA);
  const controller = new AbortController();
  const neverAnswered = new Promise<undefined>(() => {});
  const askMfaCode = (): Promise<undefined> => {
    controller.abort();
    return neverAnswered;
  };
  const service = await open(t, { profile: 'role', askMfaCode });
  assert.deepEqual(await service.getCaller(controller.signal), { kind: 'cancelled' });
});

test('a profile is held to what it says: nothing else stands in for it', async (t) => {
  const container = await startServiceServer(
    t,
    answerJson(200, {
      AccessKeyId: 'ASIAOTHER',
      SecretAccessKey: 'othersecret',
      Token: 't',
      Expiration: '2999-01-01T00:00:00Z',
    }),
  );
  const config = '[profile broken]\nrole_arn = r\nsource_profile = nobody\n[profile bare]\nregion = eu-west-1\n';
  await useEnvironment(
    t,
    { ...KEYS, AWS_CONTAINER_CREDENTIALS_FULL_URI: `${container.url}/`, AWS_ENDPOINT_URL: 'http://127.0.0.1:1' },
    config,
  );
  assert.equal((await getFailure((await open(t, { profile: 'broken' })).getCaller())).name, 'CredentialsProviderError');
  const missing = await openService({ region: 'eu-west-1', profile: 'missing' });
  assert.equal(missing.kind === 'failed' && missing.failure.name, 'CredentialsProviderError');
  assert.match(missing.kind === 'failed' ? missing.failure.message : '', /^Profile missing could not be found/);
  assert.equal(container.received.length, 0);
  // One that says nothing leaves it to the machine, as in the AWS CLI.
  assert.equal((await getFailure((await open(t, { profile: 'bare' })).getCaller())).name, 'ECONNREFUSED');
  assert.equal(container.received.length, 1);
});

test('the profile is used for the credentials, and files are read again each time', async (t) => {
  const sts = await startSts(t);
  const folder = await useEnvironment(t, KEYS, `[profile dev]\nendpoint_url = ${sts.url}\n`);
  assert.equal((await getFailure((await open(t, { profile: 'dev' })).getCaller())).name, 'CredentialsProviderError');
  await writeFile(join(folder, 'credentials'), '[dev]\naws_access_key_id = AKIDDEV\naws_secret_access_key = secret\n');
  await getValue((await open(t, { profile: 'dev' })).getCaller());
  assert.match(sts.received[0]?.authorization ?? '', /Credential=AKIDDEV\//);
});

test('nothing of a credential process is shown: neither its command line nor what it says', async (t) => {
  const script = `${process.execPath} -e "console.error('hunter2'); process.exit(1)" -- --password hunter3`;
  await useEnvironment(t, { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }, `[profile p]\ncredential_process = ${script}\n`);
  const failure = await getFailure((await open(t, { profile: 'p' })).getCaller());
  assert.equal(failure.name, 'CredentialsProviderError');
  assert.equal(failure.message, 'The credential_process of profile p failed.');
});

test('the question says where the credentials come from, as far as the configuration tells', async (t) => {
  const config = [
    '[default]\nregion = eu-west-1',
    '[profile sso]\nsso_start_url = https://example.awsapps.com/start',
    '[profile process]\ncredential_process = /bin/secret --password hunter2',
    `[profile role]\nrole_arn = ${ROLE}\nsource_profile = sso`,
    `[profile machine]\nrole_arn = ${ROLE}\ncredential_source = Ec2InstanceMetadata`,
    `[profile self]\nrole_arn = ${ROLE}\nsource_profile = self\naws_access_key_id = k\naws_secret_access_key = s`,
    `[profile circle]\nrole_arn = ${ROLE}\nsource_profile = circle`,
    '[profile bare]\nregion = eu-west-1',
  ].join('\n');
  await useEnvironment(t, {}, config);
  const nameOf = async (profile?: string): Promise<string> =>
    (await open(t, profile === undefined ? {} : { profile })).credentials;
  assert.equal(await nameOf('sso'), 'profile sso: IAM Identity Center');
  assert.equal(await nameOf('process'), 'profile process: a credential process');
  assert.equal(await nameOf('role'), `profile role: role ${ROLE}, with IAM Identity Center of profile sso`);
  assert.equal(await nameOf('machine'), `profile machine: role ${ROLE}, the role of this machine`);
  assert.equal(await nameOf('self'), `profile self: role ${ROLE}, keys of the shared configuration`);
  assert.equal(await nameOf('circle'), `profile circle: role ${ROLE}, no credentials of its own`);
  assert.equal(await nameOf('bare'), 'profile bare: no credentials of its own');
  assert.match(await nameOf(), /^what the AWS CLI would find/);
  process.env['AWS_CONTAINER_CREDENTIALS_FULL_URI'] = 'http://127.0.0.1:1/';
  assert.equal(await nameOf(), 'the role of this container');
  Object.assign(process.env, KEYS);
  assert.equal(await nameOf(), 'keys of the environment (AWS_ACCESS_KEY_ID)');
  process.env['AWS_PROFILE'] = 'sso';
  assert.equal(await nameOf(), 'profile sso (AWS_PROFILE): IAM Identity Center');
  assert.equal(await nameOf('process'), 'profile process: a credential process');
});
