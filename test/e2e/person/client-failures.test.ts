/** What fails before the service can answer: credentials, configuration, the network. Profiles of the user bring it about. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { registerStop, stopEverything } from '../../../scripts/vscode-host/stop.ts';
import { MACHINE } from '../../support/update-files.ts';
import { waitUntil } from '../wait-until.ts';
import { openFile, openProblems, pressDialogButton } from './actions.ts';
import { openEditor } from './editor.ts';
import { buildSelfSigned } from './self-signed.ts';
import { findPlace, readFindings, type Place } from './findings.ts';
import { keepPictures, pressTitleButton, selectTarget, waitForLens, watchRequests } from './set-up.ts';

after(stopEverything);

const impostor = createServer(buildSelfSigned()).listen(0, '127.0.0.1');
registerStop(() => impostor.closeAllConnections());
registerStop(() => void impostor.close());
await once(impostor, 'listening');
const address = impostor.address();
const impostorPort = typeof address === 'object' && address ? address.port : 0;

const keys = 'aws_access_key_id = LOCAL111111111111\naws_secret_access_key = local\n';

interface Failing {
  /** Of the profile and of the target. */
  readonly name: string;
  /** The profile, in the shared configuration. */
  readonly lines: (endpointUrl: string) => string;
  readonly says: string;
  /** It stands at the profile that the target names, and else at its ARN. */
  readonly at?: 'profile';
}

const failing: readonly Failing[] = [
  {
    name: 'empty',
    lines: (url) => `endpoint_url = ${url}\n`,
    says: 'There are no credentials.',
    at: 'profile',
  },
  {
    name: 'expired',
    lines: (url) =>
      `endpoint_url = ${url}\nsso_session = gone\nsso_account_id = 111111111111\nsso_role_name = dev\nregion = eu-west-1\n[sso-session gone]\nsso_start_url = https://stepwright.invalid/start\nsso_region = eu-west-1\n`,
    says: 'The sign-in has expired.',
    at: 'profile',
  },
  {
    name: 'misspelt',
    lines: () => `${keys}services = nothing\n`,
    says: "The AWS configuration can't be used as it is.",
    at: 'profile',
  },
  {
    name: 'schemeless',
    lines: () => `${keys}endpoint_url = 127.0.0.1:1\n`,
    says: 'is not an address: it must begin with http:// or https://',
    at: 'profile',
  },
  {
    name: 'nowhere',
    lines: () => `${keys}endpoint_url = http://stepwright.invalid\n`,
    says: 'The host of the endpoint was not found.',
  },
  {
    name: 'closed',
    lines: () => `${keys}endpoint_url = http://127.0.0.1:1\n`,
    says: 'Nothing answers at the endpoint.',
  },
  {
    name: 'impostor',
    lines: () => `${keys}endpoint_url = https://127.0.0.1:${impostorPort}\n`,
    says: 'The certificate of the endpoint is not trusted.',
  },
];

const updateFile = [
  'targets:',
  ...[...failing.map(({ name }) => name), 'nobody'].flatMap((name) => [
    `  ${name}:`,
    `    stateMachineArn: ${MACHINE}-${name}`,
    ...(name === 'nobody' ? [] : [`    profile: ${name}`]),
  ]),
  '',
].join('\n');
const file = 'failing.asl.update.yaml';

const { page, endpoint } = await openEditor({
  // Problems shows a finding for each target at once.
  height: 1600,
  files: {
    'failing.asl.json': '{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }',
    [file]: updateFile,
  },
  env: ({ workspace, endpoint: { url } }) => {
    const config = join(workspace, 'aws-config');
    const profiles = failing.map(({ name, lines }) => `[profile ${name}]\n${lines(url)}`);
    writeFileSync(config, [`[default]\nendpoint_url = ${url}\n`, ...profiles].join('\n'));
    return {
      AWS_CONFIG_FILE: config,
      AWS_ENDPOINT_URL_SFN: undefined,
      AWS_ENDPOINT_URL_STS: undefined,
      AWS_ACCESS_KEY_ID: undefined,
      AWS_SECRET_ACCESS_KEY: undefined,
    };
  },
});
keepPictures(page);
const listRequests = watchRequests(endpoint);
await openFile(page, 'failing.asl.json');
await waitForLens(page, 'Select target (8)');
await openProblems(page);

for (const { name, says, at } of failing) {
  test(`${name}: ${says}`, async () => {
    await openFile(page, 'failing.asl.json');
    await selectTarget(page, name);
    await pressTitleButton(page, 'Update State Machine');
    await pressDialogButton(page, `Use ${name}`);
    const place =
      at === 'profile' ? findPlace(updateFile, `profile: ${name}`, name) : findPlace(updateFile, `${MACHINE}-${name}`);
    await waitForFailure(place, says);
  });
}

test('no credentials at all', async () => {
  await openFile(page, 'failing.asl.json');
  await selectTarget(page, 'nobody');
  await pressTitleButton(page, 'Update State Machine');
  await waitForFailure(findPlace(updateFile, `${MACHINE}-nobody`), 'There are no credentials.');
});

/** Each target keeps its own last failure, so the others' stand there too. */
async function waitForFailure({ line, column }: Place, says: string): Promise<void> {
  await waitUntil(
    `"${says}" at ${file}:${line}:${column}`,
    async () => (await readFindings(page)).filter(({ source }) => source === 'Step Functions'),
    (found) =>
      found.some(
        (one) => one.file === file && one.line === line && one.column === column && one.message.includes(says),
      ),
  );
}

test('nothing of it reached the endpoint', () => {
  assert.deepEqual(listRequests(), []);
});
