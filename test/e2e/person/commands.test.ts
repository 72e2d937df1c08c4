/** The other ways to an update: palette, editor title, configuration alone, a new update file, and what stops them. */
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { stopEverything } from '../../../scripts/vscode-host/stop.ts';
import { MACHINE } from '../../support/update-files.ts';
import { waitUntil } from '../wait-until.ts';
import {
  clickLens,
  enterInput,
  findCommands,
  openFile,
  openProblems,
  pressDialogButton,
  readDialog,
  readNotifications,
  runCommand,
  save,
} from './actions.ts';
import { openEditor } from './editor.ts';
import { findPlace, readFindings } from './findings.ts';
import { describeMachine } from './machines.ts';
import {
  clearNotifications,
  dismissPrompt,
  keepPictures,
  readText,
  pickTarget,
  selectTarget,
  typeAt,
  update,
  waitForLens,
  waitForMessage,
  waitForStatus,
  waitForUpdates,
  watchUpdates,
} from './set-up.ts';

after(stopEverything);

const lonely =
  '{\n  "StartAt": "Only",\n  "States": { "Only": { "Type": "Wait", "Seconds": ${Seconds}, "End": true } }\n}\n';
const wrong = '{\n  "StartAt": "Nowhere",\n  "States": { "A": { "Type": "Succeed" } }\n}\n';
const open = '{ "StartAt": "A", "States": { "A": { "Type": "Wait", "Seconds": ${Seconds}, "End": true } } }';
const unknownMachine = 'arn:aws:states:eu-west-1:111111111111:stateMachine:fresh';

const { page, endpoint } = await openEditor({
  // These are about the ways to the question.
  settings: { 'stepwright.confirmUpdate': 'always' },
  files: {
    'lonely.asl.json': lonely,
    'wrong.asl.json': wrong,
    'wrong.asl.update.yaml': `targets:
  dev:
    stateMachineArn: ${MACHINE}
    roleArn: arn:aws:iam::111111111111:role/other
  prod:
    stateMachineArn: ${MACHINE}-prod
    protected: true
`,
    'open.asl.json': open,
    'open.asl.update.yaml': `targets:\n  dev:\n    stateMachineArn: ${MACHINE}\n`,
  },
});
keepPictures(page);
afterEach(() => clearNotifications(page));
await openFile(page, 'refunds.asl.yaml');
await waitForLens(page, 'Update refunds');

test('Update Configuration Only sends no definition', async () => {
  const listUpdates = watchUpdates(endpoint);
  await runCommand(page, 'Stepwright: Update Configuration Only');
  assert.doesNotMatch(await readDialog(page), /definition/);
  await pressDialogButton(page, 'Update');
  await waitForStatus(page, 'refunds updated');
  await waitForUpdates(listUpdates, 1);
  assert.deepEqual(Object.keys(listUpdates()[0] ?? {}).toSorted(), ['loggingConfiguration', 'stateMachineArn']);
});

test('update from the palette, of a definition in YAML', async () => {
  const listUpdates = watchUpdates(endpoint);
  await runCommand(page, 'Stepwright: Update State Machine');
  await pressDialogButton(page, 'Update');
  await waitForUpdates(listUpdates, 1);
  await waitForStatus(page, 'refunds updated');
  const [request] = listUpdates();
  const sent: unknown = JSON.parse(String(request?.['definition']));
  assert.ok(typeof sent === 'object' && sent !== null && 'StartAt' in sent && sent.StartAt === 'ReadAmount');
  const machine = await describeMachine(endpoint, 'arn:aws:states:eu-west-1:111111111111:stateMachine:refunds');
  assert.equal(machine['definition'], request?.['definition']);
  assert.ok(request && 'loggingConfiguration' in request && !('roleArn' in request), 'only what is given is sent');
});

test('update from the title of the editor, of an update file too', async () => {
  const listUpdates = watchUpdates(endpoint);
  await openFile(page, 'refunds.asl.update.json');
  await typeAt(page, 1, 2, '"tracingConfiguration": { "enabled": true },');
  await update(page);
  await waitForUpdates(listUpdates, 1);
  await waitForStatus(page, 'refunds updated');
  await save(page);
});

