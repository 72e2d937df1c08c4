/** A definition in YAML beside what is deployed: both are shown in YAML, and what is pulled comes as YAML. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stopEverything } from '../../../scripts/vscode-host/stop.ts';
import { MACHINE } from '../../support/update-files.ts';
import { waitUntil } from '../wait-until.ts';
import { openFile, pick, runCommand } from './actions.ts';
import { openEditor } from './editor.ts';
import { changeByColleague } from './machines.ts';
import { keepPictures, readDiff, readText, update, waitForLens, waitForPrompt, waitForStatus } from './set-up.ts';

after(stopEverything);

const { page, endpoint } = await openEditor({
  files: {
    'tea.asl.yaml':
      'Comment: Tea\nStartAt: Brew\nStates:\n  Brew: { Type: Wait, Seconds: 180, Next: Done }\n  Done: { Type: Succeed }\n',
    'tea.asl.update.yaml': `stateMachineArn: ${MACHINE}\n`,
  },
});
keepPictures(page);
await openFile(page, 'tea.asl.yaml');
await waitForLens(page, 'Update orders');

test('Compare with Deployed shows both in YAML', async () => {
  await runCommand(page, 'Stepwright: Compare with Deployed');
  const { left, right } = await readDiff(page, 'orders: deployed ↔ to be sent');
  assert.match(left, /^StartAt: Start$/m);
  assert.match(right, /^StartAt: Brew$/m);
});

test('what somebody changed is pulled into the YAML', async () => {
  await openFile(page, 'tea.asl.yaml');
  await update(page);
  await waitForStatus(page, 'orders updated');
  await changeByColleague(endpoint, MACHINE, 'Their tea');
  await runCommand(page, 'Stepwright: Pull Deployed Definition');
  await waitForPrompt(page, 'Pull Deployed Definition');
  await pick(page, 'In the form of tea.asl.yaml');
  const { right } = await readDiff(page, 'tea.asl.yaml ← orders');
  assert.match(right, /^Comment: Their tea$/m);
  await pick(page, 'Replace the text of tea.asl.yaml');
  await openFile(page, 'tea.asl.yaml');
  const text = await waitUntil(
    'the text of the colleague',
    () => readText(page),
    (shown) => shown.includes('Their tea'),
  );
  assert.match(text, /^Comment: Their tea$/m);
});
