import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { readSetup } from '../../../client/src/aws/setup.ts';

/** The environment of one test: no file and no variable of the machine that runs it. */
async function useEnvironment(
  context: TestContext,
  files: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>> = {},
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'stepwright-setup-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const before = { ...process.env };
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
  Object.assign(process.env, {
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    ...variables,
  });
  context.after(async () => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
    await rm(folder, { recursive: true });
  });
}

test('the profiles of both files, with their regions, and no other sections', async (t) => {
  const config = `[default]
region = us-east-1
[profile dev]
region = eu-west-1
sso_session = work
[sso-session work]
sso_region = eu-west-1
[services local]
sfn =
  endpoint_url = http://127.0.0.1:8083
`;
  await useEnvironment(t, { config, credentials: '[keys]\naws_access_key_id = a\naws_secret_access_key = b\n' });
  assert.deepEqual(await readSetup(), {
    profiles: [
      { name: 'default', region: 'us-east-1' },
      { name: 'dev', region: 'eu-west-1' },
      { name: 'keys', region: undefined },
    ],
    region: undefined,
  });
});

test('the region of the environment, as the SDK and as the AWS CLI name it', async (t) => {
  await useEnvironment(t, {}, { AWS_DEFAULT_REGION: 'eu-west-3' });
  assert.deepEqual(await readSetup(), { profiles: [], region: 'eu-west-3' });
  process.env['AWS_REGION'] = 'eu-west-1';
  assert.equal((await readSetup()).region, 'eu-west-1');
});
