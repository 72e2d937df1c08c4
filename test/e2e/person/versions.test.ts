/** Versions, aliases and the history: what a person sees of them, and what the endpoint has afterwards. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stopEverything } from '../../../scripts/vscode-host/stop.ts';
import { MACHINE } from '../../support/update-files.ts';
import {
  enterInput,
  openFile,
  pick,
  pressDialogButton,
  pressNotificationButton,
  readDialog,
  readPicks,
  runCommand,
} from './actions.ts';
import { openEditor } from './editor.ts';
import { describeMachine } from './machines.ts';
import {
  clearNotifications,
  keepPictures,
  update,
  waitForLens,
  waitForMessage,
  waitForPrompt,
  waitForStatus,
} from './set-up.ts';

after(stopEverything);

const { page, endpoint } = await openEditor({
  files: {
    'shop.asl.json': '{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }',
    'shop.asl.update.yaml': `targets:\n  shop:\n    stateMachineArn: ${MACHINE}\n`,
  },
});
keepPictures(page);
const first = await describeMachine(endpoint, MACHINE);
await openFile(page, 'shop.asl.json');
await waitForLens(page, 'Update shop');

/** What aliases were made to route to so far. */
function readWritten(): readonly unknown[] {
  return endpoint
    .listRequests()
    .filter(({ operation }) => /^(Create|Update)StateMachineAlias$/.test(operation))
    .map(({ input }) => input['routingConfiguration']);
}

function route(version: number, weight: number) {
  return { stateMachineVersionArn: `${MACHINE}:${version}`, weight };
}

test('Publish Version publishes what is deployed, and sends nothing of the files', async () => {
  await runCommand(page, 'Stepwright: Publish Version');
  await waitForPrompt(page, 'Publish Version');
  await enterInput(page, 'first');
  assert.match(await readDialog(page), /Nothing of your files is sent\.[\s\S]*Description: “first”/);
  await pressDialogButton(page, 'Publish Version');
  await waitForStatus(page, /published as version 1/);
  assert.equal((await describeMachine(endpoint, `${MACHINE}:1`))['description'], 'first');
  assert.deepEqual(endpoint.listUpdates(), []);
});

test('an alias is made, moved by a part, moved fully and brought back, each time with before and after', async () => {
  await runCommand(page, 'Stepwright: Point Alias at Version');
  await enterInput(page, 'live');
  await pick(page, 'Version 1');
  assert.match(await readDialog(page), /Routes now to: nothing.*\nRoutes then to: version 1 \(100 %\)/);
  await pressDialogButton(page, 'Create Alias');
  await waitForMessage(page, /Alias live of .* routes to version 1 \(100 %\)\./);
  await clearNotifications(page);

  await page.locator('.view-line span span').getByText('Succeed').dblclick();
  await page.keyboard.insertText('Fail');
  await update(page);
  await waitForStatus(page, / updated \d/);
  await runCommand(page, 'Stepwright: Publish Version');
  await waitForPrompt(page, 'Publish Version');
  await enterInput(page, '');
  await pressDialogButton(page, 'Publish Version');
  await waitForStatus(page, /published as version 2/);

  await runCommand(page, 'Stepwright: Point Alias at Version');
  await pick(page, 'live');
  await pick(page, 'Version 2');
  await pick(page, '10 % now');
  assert.match(
    await readDialog(page),
    /Routes now to: version 1 \(100 %\)\nRoutes then to: version 2 \(10 %\), version 1 \(90 %\)/,
  );
  await pressDialogButton(page, 'Route Alias');
  await waitForMessage(page, /routes to version 2 \(10 %\), version 1 \(90 %\)/);
  await pressNotificationButton(page, 'Route Fully');
  await pressDialogButton(page, 'Route Alias');
  await waitForMessage(page, /routes to version 2 \(100 %\)/);
  await pressNotificationButton(page, 'Point Back');
  await pressDialogButton(page, 'Route Alias');
  await waitForMessage(page, /routes to version 2 \(10 %\), version 1 \(90 %\)/);
  await clearNotifications(page);
  const divided = [route(2, 10), route(1, 90)];
  assert.deepEqual(readWritten(), [[route(1, 100)], divided, [route(2, 100)], divided]);
});

test('Show Versions lists them with their aliases, and compares one', async () => {
  await runCommand(page, 'Stepwright: Show Versions');
  await waitForPrompt(page, 'Versions of orders');
  const [newest = '', oldest = ''] = await readPicks(page);
  assert.match(newest, /Version 2[\s\S]*live \(10 %\)/);
  assert.match(oldest, /Version 1[\s\S]*live \(90 %\)[\s\S]*first/);
  await pick(page, 'Version 1');
  await pick(page, 'Compare with Your Files');
  await page
    .locator('.tab.active')
    .filter({ hasText: /version 1 ↔ your files/ })
    .waitFor();
  await page.locator('.monaco-diff-editor').waitFor();
  await openFile(page, 'shop.asl.json');
});

test('Revert Last Update sends what stood there before, and the history knows both', async () => {
  await runCommand(page, 'Stepwright: Revert Last Update');
  assert.match(await readDialog(page), /Sent is not what your files say, but what stood there before the update of/);
  await pressDialogButton(page, 'Update');
  await waitForStatus(page, / updated \d/);
  assert.deepEqual((await describeMachine(endpoint, MACHINE))['definition'], first['definition']);

  await runCommand(page, 'Stepwright: Show History');
  await waitForPrompt(page, 'History of orders');
  const rows = await readPicks(page);
  assert.equal(rows.length, 2);
  assert.match(rows[0] ?? '', /by going back/);
  assert.match(rows[1] ?? '', /by a command/);
  await pick(page, 'by a command');
  await pick(page, 'Compare with the Next Entry');
  await page
    .locator('.tab.active')
    .filter({ hasText: / ↔ what stood there before/ })
    .waitFor();
});
