/** An update that was under way when its window was closed: the next start reports what became of it, if somebody wants to know. */
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { stopEverything } from '../../../scripts/vscode-host/stop.ts';
import { openFile, pressNotificationButton } from './actions.ts';
import { openEditor } from './editor.ts';
import { callEndpoint } from './machines.ts';
import {
  clearNotifications,
  keepPictures,
  pressTitleButton,
  selectTarget,
  waitForLens,
  waitForMessage,
  waitForUpdates,
  watchUpdates,
} from './set-up.ts';

after(stopEverything);

const { page, endpoint } = await openEditor({
  settings: { 'stepwright.confirmUpdate': 'whenUnusual', 'files.hotExit': 'off' },
});
keepPictures(page);
afterEach(() => clearNotifications(page));

/** Starts an update whose answer never comes, and closes the window under it. Returns what was sent. */
async function abandonUpdate(): Promise<Record<string, unknown>> {
  await openFile(page, 'orders.asl.json');
  await waitForLens(page, 'Update dev');
  const listUpdates = watchUpdates(endpoint);
  endpoint.injectFault({ operation: 'UpdateStateMachine', delayMilliseconds: 3_600_000 });
  await pressTitleButton(page, 'Update State Machine');
  await page.locator('.monaco-dialog-box .monaco-button').getByText('Update', { exact: true }).click();
  await waitForUpdates(listUpdates, 1);
  await page.goto('about:blank');
  const [sent] = listUpdates();
  assert.ok(sent);
  return sent;
}

/** The extension starts with the first definition: whether VS Code still knows which were open is left to it. */
async function openAgain(): Promise<void> {
  await page.goBack();
  await page.locator('.explorer-folders-view .monaco-list').waitFor();
  await openFile(page, 'orders.asl.json');
}

await openFile(page, 'orders.asl.json');
await waitForLens(page, 'Select target (2)');
await selectTarget(page, 'dev');

/** The next start offers to find out what became of it. */
async function answerOffer(button: 'Find Out' | 'Forget'): Promise<void> {
  await openAgain();
  await waitForMessage(page, /What became of an update of orders-dev at .* is not known/);
  await pressNotificationButton(page, button);
}

test('an update that was left alone may still take effect, and is offered until somebody forgets it', async () => {
  await abandonUpdate();
  const listUpdates = watchUpdates(endpoint);
  await answerOffer('Find Out');
  await waitForMessage(page, /What became of the update of orders-dev at .*: it has taken no effect so far\./);
  await page.goto('about:blank');
  await answerOffer('Forget');
  assert.deepEqual(listUpdates(), [], 'nothing is sent again');
});

test('an update that was left alone took effect', async () => {
  const sent = await abandonUpdate();
  await callEndpoint(endpoint, 'UpdateStateMachine', sent);
  await answerOffer('Find Out');
  await waitForMessage(page, /What became of the update of orders-dev at .*: it took effect\./);
});
