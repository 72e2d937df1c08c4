/** In a folder that nobody trusts all language features work, and nothing of AWS does. */
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { after, test } from 'node:test';
import { stopEverything } from '../../../scripts/vscode-host/stop.ts';
import { waitUntil } from '../wait-until.ts';
import { openFile, openProblems, pick, runCommand, save, trustWorkspace } from './actions.ts';
import { openEditor } from './editor.ts';
import { goToFinding, readFindings } from './findings.ts';
import {
  changeComment,
  clearNotifications,
  hoverStatus,
  keepPictures,
  selectTarget,
  update,
  waitForLens,
  waitForMessage,
  waitForStatus,
  watchRequests,
  watchUpdates,
} from './set-up.ts';

after(stopEverything);

/** Whoever runs it leaves a file beside it. */
const credentialProcess = `
require('node:fs').writeFileSync(__dirname + '/has-run', '');
console.log(JSON.stringify({ Version: 1, AccessKeyId: 'LOCAL111111111111', SecretAccessKey: 'secret' }));
`;

const { page, endpoint, workspace } = await openEditor({
  restricted: true,
  files: { 'credentials.cjs': credentialProcess },
  env: ({ workspace: folder }) => {
    const config = join(folder, 'aws-config');
    const command = `"${process.execPath}" "${join(folder, 'credentials.cjs')}"`;
    writeFileSync(config, `[profile process]\ncredential_process = ${command}\n`);
    return { AWS_CONFIG_FILE: config, AWS_PROFILE: 'process' };
  },
});
keepPictures(page);
const listRequests = watchRequests(endpoint);
const hasRun = (): boolean => existsSync(join(workspace, 'has-run'));

test('findings, hover and completion work', async () => {
  await openFile(page, 'broken.asl.json');
  await openProblems(page);
  await waitUntil(
    'an error of the definition',
    () => readFindings(page),
    (found) => found.some(({ source, severity }) => source === 'asl' && severity === 'Error'),
    60,
  );
  // The lens moves the text down when it comes, away from the pointer.
  await waitForLens(page, 'Create update file');
  await page.locator('.view-line span span').getByText('Task').hover();
  await page.locator('.monaco-hover:visible').getByText('Task').first().waitFor();

  // Problems selects the string; the cursor goes between its quotes.
  await goToFinding(page, 'no state "Strat"');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+Space');
  await page.locator('.suggest-widget .monaco-list-row').filter({ hasText: 'Decide' }).waitFor();
  await page.keyboard.press('Escape');
});

test('each command that needs AWS explains itself: nothing is sent, and no credentials are looked for', async () => {
  await openFile(page, 'orders.asl.json');
  await waitForLens(page, 'Select target (2)');
  for (const command of [
    'Update State Machine',
    'Update and Publish Version',
    'Update Configuration Only',
    'Update Anyway',
    'Compare with Deployed',
    'Validate with Step Functions',
    'Pull Deployed Definition',
    'Create Update File from State Machine',
    'Copy as AWS CLI Command',
    'Publish Version',
    'Point Alias at Version',
    'Route Alias Fully',
    'Point Alias Back',
    'Revert Last Update',
    'Show History',
    'Show Versions',
    'Enable Update on Save',
  ]) {
    await runCommand(page, `Stepwright: ${command}`);
    await waitForMessage(page, /updated from trusted workspaces only/);
    await clearNotifications(page);
  }
  assert.deepEqual(listRequests(), []);
  assert.ok(!hasRun());
});

test('the status of a target and a save ask nothing of AWS either', async () => {
  await selectTarget(page, 'dev');
  await waitForStatus(page, 'dev: unknown');
  await runCommand(page, 'Stepwright: Show Target Status');
  await pick(page, 'Refresh');
  assert.match(await hoverStatus(page, 'dev: unknown'), /In Restricted Mode nothing of AWS is looked at/);
  await changeComment(page, 'A. ');
  await save(page);
  assert.deepEqual(listRequests(), []);
  assert.ok(!hasRun());
});

test('once the folder is trusted, it works', async () => {
  await trustWorkspace(page);
  await openFile(page, 'orders.asl.json');
  await waitForLens(page, 'Update dev');
  const listUpdates = watchUpdates(endpoint);
  await update(page);
  await waitForStatus(page, 'orders-dev updated');
  assert.equal(listUpdates().length, 1);
  assert.ok(hasRun(), 'then the credentials come from there');
});
