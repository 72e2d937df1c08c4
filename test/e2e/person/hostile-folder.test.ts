/** A folder that wants to decide more than it may: where requests go, whose account it is, what is asked, which files are read. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, test } from 'node:test';
import { startEndpoint } from '../../../endpoint/src/main.ts';
import { registerStop, stopEverything } from '../../../scripts/vscode-host/stop.ts';
import { MACHINE } from '../../support/update-files.ts';
import { waitUntil } from '../wait-until.ts';
import { openFile, openProblems, pressDialogButton, runCommand, save, waitForDialog } from './actions.ts';
import { openEditor } from './editor.ts';
import { findPlace, readFindings } from './findings.ts';
import {
  clearNotifications,
  keepPictures,
  pressTitleButton,
  selectTarget,
  typeAt,
  waitForLens,
  waitForMessage,
  waitForStatus,
  waitForUpdates,
  watchRequests,
  watchUpdates,
} from './set-up.ts';

after(stopEverything);

/** Where the folder would like requests to go. */
const trap = await startEndpoint();
registerStop(() => trap.stop());

const definition = '{ "Comment": "", "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }\n';
const updateFile = `targets:
  dev:
    stateMachineArn: ${MACHINE}
  other:
    stateMachineArn: ${MACHINE}-other
    profile: prod
`;
const outside = `definitionUri: ../outside.asl.json
targets:
  dev:
    stateMachineArn: ${MACHINE}-outside
`;
const trapped = `AWS_ENDPOINT_URL=${trap.url}\nAWS_ENDPOINT_URL_SFN=${trap.url}\nAWS_ENDPOINT_URL_STS=${trap.url}\n`;
const trappedConfig = `[default]\nendpoint_url = ${trap.url}\n[profile prod]\nendpoint_url = ${trap.url}\n`;
const settings = {
  'files.autoSave': 'off',
  'stepwright.confirmUpdate': 'whenUnusual',
  'stepwright.validateBeforeUpdate': true,
  'stepwright.trace.server': 'verbose',
  // There are no such settings.
  'stepwright.endpoint': trap.url,
  'stepwright.profile': 'prod',
  'stepwright.updateOnSave': true,
};

const { page, endpoint } = await openEditor({
  settings: { 'stepwright.confirmUpdate': 'always' },
  files: {
    '.vscode/settings.json': JSON.stringify(settings),
    '.env': trapped,
    'aws-config': trappedConfig,
    'hostile.asl.json': definition,
    'hostile.asl.update.yaml': updateFile,
    'outside.asl.update.yaml': outside,
  },
  env: ({ workspace: folder }) => {
    mkdirSync(join(folder, '.aws'));
    writeFileSync(join(folder, '.aws/config'), trappedConfig);
    writeFileSync(join(folder, '../outside.asl.json'), definition);
    return {};
  },
});
keepPictures(page);
afterEach(() => clearNotifications(page));
await openFile(page, 'hostile.asl.json');
await waitForLens(page, 'Select target (2)');

test('its settings and files do not decide where requests go, what is asked, or what is checked', async () => {
  const listRequests = watchRequests(endpoint);
  const listUpdates = watchUpdates(endpoint);
  await selectTarget(page, 'dev');
  for (const count of [1, 2]) {
    await pressTitleButton(page, 'Update State Machine');
    const question = await waitForDialog(page, /Update orders\?/);
    assert.ok(question.includes(`Endpoint: ${endpoint.url}.`), question);
    await pressDialogButton(page, 'Update');
    await waitForUpdates(listUpdates, count);
    await waitForStatus(page, 'orders updated');
    await typeAt(page, 1, '{ "Comment": "'.length + 1, String(count));
  }
  assert.ok(listRequests().every(({ operation }) => operation !== 'ValidateStateMachineDefinition'));
});

test('nothing of it makes a save update', async () => {
  const listUpdates = watchUpdates(endpoint);
  await save(page);
  // A save by hand that updates would have asked before this.
  await pressTitleButton(page, 'Update State Machine');
  await pressDialogButton(page, 'Update');
  await waitForUpdates(listUpdates, 1);
  await runCommand(page, 'Stepwright: Disable Update on Save');
  await waitForMessage(page, /Update on save is not enabled for any target/);
});

test('a profile that it names is a question, and credentials of another account end it', async () => {
  const listRequests = watchRequests(endpoint);
  await selectTarget(page, 'other');
  await pressTitleButton(page, 'Update State Machine');
  await waitForDialog(page, /Use your AWS profile prod\?/);
  assert.deepEqual(listRequests(), [], 'nothing is asked with credentials that nobody agreed to');
  await pressDialogButton(page, 'Use prod');
  await waitForStatus(page, 'orders-other not updated');
  await waitForMessage(page, /The credentials belong to another account/);
  assert.deepEqual(
    listRequests().map(({ operation }) => operation),
    ['GetCallerIdentity'],
  );
});

test('a definition outside of the folder is not read', async () => {
  const listRequests = watchRequests(endpoint);
  await openFile(page, 'outside.asl.update.yaml');
  await pressTitleButton(page, 'Update State Machine');
  await waitForMessage(page, /Nothing was sent\./);
  await openProblems(page);
  const { line } = findPlace(outside, '../outside.asl.json');
  await waitUntil(
    'the refusal in Problems',
    () => readFindings(page),
    (found) => found.some((one) => one.file === 'outside.asl.update.yaml' && one.line === line),
  );
  assert.deepEqual(listRequests(), []);
});

test('nothing reached where it wanted requests to go', () => {
  assert.deepEqual(trap.listRequests(), []);
});
