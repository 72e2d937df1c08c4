/** Cancelling: before the request left nothing is sent, and after it the service is asked what it has. */
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { after, test } from 'node:test';
import { stopEverything } from '../../../scripts/vscode-host/stop.ts';
import { MACHINE } from '../../support/update-files.ts';
import { waitUntil } from '../wait-until.ts';
import { openFile, pressDialogButton, pressNotificationButton } from './actions.ts';
import { openEditor } from './editor.ts';
import { describeMachine } from './machines.ts';
import {
  clearNotifications,
  keepPictures,
  pressTitleButton,
  selectTarget,
  update,
  waitForLens,
  waitForMessage,
  waitForUpdates,
  watchRequests,
  watchUpdates,
} from './set-up.ts';

after(stopEverything);

/** Credentials that come when a file is there. A file says that they were asked for. */
const slowCredentials = `
const { existsSync, writeFileSync } = require('node:fs');
const folder = __dirname + '/';
writeFileSync(folder + 'asked', '');
const timer = setInterval(() => {
  if (!existsSync(folder + 'go-on')) return;
  clearInterval(timer);
  console.log(JSON.stringify({ Version: 1, AccessKeyId: 'LOCAL111111111111', SecretAccessKey: 'slow' }));
}, 20);
`;

const { page, endpoint, workspace } = await openEditor({
  settings: { 'stepwright.confirmUpdate': 'always' },
  files: {
    'slow.cjs': slowCredentials,
    'slow.asl.json': '{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }',
    'slow.asl.update.yaml': `targets:
  slow:
    stateMachineArn: ${MACHINE}
    profile: slow
  fast:
    stateMachineArn: ${MACHINE}-fast
  hasty:
    stateMachineArn: ${MACHINE}-hasty
`,
  },
  env: ({ workspace: folder }) => {
    const file = join(folder, 'aws-config');
    writeFileSync(file, `[profile slow]\ncredential_process = "${process.execPath}" "${join(folder, 'slow.cjs')}"\n`);
    return { AWS_CONFIG_FILE: file };
  },
});
keepPictures(page);
await openFile(page, 'slow.asl.json');
await waitForLens(page, 'Select target (3)');

test('cancelled before it left, nothing is sent', async () => {
  const listUpdates = watchUpdates(endpoint);
  await selectTarget(page, 'slow');
  await pressTitleButton(page, 'Update State Machine');
  await pressDialogButton(page, 'Use slow');
  await waitUntil('the credentials to be asked for', () => existsSync(join(workspace, 'asked')), Boolean);
  await pressNotificationButton(page, 'Cancel');
  await page.locator('.notifications-center').getByText('Looking at orders').waitFor({ state: 'hidden' });
  // The credentials come too late.
  writeFileSync(join(workspace, 'go-on'), '');

  await selectTarget(page, 'fast');
  await update(page);
  await waitUntil(
    'the next update',
    () => listUpdates().map(({ stateMachineArn }) => stateMachineArn),
    (arns) => arns.includes(`${MACHINE}-fast`),
  );
  assert.equal(listUpdates().length, 1);
});

test('cancelled when it had left, the machine tells what became of it', async () => {
  await clearNotifications(page);
  await selectTarget(page, 'hasty');
  const listUpdates = watchUpdates(endpoint);
  const listRequests = watchRequests(endpoint);
  const { definition } = await describeMachine(endpoint, `${MACHINE}-hasty`);
  endpoint.injectFault({ operation: 'UpdateStateMachine', delayMilliseconds: 60_000 });
  await update(page);
  await waitForUpdates(listUpdates, 1);
  await pressTitleButton(page, 'Update State Machine');
  await waitForMessage(page, /An update of orders-hasty is under way/);
  const before = listRequests().length;
  await pressNotificationButton(page, 'Cancel', 'Updating orders-hasty');
  // One look is not enough, for what is read may be some seconds old.
  const asked = await waitUntil(
    'several looks at the machine',
    () => listRequests().slice(before),
    ({ length }) => length >= 4,
  );
  await waitForMessage(
    page,
    /The update of orders-hasty was cancelled when it had left\. The state machine is still what it was before/,
  );
  assert.ok(asked.every(({ operation }) => operation === 'DescribeStateMachine'));
  assert.equal((await describeMachine(endpoint, `${MACHINE}-hasty`))['definition'], definition);
  assert.equal(listUpdates().length, 1);
});
