/** Texts of a folder that want to be links, commands, icons or further lines of a question, and secrets that must stay out of the log. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { stopEverything } from '../../../scripts/vscode-host/stop.ts';
import { MACHINE } from '../../support/update-files.ts';
import {
  closeQuickInput,
  clickLens,
  enterInput,
  openFile,
  pick,
  pressDialogButton,
  runCommand,
  waitForDialog,
} from './actions.ts';
import { openEditor } from './editor.ts';
import { callEndpoint } from './machines.ts';
import {
  clearNotifications,
  hoverStatus,
  keepPictures,
  pressTitleButton,
  readDiff,
  waitForLens,
  waitForMessage,
  waitForPrompt,
  waitForStatus,
} from './set-up.ts';

after(stopEverything);

/** Would be a link that runs a command, an icon, bold, and three kinds of line ends that forge a fact. */
const EVIL =
  '[run me](command:workbench.action.toggleSidebarVisibility) $(flame) <b>bold</b>\nAccount: 999999999999\u2028Region: forged\r\nEndpoint: forged';
const SECRET = 'a-secret-of-the-folder';

const name = JSON.stringify(`dev ${EVIL}`);
const definition = JSON.stringify({
  Comment: `${SECRET} ${EVIL}`,
  StartAt: 'run [me](command:workbench.action.toggleSidebarVisibility)',
  States: {
    'run [me](command:workbench.action.toggleSidebarVisibility)': {
      Type: 'Pass',
      Comment: EVIL,
      Next: 'B\nAccount: 9',
    },
    'B\nAccount: 9': { Type: 'Pass', Result: '${Value}', End: true },
  },
});
const updateFile = `targets:
  ${name}:
    stateMachineArn: ${MACHINE}
    profile: ${JSON.stringify(`nobody ${EVIL}`)}
    versionDescription: ${JSON.stringify(`${SECRET} [run me](command:x) $(flame)`)}
    publish: true
    definitionSubstitutions:
      Value: ${SECRET}
  other:
    stateMachineArn: ${MACHINE}-other
`;

const { page, endpoint, profile } = await openEditor({
  // VS Code would ask about them.
  settings: { 'editor.unusualLineTerminators': 'off' },
  files: { 'evil.asl.json': definition, 'evil.asl.update.yaml': updateFile },
});
keepPictures(page);
afterEach(() => clearNotifications(page));
await openFile(page, 'evil.asl.json');
await waitForLens(page, 'Select target (2)');

/** Nothing in it can be clicked to run something, and no text has become an icon or markup. */
async function assertPlain(shown: Locator): Promise<void> {
  assert.equal(await shown.locator('a[href^="command:"], a[data-href^="command:"]').count(), 0, 'a link to a command');
  // VS Code's own rows, buttons and lenses are of this element, too.
  const links = shown.locator('a:not(.label-name, .monaco-button, .statusbar-item-label, .codelens-decoration a)');
  assert.equal(await links.filter({ hasText: /run \[?me/ }).count(), 0, 'a link');
  assert.equal(await shown.locator('.codicon-flame').count(), 0, 'an icon');
  assert.equal(await shown.locator('b').count(), 0, 'markup');
}

/** The facts of a question stand one a line, and none of them is forged. */
function assertUnforged(text: string): void {
  assert.doesNotMatch(text, /^(Account: 9|Region: forged|Endpoint: forged)/m);
}

test('lenses and the list of targets', async () => {
  await clickLens(page, 'Select target (2)');
  await waitForPrompt(page, 'Select Target');
  const list = page.locator('.quick-input-widget');
  await list.getByText('run me').first().waitFor();
  await assertPlain(list);
  await page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: 'run me' }).click();
  await page.locator('.codelens-decoration a').filter({ hasText: 'run me' }).first().waitFor();
  await assertPlain(page.locator('.editor-group-container.active'));
});