test('a definition without an update file offers to create one, with a line for each placeholder', async () => {
  await openFile(page, 'lonely.asl.json');
  await waitForLens(page, 'Create update file');
  await clickLens(page, 'Create update file');
  await enterInput(page, 'orders');
  await waitUntil(
    'a wrong ARN to be refused',
    () => page.locator('.quick-input-message').innerText(),
    (text) => text.includes('This must be arn:'),
  );
  await enterInput(page, unknownMachine);
  await page.locator('.tabs-container .tab.active[data-resource-name^="lonely.asl.update."]').waitFor();
  const text = await readText(page);
  for (const part of ['stateMachineArn', unknownMachine, 'definitionSubstitutions', 'Seconds']) {
    assert.ok(text.includes(part), `${part} is missing in: ${text}`);
  }
  await openFile(page, 'lonely.asl.json');
  await waitForLens(page, 'Update fresh');
});

test('Select Target, from the palette', async () => {
  await openFile(page, 'orders.asl.json');
  await waitForLens(page, 'Select target (2)');
  await runCommand(page, 'Stepwright: Select Target');
  await pickTarget(page, 'prod');
});

test('a prompt that is dismissed ends it quietly, and nothing is sent', async () => {
  const listUpdates = watchUpdates(endpoint);
  await openFile(page, 'orders.asl.json');
  await selectTarget(page, 'prod');
  await runCommand(page, 'Stepwright: Update State Machine');
  await pressDialogButton(page, 'Use prod');
  await pressDialogButton(page, 'Cancel');
  await runCommand(page, 'Stepwright: Update State Machine');
  await pressDialogButton(page, 'Update and Publish');
  await dismissPrompt(page, 'orders is protected');
  await runCommand(page, 'Stepwright: Update and Publish Version');
  await dismissPrompt(page, 'Publish Version');
  await runCommand(page, 'Stepwright: Select Target');
  await dismissPrompt(page, 'Select Target');
  assert.deepEqual(await readNotifications(page), []);
  assert.deepEqual(listUpdates(), []);
});

test('a definition with an error stops, and Problems shows it; Update Anyway goes on', async () => {
  const listUpdates = watchUpdates(endpoint);
  await openFile(page, 'wrong.asl.json');
  await waitForLens(page, 'Select target (2)');
  await selectTarget(page, 'dev');
  await clickLens(page, 'Update dev');
  await waitForMessage(page, /Nothing was sent\..*wrong\.asl\.json.*Update Anyway/);
  await page.locator('.markers-panel').waitFor();
  const place = findPlace(wrong, '"Nowhere"');
  await waitUntil(
    'the finding in Problems',
    () => readFindings(page),
    (found) =>
      found.some(({ file, line, source }) => file === 'wrong.asl.json' && line === place.line && source === 'asl'),
  );
  await waitForStatus(page, `Ln ${place.line}, `);
  assert.deepEqual(listUpdates(), []);

  // This endpoint judges as we do: that it was sent is what counts.
  await runCommand(page, 'Stepwright: Update Anyway');
  assert.match(await readDialog(page), /Errors that the check found are ignored/);
  await pressDialogButton(page, 'Update');
  await waitForStatus(page, 'orders not updated');
  assert.equal(listUpdates()[0]?.['definition'], wrong);
});

test('Update Anyway never goes on for a protected target', async () => {
  const listUpdates = watchUpdates(endpoint);
  await openFile(page, 'wrong.asl.json');
  await selectTarget(page, 'prod');
  await runCommand(page, 'Stepwright: Update Anyway');
  const message = await waitForMessage(page, /Nothing was sent\./);
  assert.doesNotMatch(message, /Update Anyway/);
  assert.deepEqual(listUpdates(), []);
});

test('a placeholder without a value stops, and not even Update Anyway sends it', async () => {
  const listUpdates = watchUpdates(endpoint);
  await openFile(page, 'open.asl.json');
  await waitForLens(page, 'Update dev');
  for (const command of ['Stepwright: Update State Machine', 'Stepwright: Update Anyway']) {
    await runCommand(page, command);
    const message = await waitForMessage(page, /Nothing was sent\..*Seconds/);
    assert.doesNotMatch(message, /Update Anyway/);
    await clearNotifications(page);
  }
  await openProblems(page);
  await waitUntil(
    'the placeholder in Problems',
    () => readFindings(page),
    (found) => found.some(({ file, message }) => file === 'open.asl.json' && message.includes('Seconds')),
  );
  assert.deepEqual(listUpdates(), []);
});

test('the palette offers the commands where they make sense', async () => {
  await openFile(page, 'README.md');
  const elsewhere = await findCommands(page, 'Stepwright:');
  assert.ok(elsewhere.some((title) => title.includes('Show Log')));
  assert.ok(!elsewhere.some((title) => title.includes('Update State Machine')), elsewhere.join('\n'));
  await openFile(page, 'orders.asl.json');
  assert.ok((await findCommands(page, 'Stepwright:')).some((title) => title.includes('Update State Machine')));
});
