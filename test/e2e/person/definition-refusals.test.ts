/** Each reason of an InvalidDefinition stands at its place, moves with the text, and goes when it no longer holds. */
import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { stopEverything } from '../../../scripts/vscode-host/stop.ts';
import { definitionTexts } from '../../support/definition-texts.ts';
import { MACHINE } from '../../support/update-files.ts';
import { waitUntil } from '../wait-until.ts';
import { clickLens, openFile, openProblems, pick } from './actions.ts';
import { findServicePlace, namedDefinition } from './named-definition.ts';
import { openEditor } from './editor.ts';
import { findPlace, goToFinding, readFindings, toPlace, waitForRefusal } from './findings.ts';
import { keepPictures, readWorkspaceFile, update, waitForLens, waitForStatus, watchUpdates } from './set-up.ts';

after(stopEverything);

const { page, endpoint, workspace } = await openEditor({
  settings: { 'stepwright.confirmUpdate': 'always' },
  files: {
    'named.asl.json': namedDefinition,
    'named.asl.update.yaml': `targets:\n  dev:\n    stateMachineArn: ${MACHINE}\n`,
  },
});
keepPictures(page);
beforeEach(() => endpoint.clearFaults());
const orders = await readWorkspaceFile(workspace, 'orders.asl.json');
const refunds = await readWorkspaceFile(workspace, 'refunds.asl.yaml');
await openFile(page, 'orders.asl.json');
await waitForLens(page, 'Update…');
await openProblems(page);

function refuseNext(...items: readonly string[]): void {
  const message = `Invalid State Machine Definition: '${items.join(', ')}'`;
  endpoint.injectFault({ operation: 'UpdateStateMachine', error: { name: 'InvalidDefinition', message } });
}

/** So many rows are seen without scrolling. */
const atOnce = 7;

for (let first = 0; first < definitionTexts.length; first += atOnce) {
  const items = definitionTexts.slice(first, first + atOnce);
  test(`texts ${first + 1} to ${first + items.length}, all of one refusal`, async () => {
    await openFile(page, 'named.asl.json');
    const listUpdates = watchUpdates(endpoint);
    refuseNext(...items.map(([code, text, location]) => `${code}: ${text} at ${location}`));
    await update(page);
    await waitForRefusal(
      page,
      items.map(([, text, location]) => ({
        file: 'named.asl.json',
        ...findServicePlace(text, location),
        says: text.trim(),
      })),
    );
    assert.equal(listUpdates().length, 1);
  });
}

test('an update that succeeds takes them away', async () => {
  await update(page);
  await waitForStatus(page, 'orders updated');
  await waitForRefusal(page, []);
});

test('reasons stand at placeholders, move with the text, and go with what they stand at', async () => {
  const file = 'orders.asl.json';
  await openFile(page, file);
  await clickLens(page, 'Select target');
  await pick(page, 'dev');
  await waitForLens(page, 'Update dev');
  const listUpdates = watchUpdates(endpoint);
  refuseNext(
    'SCHEMA_VALIDATION_FAILED: Maximum value is 99999999 at /States/CheckOrder/Retry[0]/MaxAttempts',
    "MISSING_TRANSITION_TARGET: Missing 'Next' target: NOPE at /States/ShipAndTell/Next",
    'MISSING_END_STATE: Workflow has no terminal state at null',
  );
  await update(page);
  const attempts = { ...findPlace(orders, '${MaxAttempts}'), file, says: 'Maximum value is 99999999' };
  const next = { ...findPlace(orders, '"Next": "Done"', '"Done"'), file, says: "Missing 'Next' target: NOPE" };
  const all = { line: 1, column: 1, file, says: 'Workflow has no terminal state' };
  await waitForRefusal(page, [attempts, next, all]);
  assert.equal(listUpdates().length, 1);

  // An edit above.
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  await page.keyboard.insertText('\n\n');
  const moved = [attempts, next].map((finding) => ({ ...finding, line: finding.line + 2 }));
  await waitForRefusal(page, [...moved, all]);

  // The node itself, which Problems selects.
  await goToFinding(page, 'target: NOPE');
  await waitForStatus(page, `(${'"Done"'.length} selected)`);
  await page.keyboard.press('Delete');
  await waitForRefusal(page, [...moved.slice(0, 1), all]);
  const countLocal = async () => (await readFindings(page)).filter(({ source }) => source === 'asl').length;
  await waitUntil('our own finding about the edit', countLocal, (count) => count > 0);
  await page.keyboard.press('Control+Z');
  await waitUntil('no finding of our own', countLocal, (count) => count === 0);
  await waitForRefusal(page, [...moved.slice(0, 1), all]);
});

test('a line and a column of the JSON that was sent lead back through the placeholders', async () => {
  const file = 'orders.asl.json';
  const at = orders.indexOf(',', orders.indexOf('${MaxAttempts}'));
  // A value stands in the place of the placeholder, and the test above put two lines over it.
  const { line, column } = toPlace(
    orders.slice(0, at).replace('${MaxAttempts}', '3'),
    at - '${MaxAttempts}'.length + 1,
  );
  refuseNext(
    `INVALID_JSON_DESCRIPTION: Unexpected comma\n at [Source: (String)"…"; line: ${line + 2}, column: ${column + 1}]`,
  );
  await update(page);
  const place = toPlace(orders, at);
  await waitForRefusal(page, [{ file, line: place.line + 2, column: place.column, says: 'Unexpected comma' }]);
  await update(page);
  await waitForStatus(page, 'orders-dev updated');
  await waitForRefusal(page, []);
});

test('reasons for a definition in YAML, by place and by line and column of the JSON that was sent', async () => {
  const file = 'refunds.asl.yaml';
  await openFile(page, file);
  await waitForLens(page, 'Update refunds');
  const listUpdates = watchUpdates(endpoint);
  refuseNext(
    "MISSING_TRANSITION_TARGET: Missing 'Next' target: NOPE at /States/Small?/Choices[0]/Next",
    "SCHEMA_VALIDATION_FAILED: Field 'Output' is not supported at /States/PayBack",
    'MISSING_END_STATE: Workflow has no terminal state at null',
  );
  await update(page);
  await waitForRefusal(page, [
    { file, ...findPlace(refunds, "50 %}'\n        Next: PayBack", 'PayBack'), says: "Missing 'Next' target: NOPE" },
    { file, ...findPlace(refunds, "Output: '", 'Output'), says: "Field 'Output' is not supported" },
    { file, ...findPlace(refunds, 'Comment: Pays', 'Comment'), says: 'Workflow has no terminal state' },
  ]);
  const [sent, ...more] = listUpdates();
  assert.deepEqual(more, []);

  const json = String(sent?.['definition']);
  const { line, column } = toPlace(json, json.indexOf('3600') + '3600'.length);
  refuseNext(
    `INVALID_JSON_DESCRIPTION: Unexpected number\n at [Source: (String)"…"; line: ${line}, column: ${column}]`,
  );
  await update(page);
  await waitForRefusal(page, [{ file, ...findPlace(refunds, 'Seconds: 3600', '3600'), says: 'Unexpected number' }]);
  await update(page);
  await waitForStatus(page, 'refunds updated');
  await waitForRefusal(page, []);
});