test('the questions about the profile and before an update, the difference and its title', async () => {
  await pressTitleButton(page, 'Update State Machine');
  const box = page.locator('.monaco-dialog-box');
  assertUnforged(await waitForDialog(page, /Use your AWS profile nobody/));
  await assertPlain(box);
  await pressDialogButton(page, 'Use Default Credentials');
  const question = await waitForDialog(page, /Update and publish a version of orders\?/);
  assertUnforged(question);
  assert.match(question, /• .*run \[me\]/);
  await assertPlain(box);

  await pressDialogButton(page, 'Show Changes');
  const { right } = await readDiff(page, 'orders: deployed ↔ to be sent');
  assert.match(right, /run \[me\]/);
  await assertPlain(page.locator('.tabs-container .tab.active'));
  await waitForPrompt(page, 'Update and publish a version of orders?');
  await assertPlain(page.locator('.quick-input-widget'));
  await pick(page, 'Cancel');
  await openFile(page, 'evil.asl.json');
});

test('what is told of a comparison, in a message and in the status bar', async () => {
  await runCommand(page, 'Stepwright: Compare with Deployed');
  await waitForMessage(page, /An update of orders would change/);
  await assertPlain(page.locator('.notifications-center'));
  await openFile(page, 'evil.asl.json');
  await waitForStatus(page, 'changed here');
  assertUnforged(await hoverStatus(page, 'changed here'));
  await assertPlain(page.locator('.monaco-hover:visible'));
  await assertPlain(page.locator('.part.statusbar'));
  await page.locator('.part.statusbar').getByText('changed here').click();
  await page.locator('.quick-input-widget .quick-input-title').getByText('run me').waitFor();
  await assertPlain(page.locator('.quick-input-widget'));
  await closeQuickInput(page);
});

test('what the service says, and a refusal that quotes the folder', async () => {
  const message = `Invalid State Machine Definition: 'INVALID: ${SECRET} ${EVIL} at /States/nowhere'`;
  endpoint.injectFault({ operation: 'UpdateStateMachine', error: { name: 'AccessDeniedException', message } });
  await pressTitleButton(page, 'Update State Machine');
  await pressDialogButton(page, 'Update and Publish');
  await waitForStatus(page, 'orders not updated');
  await waitForMessage(page, /orders: /);
  await assertPlain(page.locator('.notifications-center'));
  await hoverStatus(page, 'orders not updated');
  await assertPlain(page.locator('.monaco-hover:visible').filter({ hasNotText: 'Show Log' }));
});

test('descriptions of versions in their list', async () => {
  await callEndpoint(endpoint, 'PublishStateMachineVersion', {
    stateMachineArn: MACHINE,
    description: '[run me](command:x) $(flame) <b>bold</b>',
  });
  await openFile(page, 'evil.asl.json');
  await runCommand(page, 'Stepwright: Show Versions');
  await waitForPrompt(page, 'Versions of orders');
  await page.locator('.quick-input-widget .monaco-list-row').getByText('run me').waitFor();
  await assertPlain(page.locator('.quick-input-widget'));
  await closeQuickInput(page);
});

test('a version that is published with such a description', async () => {
  await pressTitleButton(page, 'Update and Publish Version');
  await waitForPrompt(page, 'Publish Version');
  await enterInput(page, `${SECRET} [run me](command:x) $(flame)`);
  await waitForStatus(page, /orders updated .*version 2/);
  assertUnforged(await hoverStatus(page, 'version 2'));
});

test('nothing of it stands in a log', async () => {
  await runCommand(page, 'Stepwright: Show Log');
  const logs = globSync('data/logs/**/*Stepwright*.log', { cwd: profile.folder });
  const texts = logs.map((log) => readFileSync(join(profile.folder, log), 'utf8'));
  assert.ok(
    texts.some((text) => text.includes('UpdateStateMachine')),
    'the log is no file',
  );
  for (const text of texts) {
    assert.ok(!text.includes(SECRET), 'a secret stands in the log');
    assert.doesNotMatch(text, /^(Account|Region|Endpoint): /m, 'a text makes lines in the log');
  }
});
