/** The update on save: only with consent, only a save by hand, only the definition. The profile saves by itself at first, as a browser's VS Code does. */
import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { stopEverything } from '../../../scripts/vscode-host/stop.ts';
import { waitUntil } from '../wait-until.ts';
import {
  openFile,
  pick,
  pressDialogButton,
  readDialog,
  readNotifications,
  runCommand,
  save,
  waitForDialog,
} from './actions.ts';
import { openEditor } from './editor.ts';
import { changeByColleague, describeMachine } from './machines.ts';
import {
  changeComment,
  clearNotifications,
  hoverStatus,
  keepPictures,
  pressTitleButton,
  readWorkspaceFile,
  selectTarget,
  update,
  waitForLens,
  waitForMessage,
  waitForPrompt,
  waitForStatus,
  waitForUpdates,
  watchUpdates,
} from './set-up.ts';

after(stopEverything);

const file = 'orders.asl.json';
const devArn = 'arn:aws:states:eu-west-1:111111111111:stateMachine:orders-dev';

const { page, endpoint, workspace } = await openEditor({
  // The examples switch it off.
  files: { '.vscode/settings.json': '{}' },
  settings: { 'files.autoSave': 'onFocusChange' },
});
keepPictures(page);
beforeEach(() => endpoint.clearFaults());
await openFile(page, file);
await waitForLens(page, 'Update…');
await selectTarget(page, 'dev');

const listAll = watchUpdates(endpoint);

/** Types and looks elsewhere, waits until VS Code has saved the text by itself, and comes back. */
async function typeAndLetVsCodeSave(text: string): Promise<void> {
  await changeComment(page, text);
  const unsaved = page.locator('.tabs-container .tab.active.dirty');
  await unsaved.waitFor();
  await page.keyboard.press('Control+Shift+E');
  // While VS Code still saves, a save by hand would be taken for the same one.
  await unsaved.waitFor({ state: 'detached' });
  await waitUntil(
    'the text on the disk',
    () => readWorkspaceFile(workspace, file),
    (saved) => saved.includes(text),
  );
  await page.keyboard.press('Control+1');
}

test('what is not enabled sends nothing', async () => {
  await changeComment(page, 'A. ');
  await save(page);
  // An update that follows shows that nothing was under way.
  await update(page);
  await waitForUpdates(listAll, 1);
  assert.ok('tracingConfiguration' in (listAll()[0] ?? {}), 'the one by hand');
  await waitForStatus(page, 'orders-dev updated');
});

test('enabling it asks once, and tells what it means', async () => {
  await runCommand(page, 'Stepwright: Enable Update on Save');
  const question = await readDialog(page);
  for (const part of ['Update orders-dev whenever you save orders.asl.json?', 'Only a save by hand', devArn]) {
    assert.ok(question.includes(part), `${part} is missing in: ${question}`);
  }
  await pressDialogButton(page, 'Enable');
  await waitForMessage(page, /From now on a save by hand updates orders-dev/);
  assert.equal(listAll().length, 1);
  await clearNotifications(page);
});

test('a save by VS Code itself sends nothing, and one by hand sends the definition once', async () => {
  const listUpdates = watchUpdates(endpoint);
  await typeAndLetVsCodeSave('B. ');
  await page.keyboard.press('Control+S');
  await waitForStatus(page, 'orders-dev updated');
  await waitForUpdates(listUpdates, 1);
  const [request] = listUpdates();
  assert.deepEqual(Object.keys(request ?? {}).toSorted(), ['definition', 'stateMachineArn']);
  const saved = await readWorkspaceFile(workspace, file);
  const sent = saved
    .replaceAll('${WorkerArn}', 'arn:aws:lambda:eu-west-1:111111111111:function:worker')
    .replaceAll('${MaxAttempts}', '3');
  assert.equal(request?.['definition'], sent);
  assert.deepEqual(await readNotifications(page), []);
});

test('three failures in a row pause it, until a click in the status bar', async () => {
  await runCommand(page, 'File: Toggle Auto Save');
  const listUpdates = watchUpdates(endpoint);
  const error = { name: 'AccessDeniedException', message: 'not now' };
  endpoint.injectFault({ operation: 'UpdateStateMachine', times: 3, error });
  await changeComment(page, 'C. ');
  for (let count = 1; count <= 3; count++) {
    await save(page);
    await waitForUpdates(listUpdates, count);
    await waitForStatus(page, count < 3 ? 'orders-dev not updated on save' : 'orders-dev: update on save is paused');
  }
  const told = await hoverStatus(page, 'update on save is paused');
  assert.match(told, /Three updates on save failed in a row/);
  assert.deepEqual(await readNotifications(page), [], 'a save never asks and never pops up');

  await save(page);
  const paused = page.locator('.part.statusbar').getByText('update on save is paused');
  await paused.click();
  await paused.waitFor({ state: 'hidden' });
  await waitForUpdates(listUpdates, 3);
  await save(page);
  await waitForStatus(page, 'orders-dev updated');
  await waitForUpdates(listUpdates, 4);
});

test('a save overwrites nothing of a colleague, and says what is needed', async () => {
  const listUpdates = watchUpdates(endpoint);
  await changeByColleague(endpoint, devArn, 'a colleague’s');
  await changeComment(page, 'D. ');
  await save(page);
  await waitForStatus(page, 'orders-dev not updated on save');
  const told = await hoverStatus(page, 'orders-dev not updated on save');
  assert.match(
    told,
    /somebody else changed the state machine since it was last seen from here\. Update once by hand\./,
  );
  assert.deepEqual(await readNotifications(page), []);
  assert.deepEqual(listUpdates(), []);
  assert.match(String((await describeMachine(endpoint, devArn))['definition']), /a colleague’s/);

  // By hand it asks, and from then on a save updates again.
  await pressTitleButton(page, 'Update State Machine');
  await waitForDialog(page, /Overwrite orders-dev\?[^]*Somebody changed the state machine/);
  await pressDialogButton(page, 'Overwrite');
  await waitForUpdates(listUpdates, 1);
  await waitForStatus(page, 'orders-dev updated');
  await changeComment(page, 'E. ');
  await save(page);
  await waitForUpdates(listUpdates, 2);
  await waitForStatus(page, 'orders-dev updated');
});

test('a protected target is never enabled', async () => {
  await selectTarget(page, 'prod');
  await runCommand(page, 'Stepwright: Enable Update on Save');
  await waitForMessage(page, /prod is protected: a save never updates it/);
  await clearNotifications(page);
});

test('disabled, a save sends nothing any more', async () => {
  const listUpdates = watchUpdates(endpoint);
  await runCommand(page, 'Stepwright: Disable Update on Save');
  await waitForPrompt(page, 'Disable Update on Save');
  await pick(page, devArn);
  await selectTarget(page, 'dev');
  await changeComment(page, 'F. ');
  await save(page);
  await pressTitleButton(page, 'Update State Machine');
  await waitForUpdates(listUpdates, 1);
  assert.ok('tracingConfiguration' in (listUpdates()[0] ?? {}), 'the one by hand');
});
