/** The pictures of the README. Only where STEPWRIGHT_IMAGES is set, for they are files of the repository. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { after, test } from 'node:test';
import { stopEverything } from '../../../scripts/vscode-host/stop.ts';
import { projectRoot } from '../surroundings.ts';
import { waitUntil } from '../wait-until.ts';
import { openFile, openProblems, pick, pressDialogButton, runCommand, waitForDialog } from './actions.ts';
import { openEditor } from './editor.ts';
import { findPlace, goToFinding, readFindings, waitForRefusal } from './findings.ts';
import {
  clearNotifications,
  pressTitleButton,
  readDiff,
  selectTarget,
  typeAt,
  update,
  waitForLens,
  waitForStatus,
} from './set-up.ts';

after(stopEverything);

const folder = join(projectRoot, 'docs/images');

const RESOURCE = 'arn:aws:states:::aws-sdk:bedrockruntime:converse';

/** Which integrations a region has, only the service knows. */
const lookUp = `{
  "Comment": "Answers the question of a customer.",
  "StartAt": "Answer",
  "States": {
    "Answer": {
      "Type": "Task",
      "Resource": "${RESOURCE}",
      "Parameters": {
        "ModelId": "amazon.nova-lite-v1:0",
        "Messages.$": "$.messages"
      },
      "Next": "Answered?"
    },
    "Answered?": {
      "Type": "Choice",
      "Choices": [{ "Variable": "$.Output", "IsPresent": true, "Next": "Report" }],
      "Default": "Nothing"
    },
    "Report": { "Type": "Pass", "End": true },
    "Nothing": { "Type": "Succeed" }
  }
}
`;

/** In orders.asl.json: more items side by side, and a longer wait before a retry. */
const edits = [
  [50, '      "MaxConcurrency": 5'.length + 1, '0'],
  [22, '          "IntervalSeconds": 2'.length + 1, '0'],
] as const;

const refusal = `The resource provided ${RESOURCE} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`;

test('the pictures of the README', { skip: process.env['STEPWRIGHT_IMAGES'] === undefined }, async () => {
  await mkdir(folder, { recursive: true });
  const { page, endpoint } = await openEditor({
    files: {
      'lookup.asl.json': lookUp,
      'lookup.asl.update.yaml':
        'targets:\n  dev:\n    stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:lookup-dev\n',
    },
    settings: { 'editor.minimap.enabled': false, 'stepwright.confirmUpdate': 'always' },
  });
  const take = async (name: string) => {
    await page.locator('.activitybar .progress-badge').waitFor({ state: 'hidden' });
    await page.locator('.notification-toast').waitFor({ state: 'hidden' });
    await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  };
  const tidyUp = async () => {
    await clearNotifications(page);
    await page.locator('.notifications-center').getByRole('button', { name: 'Hide Notifications' }).click();
  };
  // Into the empty part of the panel or the text, where it changes nothing.
  const putPointerAway = () => page.mouse.move(1100, 740);

  await openFile(page, 'broken.asl.json');
  await openProblems(page);
  await waitUntil(
    'findings',
    () => readFindings(page),
    (found) => found.length > 3,
  );
  await waitForLens(page, 'Create update file');
  await putPointerAway();
  await take('findings');

  await runCommand(page, 'View: Close All Editors');
  await openFile(page, 'orders.asl.json');
  await waitForLens(page, 'Select target (2)');
  await selectTarget(page, 'prod');
  await page.keyboard.press('Control+J');
  await page.locator('.part.panel').waitFor({ state: 'hidden' });
  await putPointerAway();
  await take('lens');

  // Deployed is what was there before some edits.
  await selectTarget(page, 'dev');
  await update(page);
  await waitForStatus(page, 'dev: in sync');
  await tidyUp();
  for (const [line, column, text] of edits) await typeAt(page, line, column, text);
  await waitForStatus(page, 'dev: changed here');
  await pressTitleButton(page, 'Update State Machine');
  await waitForDialog(page, /Update orders-dev\?/);
  await putPointerAway();
  await take('question');
  await pressDialogButton(page, 'Show Changes');
  await readDiff(page, 'orders-dev: deployed ↔ to be sent');
  await putPointerAway();
  await take('difference');
  await pick(page, 'Cancel');
  await runCommand(page, 'View: Close All Editors');
  await pressDialogButton(page, "Don't Save");

  await runCommand(page, 'View: Close All Editors');
  await openFile(page, 'lookup.asl.json');
  await waitForLens(page, 'Update dev');
  await openProblems(page);
  const message = `Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: ${refusal} at /States/Answer/Resource'`;
  endpoint.injectFault({ operation: 'UpdateStateMachine', error: { name: 'InvalidDefinition', message } });
  await update(page);
  const place = findPlace(lookUp, `"${RESOURCE}"`);
  await waitForRefusal(page, [{ file: 'lookup.asl.json', ...place, says: refusal }]);
  await tidyUp();
  await goToFinding(page, 'is not recognized');
  await page.locator('.view-line span span').getByText('bedrockruntime:converse').hover();
  await page.locator('.monaco-hover:visible').getByText('is not recognized').waitFor();
  await take('refusal');
});
