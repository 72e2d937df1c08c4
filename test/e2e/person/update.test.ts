/** The sample's lens updates, and updates and publishes: what the machine is afterwards, and what a person is told. */
import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { stopEverything } from '../../../scripts/vscode-host/stop.ts';
import { waitUntil } from '../wait-until.ts';
import {
  clickLens,
  enterInput,
  openFile,
  pick,
  pressDialogButton,
  readDialog,
  readInputMessage,
  readNotifications,
  readPicks,
  runCommand,
  waitForDialog,
} from './actions.ts';
import { openEditor } from './editor.ts';
import { describeMachine } from './machines.ts';
import {
  hoverStatus,
  keepPictures,
  readInput,
  readWorkspaceFile,
  waitForLens,
  waitForStatus,
  watchUpdates,
} from './set-up.ts';

after(stopEverything);

const secret = 'a-secret-that-nobody-may-see';
const devArn = 'arn:aws:states:eu-west-1:111111111111:stateMachine:orders-dev';
const prodArn = 'arn:aws:states:eu-west-1:222222222222:stateMachine:orders';

const { page, endpoint, workspace, profile } = await openEditor({ env: () => ({ AWS_SECRET_ACCESS_KEY: secret }) });
keepPictures(page);
await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
const orders = await readWorkspaceFile(workspace, 'orders.asl.json');
const toSent = (account: string, attempts: number) =>
  `\n\n${orders}`
    .replaceAll('${WorkerArn}', `arn:aws:lambda:eu-west-1:${account}:function:worker`)
    .replaceAll('${MaxAttempts}', String(attempts));
await openFile(page, 'orders.asl.json');
await waitForLens(page, 'Update…');
// What is not saved is sent too.
await page.keyboard.press('Control+Home');
await page.keyboard.insertText('\n\n');

test('the lens chooses a target and updates it, with the text of the editor', async () => {
  await clickLens(page, 'Select target (2)');
  const picks = await readPicks(page);
  assert.equal(picks.length, 2);
  assert.match(picks[1] ?? '', /protected, publishes/);
  await pick(page, devArn);
  await waitForLens(page, 'Update dev');
  await waitForLens(page, 'Target: dev (eu-west-1, 111111111111)');

  const listUpdates = watchUpdates(endpoint);
  await clickLens(page, 'Update dev');
  const question = await readDialog(page);
  for (const fact of [
    'Update orders-dev?',
    'Account: 111111111111, to which the credentials belong',
    'Region: eu-west-1',
    devArn,
    '• State CheckOrder added',
    'Publish: no version',
    endpoint.url,
  ]) {
    assert.ok(question.includes(fact), `${fact} is missing in: ${question}`);
  }
  assert.equal(listUpdates().length, 0);
  await pressDialogButton(page, 'Update');
  await waitForStatus(page, /^\s*orders-dev updated \d/);
  assert.deepEqual(listUpdates(), [
    { stateMachineArn: devArn, definition: toSent('111111111111', 3), tracingConfiguration: { enabled: true } },
  ]);
  const machine = await describeMachine(endpoint, devArn);
  assert.equal(machine['definition'], toSent('111111111111', 3));
});

test('a success is told in the status bar, and by no message', async () => {
  const { revisionId } = await describeMachine(endpoint, devArn);
  const told = await hoverStatus(page, 'orders-dev updated');
  for (const fact of [`Revision ${String(revisionId)}`, 'Running executions keep the definition', 'next seconds']) {
    assert.ok(told.includes(fact), `${fact} is missing in: ${told}`);
  }
  assert.deepEqual(await readNotifications(page), []);
});

test('the lens publishes a version: its description, the name of the protected machine', async () => {
  await clickLens(page, 'Target: dev');
  await pick(page, prodArn);
  await waitForLens(page, 'Update and publish prod');
  const listUpdates = watchUpdates(endpoint);
  await clickLens(page, 'Update and publish prod');
  assert.equal(await readInput(page), 'release', 'the target suggests a description');
  await enterInput(page, 'The first one');
  assert.match(await readDialog(page), /Use your AWS profile prod\?/);
  await pressDialogButton(page, 'Use prod');
  await waitForDialog(page, /Update and publish a version of orders\?[^]*“The first one”/);
  await pressDialogButton(page, 'Update and Publish');

  await enterInput(page, 'order');
  await waitUntil(
    'a wrong name to be refused',
    () => readInputMessage(page),
    (message) => message.includes('This must be orders.'),
  );
  assert.equal(listUpdates().length, 0);
  await enterInput(page, 'orders');
  await waitForStatus(page, /orders updated .*version 1$/);
  assert.equal(listUpdates().length, 1);

  const machine = await describeMachine(endpoint, prodArn);
  assert.equal(machine['definition'], toSent('222222222222', 5));
  const version = await describeMachine(endpoint, `${prodArn}:1`);
  assert.equal(version['definition'], toSent('222222222222', 5));
  assert.equal(version['description'], 'The first one');
});

test('the ARN of the version is copied from the status bar', async () => {
  const told = await hoverStatus(page, 'version 1');
  assert.ok(told.includes(`${prodArn}:1`), told);
  assert.match(told, /Versions count up from 1/);
  await page.locator('.monaco-hover:visible').getByText('Copy Version ARN').click();
  await waitUntil(
    'the ARN in the clipboard',
    () => page.evaluate<string>('navigator.clipboard.readText()'),
    (text) => text === `${prodArn}:1`,
  );
});

test('the log tells what was sent where, without definitions and secrets', async () => {
  await runCommand(page, 'Stepwright: Show Log');
  const output = page.locator('.part.panel .view-lines');
  await waitUntil(
    'the log',
    async () => (await output.innerText()).replaceAll('\u00a0', ' '),
    (text) => text.includes('UpdateStateMachine') && text.includes(prodArn),
  );
  const [file] = globSync('data/logs/**/*Stepwright.log', { cwd: profile.folder }).map(
    (name) => `${profile.folder}/${name}`,
  );
  assert.ok(file !== undefined, 'the log is no file');
  const log = await readFile(file, 'utf8');
  const size = Buffer.byteLength(toSent('222222222222', 5));
  for (const part of [
    'UpdateStateMachine',
    devArn,
    prodArn,
    endpoint.url,
    `definition (${size} bytes)`,
    'publish true',
  ]) {
    assert.ok(log.includes(part), `${part} is missing in: ${log}`);
  }
  for (const part of [secret, 'CheckOrder', 'StartAt', 'The first one', 'function:worker']) {
    assert.ok(!log.includes(part), `${part} stands in the log.`);
  }
});
