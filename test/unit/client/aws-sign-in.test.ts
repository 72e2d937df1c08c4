import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { findSignInCommand } from '../../../client/src/aws/sign-in.ts';
import { getFailure, KEYS, open, useEnvironment } from './aws-environment.ts';
import { answerJson, startServiceServer } from './service-server.ts';

test('a file of tokens that is broken is not shown', async (t) => {
  const folder = await useEnvironment(t, {}, '[profile dev]\nlogin_session = arn:aws:iam::111111111111:user/jo\n');
  const name = createHash('sha256').update('arn:aws:iam::111111111111:user/jo').digest('hex');
  await writeFile(join(folder, `${name}.json`), 'hunter2 {');
  const failure = await getFailure((await open(t, { profile: 'dev' })).getCaller());
  assert.match(failure.message, /^Failed to load token from .*: this is not JSON\.$/);
  assert.doesNotMatch(failure.message, /hunter2/);
  assert.equal(failure.signInCommand, 'aws login --profile dev');
});

const SSO = ['sso_account_id = 111111111111', 'sso_role_name = dev', ''].join('\n');
const SESSION = '[sso-session corp]\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1\n';
const NEW_STYLE = `sso_session = corp\n${SSO}${SESSION}`;
const OLD_STYLE = `sso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1\n${SSO}`;

/** The file in which the AWS CLI keeps a token of IAM Identity Center. */
async function writeSsoToken(folder: string, key: string, token: object): Promise<void> {
  const cache = join(folder, '.aws', 'sso', 'cache');
  await mkdir(cache, { recursive: true });
  await writeFile(join(cache, `${createHash('sha1').update(key).digest('hex')}.json`), JSON.stringify(token));
}

test('a sign-in that is missing or has expired comes with the command for it', async (t) => {
  const signInOf = async (profile: string, config: string): Promise<string | undefined> => {
    const folder = await useEnvironment(t, { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }, config);
    await writeSsoToken(folder, 'old', { accessToken: 'token', expiresAt: '2001-01-01T00:00:00Z' });
    const failure = await getFailure((await open(t, { profile })).getCaller());
    assert.equal(failure.name, 'CredentialsProviderError');
    return failure.signInCommand;
  };
  assert.equal(await signInOf('dev', `[profile dev]\n${NEW_STYLE}`), 'aws sso login --profile dev');
  assert.equal(await signInOf('dev', `[profile dev]\n${OLD_STYLE}`), 'aws sso login --profile dev');
  assert.equal(
    await signInOf('dev', `[profile dev]\n${NEW_STYLE}`.replaceAll('corp', 'old')),
    'aws sso login --profile dev',
  );
  assert.equal(
    await signInOf('me', '[profile me]\nlogin_session = arn:aws:iam::111111111111:user/jo\n'),
    'aws login --profile me',
  );
  const roles = '[profile a]\nrole_arn = r\nsource_profile = b\n[profile b]\nrole_arn = r\nsource_profile = c@x\n';
  assert.equal(await signInOf('a', `${roles}[profile c@x]\n${NEW_STYLE}`), 'aws sso login --profile c@x');
  // Whatever a shell could make something else of is no command.
  for (const name of ['@splat', '-x', '%PATH%', 'a:b']) {
    assert.equal(await signInOf(name, `[profile ${name}]\n${NEW_STYLE}`), undefined, name);
  }
  // Nothing that a sign-in would mend.
  assert.equal(await signInOf('dev', '[profile dev]\nsso_session = none\n'), undefined);
  assert.equal(await signInOf('dev', '[profile dev]\nrole_arn = r\nsource_profile = dev\n'), undefined);
});

test('no name that a shell could read otherwise stands in a command', () => {
  const failure = { name: 'ExpiredToken', message: '', operation: 'UpdateStateMachine' };
  const commandOf = (profile: string): string | undefined =>
    findSignInCommand(failure, { kind: 'sso', profile, roles: [] });
  assert.equal(commandOf('dev-1.a+b@c_d'), 'aws sso login --profile dev-1.a+b@c_d');
  for (const name of ['', 'a;b', 'a b', '$(a)', 'a`b', 'a&b', "a'b", 'a"b', 'a|b', 'a\nb', 'a^b', 'é', '--x', '.x']) {
    assert.equal(commandOf(name), undefined, name);
  }
});

test('a token that the service calls expired is mended by signing in where the profile signs in', async (t) => {
  const server = await startServiceServer(t, answerJson(400, { __type: 'ExpiredTokenException', message: 'Expired.' }));
  const login = '[profile me]\nlogin_session = jo\n';
  const folder = await useEnvironment(t, { ...KEYS, AWS_ENDPOINT_URL: server.url }, login);
  const token = {
    accessKeyId: 'ASIA',
    secretAccessKey: 'loginsecret',
    sessionToken: 'logintoken',
    accountId: '1',
    expiresAt: '2999-01-01T00:00:00Z',
  };
  const name = createHash('sha256').update('jo').digest('hex');
  await writeFile(
    join(folder, `${name}.json`),
    JSON.stringify({ accessToken: token, clientId: 'c', refreshToken: 'r', dpopKey: 'k' }),
  );
  const ofLogin = await getFailure((await open(t, { profile: 'me' })).listStateMachines());
  assert.deepEqual([ofLogin.name, ofLogin.signInCommand], ['ExpiredTokenException', 'aws login --profile me']);
  const ofKeys = await getFailure((await open(t)).listStateMachines());
  assert.deepEqual([ofKeys.name, ofKeys.signInCommand], ['ExpiredTokenException', undefined]);
});
