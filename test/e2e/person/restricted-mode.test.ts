/** In a folder that nobody trusts all language features work, and nothing of AWS does. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stopEverything } from '../../../scripts/vscode-host/stop.ts';
import { waitUntil } from '../wait-until.ts';
import { openFile, openProblems, runCommand, trustWorkspace } from './actions.ts';
import { openEditor } from './editor.ts';
import { goToFinding, readFindings } from './findings.ts';
import {
  clearNotifications,
  keepPictures,
  selectTarget,
  update,
  waitForLens,
  waitForMessage,
  waitForStatus,
  watchUpdates,
} from './set-up.ts';

after(stopEverything);

const { page, endpoint } = await openEditor({ restricted: true });
keepPictures(page);
const listUpdates = watchUpdates(endpoint);

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

test('an update explains itself, and nothing is sent', async () => {
  await openFile(page, 'orders.asl.json');
  for (const command of [
    'Update State Machine',
    'Update and Publish Version',
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
  assert.deepEqual(listUpdates(), []);
});

test('once the folder is trusted, it works', async () => {
  await trustWorkspace(page);
  await openFile(page, 'orders.asl.json');
  await waitForLens(page, 'Select target (2)');
  await selectTarget(page, 'dev');
  await update(page);
  await waitForStatus(page, 'orders-dev updated');
  assert.equal(listUpdates().length, 1);
});
