/** What is deployed, and what a person does with it: compare, pull, an update file of it, a command; and the status of the target. */
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { stopEverything } from '../../../scripts/vscode-host/stop.ts';
import { waitUntil } from '../wait-until.ts';
import { openFile, pick, readPicks, readStatusBar, runCommand } from './actions.ts';
import { openEditor } from './editor.ts';
import { changeByColleague } from './machines.ts';
import {
  changeComment,
  clearNotifications,
  hoverStatus,
  keepPictures,
  readDiff,
  readText,
  selectTarget,
  update,
  waitForLens,
  waitForMessage,
  waitForPrompt,
  waitForStatus,
  watchRequests,
  watchUpdates,
} from './set-up.ts';

after(stopEverything);

const arn = 'arn:aws:states:eu-west-1:111111111111:stateMachine:orders-dev';

const { page, endpoint } = await openEditor({
  files: { 'new.asl.json': '{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }\n' },
});
keepPictures(page);
afterEach(() => clearNotifications(page));
await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
await openFile(page, 'orders.asl.json');
await waitForLens(page, 'Select target (2)');

test('of a target that was never used from here nothing is asked, and nothing is known', async () => {
  const listRequests = watchRequests(endpoint);
  await selectTarget(page, 'dev');
  await waitForStatus(page, 'dev: unknown');
  assert.match(await hoverStatus(page, 'dev: unknown'), /never looked at from here/);
  assert.deepEqual(listRequests(), []);
});

test('Compare with Deployed shows both, and what an update would change', async () => {
  const listUpdates = watchUpdates(endpoint);
  await runCommand(page, 'Stepwright: Compare with Deployed');
  const { left, right } = await readDiff(page, 'orders-dev: deployed ↔ to be sent');
  assert.match(left, /"Start": \{/);
  assert.match(right, /"CheckOrder": \{/);
  await waitForMessage(page, /An update of orders-dev would change: X-Ray tracing off → on; Comment added; /);
  assert.deepEqual(listUpdates(), []);
});

test('the status of the target follows what happens here and there', async () => {
  await openFile(page, 'orders.asl.json');
  await waitForStatus(page, 'dev: changed here');
  await update(page);
  await waitForStatus(page, 'dev: in sync');
  await changeComment(page, 'Here. ');
  await waitForStatus(page, 'dev: changed here');
  await changeByColleague(endpoint, arn, 'There.');
  await page.locator('.part.statusbar').getByText('dev: changed here').click();
  await waitForPrompt(page, 'dev: changed here');
  await pick(page, 'Refresh');
  // So soon after an update what is read may be older than that.
  await waitForStatus(page, 'dev: unknown');
  await waitUntil(
    'both changes in the status bar',
    async () => {
      await runCommand(page, 'Stepwright: Show Target Status');
      await pick(page, 'Refresh');
      return readStatusBar(page);
    },
    (texts) => texts.includes('dev: changed here and there'),
  );
  assert.match(await hoverStatus(page, 'dev: changed here and there'), /Somebody changed the state machine/);
});

test('Pull Deployed Definition shows the difference first, and replaces the text without saving it', async () => {
  await runCommand(page, 'Stepwright: Pull Deployed Definition');
  await waitForPrompt(page, 'Pull Deployed Definition');
  await pick(page, 'In the form of orders.asl.json');
  const { right } = await readDiff(page, 'orders.asl.json ← orders-dev');
  assert.match(right, /"Comment": "There\."/);
  assert.ok((await readPicks(page)).some((item) => item.includes('It is not saved, and can be undone.')));
  await pick(page, 'Replace the text of orders.asl.json');
  await openFile(page, 'orders.asl.json');
  await waitUntil(
    'the text of the colleague',
    () => readText(page),
    (text) => text.includes('"There."'),
  );
  await page.locator('.tabs-container .tab.active.dirty').waitFor();
  await page.keyboard.press('Control+Z');
  await waitUntil(
    'the own text again',
    () => readText(page),
    (text) => text.includes('"Here. '),
  );
});

test('Copy as AWS CLI Command copies what would be sent, and sends nothing', async () => {
  const listRequests = watchRequests(endpoint);
  await runCommand(page, 'Stepwright: Copy as AWS CLI Command');
  await waitForMessage(page, /Copied for a POSIX shell: the update of orders-dev/);
  const command = await page.evaluate<string>('navigator.clipboard.readText()');
  for (const part of ['aws stepfunctions update-state-machine', arn, endpoint.url, 'Here. ']) {
    assert.ok(command.includes(part), `${part} is missing in: ${command}`);
  }
  assert.deepEqual(listRequests(), []);
});

test('Create Update File from State Machine takes over what is deployed', async () => {
  await openFile(page, 'new.asl.json');
  await waitForLens(page, 'Create update file');
  await runCommand(page, 'Stepwright: Create Update File from State Machine');
  await pick(page, 'Default credentials');
  await pick(page, 'eu-west-1');
  await pick(page, 'orders-dev');
  await page.locator('.tabs-container .tab.active[data-resource-name^="new.asl.update."]').waitFor();
  await waitUntil(
    'the parameters in the new file',
    () => readText(page),
    (text) => [arn, 'roleArn', 'tracingConfiguration'].every((part) => text.includes(part)),
  );
});
