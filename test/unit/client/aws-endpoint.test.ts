import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openService } from '../../../client/src/aws/service.ts';
import { getFailure, getValue, KEYS, open, useEnvironment } from './aws-environment.ts';
import { answerJson, answerText, answerXml, startServiceServer } from './service-server.ts';

test('the endpoint is found where the AWS CLI finds it, and in its order', async (t) => {
  const config = [
    '[default]',
    'endpoint_url = http://127.0.0.1:1',
    '[profile emulator]',
    'services = local',
    '[profile plain]',
    'region = eu-west-1',
    '[profile broken]',
    'services = nowhere',
    '[services local]',
    'sfn =',
    '  endpoint_url = http://127.0.0.1:2',
  ].join('\n');
  await useEnvironment(t, KEYS, config);
  const endpointOf = async (profile?: string): Promise<unknown> =>
    (await open(t, profile === undefined ? {} : { profile })).endpoint;

  assert.deepEqual(await endpointOf(), { url: 'http://127.0.0.1:1', configured: true });
  assert.deepEqual(await endpointOf('emulator'), { url: 'http://127.0.0.1:2', configured: true });
  assert.deepEqual(await endpointOf('plain'), { url: 'https://states.eu-west-1.amazonaws.com', configured: false });
  const broken = await openService({ region: 'eu-west-1', profile: 'broken' });
  assert.match(broken.kind === 'failed' ? broken.failure.message : '', /services section nowhere/);

  process.env['AWS_ENDPOINT_URL'] = 'http://127.0.0.1:3';
  assert.deepEqual(await endpointOf('emulator'), { url: 'http://127.0.0.1:3', configured: true });
  process.env['AWS_ENDPOINT_URL_SFN'] = 'http://127.0.0.1:4/base';
  assert.deepEqual(await endpointOf('emulator'), { url: 'http://127.0.0.1:4/base', configured: true });
  process.env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] = 'true';
  assert.deepEqual(await endpointOf(), { url: 'https://states.eu-west-1.amazonaws.com', configured: false });
});

test('a name and a password in the address of an endpoint are not shown', async (t) => {
  await useEnvironment(t, {
    ...KEYS,
    AWS_ENDPOINT_URL_SFN: 'http://jo:hidden@127.0.0.1:1',
    AWS_ENDPOINT_URL_STS: 'http://jo:hidden@127.0.0.1:2',
  });
  const { endpoint, credentials } = await open(t);
  assert.equal(endpoint.url, 'http://127.0.0.1:1');
  assert.match(credentials, /STS at http:\/\/127\.0\.0\.1:2$/);
});

const CALLER = { Arn: 'arn:aws:iam::111111111111:user/jo', UserId: 'AIDA', Account: '111111111111' };
const UPDATE = { stateMachineArn: 'arn:aws:states:eu-west-1:111111111111:stateMachine:orders', definition: '{}' };

test('the caller is asked for where the keys are for: at STS’s endpoint, else at that of Step Functions', async (t) => {
  const functions = await startServiceServer(t, answerXml('GetCallerIdentity', CALLER));
  const sts = await startServiceServer(t, answerXml('GetCallerIdentity', CALLER));
  await useEnvironment(t, { ...KEYS, AWS_ENDPOINT_URL_SFN: functions.url });
  const expected = { account: '111111111111', arn: 'arn:aws:iam::111111111111:user/jo' };
  assert.deepEqual(await getValue((await open(t)).getCaller()), expected);
  assert.deepEqual([functions.received.length, sts.received.length], [1, 0]);
  assert.match(
    functions.received[0]?.authorization ?? '',
    /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d+\/eu-west-1\/sts\//,
  );
  process.env['AWS_ENDPOINT_URL_STS'] = sts.url;
  assert.deepEqual(await getValue((await open(t)).getCaller()), expected);
  assert.deepEqual([functions.received.length, sts.received.length], [1, 1]);
});

test('the section of a profile’s services has an endpoint for STS too', async (t) => {
  const sts = await startServiceServer(t, answerXml('GetCallerIdentity', CALLER));
  const services = [
    '[services local]',
    'sfn =',
    '  endpoint_url = http://127.0.0.1:1',
    'sts =',
    `  endpoint_url = ${sts.url}`,
  ];
  await useEnvironment(t, KEYS, ['[default]', 'services = local', ...services].join('\n'));
  const service = await open(t);
  assert.equal((await getValue(service.getCaller())).account, '111111111111');
  assert.equal(service.endpoint.url, 'http://127.0.0.1:1');
  assert.equal(service.credentials, `keys of the environment (AWS_ACCESS_KEY_ID), STS at ${sts.url}`);
});

test('an endpoint that does not know STS is told from a refusal', async (t) => {
  await useEnvironment(t, KEYS);
  for (const answer of [
    answerJson(400, { __type: 'UnknownOperationException', message: 'No.' }),
    answerText(404, '<html>no</html>'),
    answerText(200, '<html>yes</html>'),
    answerText(404, ''),
  ]) {
    const server = await startServiceServer(t, answer);
    process.env['AWS_ENDPOINT_URL'] = server.url;
    const failure = await getFailure((await open(t)).getCaller());
    assert.equal(failure.name, 'SyntaxError');
    assert.match(failure.message, /^http:\S+ did not answer as STS does.*does not implement GetCallerIdentity\.$/);
    assert.equal(failure.mayHaveTakenEffect, undefined);
  }
});

test('a profile without an endpoint does not use that of the default profile', async (t) => {
  const trap = await startServiceServer(t, answerJson(200, { updateDate: 1 }));
  const keys = 'aws_access_key_id = AKIDPLAIN\naws_secret_access_key = secret\n';
  await useEnvironment(t, {}, `[default]\nendpoint_url = ${trap.url}\n[profile plain]\n${keys}`);
  // There is no such region, so that no host is found.
  const service = await open(t, { profile: 'plain', region: 'none-such-1' });
  assert.equal(service.endpoint.configured, false);
  const { signal } = new AbortController();
  await getFailure(service.updateStateMachine(UPDATE, { signal, onSent() {} }));
  assert.equal(trap.received.length, 0);
});
