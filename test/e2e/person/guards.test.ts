/** What stands between a slip and a machine: the account, the difference, a colleague, an owner. Each is asked about by a person. */
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { stopEverything } from '../../../scripts/vscode-host/stop.ts';
import { waitUntil } from '../wait-until.ts';
import {
  enterInput,
  openFile,
  openProblems,
  pick,
  pressDialogButton,
  pressNotificationButton,
  waitForDialog,
} from './actions.ts';
import { openEditor } from './editor.ts';
import { findPlace, readFindings } from './findings.ts';
import { callEndpoint, changeByColleague, describeMachine } from './machines.ts';
import {
  changeComment,
  clearNotifications,
  keepPictures,
  pressTitleButton,
  readDiff,
  readWorkspaceFile,
  selectTarget,
  waitForLens,
  waitForMessage,
  waitForPrompt,
  waitForStatus,
  waitForUpdates,
  watchRequests,
  watchUpdates,
} from './set-up.ts';

after(stopEverything);

const devArn = 'arn:aws:states:eu-west-1:111111111111:stateMachine:orders-dev';
const prodArn = 'arn:aws:states:eu-west-1:222222222222:stateMachine:orders';
const refundsArn = 'arn:aws:states:eu-west-1:111111111111:stateMachine:refunds';

const { page, endpoint, workspace } = await openEditor();
keepPictures(page);
afterEach(() => clearNotifications(page));
const updateFile = await readWorkspaceFile(workspace, 'orders.asl.update.yaml');
await openFile(page, 'orders.asl.json');
await waitForLens(page, 'Select target (2)');

function startUpdate(): Promise<void> {
  return pressTitleButton(page, 'Update State Machine');
}

/** Answers the question that stays beside the difference. */
async function answerBeside(question: string, answer: string): Promise<void> {
  await waitForPrompt(page, question);
  await pick(page, answer);
}

test('credentials of another account end it before anything of the machine is asked', async () => {
  const listRequests = watchRequests(endpoint);
  await selectTarget(page, 'prod');
  await startUpdate();
  assert.match(await waitForDialog(page, /Use your AWS profile prod\?/), /The update file suggests it for prod/);
  await pressDialogButton(page, 'Use Default Credentials');
  await waitForStatus(page, 'orders not updated');
  await waitForMessage(page, /The credentials belong to another account than the state machine/);
  await openProblems(page);
  const place = findPlace(updateFile, prodArn);
  await waitUntil(
    'both accounts named at the ARN',
    () => readFindings(page),
    (found) =>
      found.some(
        ({ line, column, message }) =>
          line === place.line &&
          column === place.column &&
          /belong to account 111111111111.*names account 222222222222\. Nothing was sent\./.test(message),
      ),
  );
  assert.deepEqual(
    listRequests().map(({ operation }) => operation),
    ['GetCallerIdentity'],
  );
});

test('the answer about a profile is kept, until the target is chosen again', async () => {
  await openFile(page, 'orders.asl.json');
  await startUpdate();
  await waitForMessage(page, /The credentials belong to another account/);
  await openFile(page, 'orders.asl.json');
  await selectTarget(page, 'prod');
  await startUpdate();
  await waitForDialog(page, /Use your AWS profile prod\?/);
  await pressDialogButton(page, 'Use prod');
  await waitForDialog(page, /Account: 222222222222, to which the credentials belong[^]*Credentials: [^]*prod/);
  await pressDialogButton(page, 'Cancel');
});

test('the difference is looked at while the question stays, and is what is sent', async () => {
  const listUpdates = watchUpdates(endpoint);
  await openFile(page, 'orders.asl.json');
  await selectTarget(page, 'dev');
  await startUpdate();
  const question = await waitForDialog(page, /Update orders-dev\?/);
  for (const change of ['X-Ray tracing off → on', 'Comment added', 'State CheckOrder added']) {
    assert.match(question, new RegExp(`• .*${change}`, 'i'));
  }
  await pressDialogButton(page, 'Show Changes');
  const { left, right } = await readDiff(page, 'orders-dev: deployed ↔ to be sent');
  assert.match(left, /"Start": \{/);
  assert.match(right, /function:worker/, 'the values of the target stand in their places');
  assert.deepEqual(listUpdates(), []);
  await answerBeside('Update orders-dev?', 'Update');
  await waitForStatus(page, 'orders-dev updated');
  await waitForUpdates(listUpdates, 1);
});

test('where nothing differs nothing is sent, and what is there can be published', async () => {
  const listRequests = watchRequests(endpoint);
  await openFile(page, 'orders.asl.json');
  await startUpdate();
  await waitForStatus(page, 'orders-dev up to date');
  await waitForMessage(page, /orders-dev is up to date/);
  await pressNotificationButton(page, 'Publish Version', 'is up to date');
  await waitForPrompt(page, 'Publish Version');
  await enterInput(page, 'As it is');
  await waitForDialog(page, /Publish orders-dev as it is deployed\?[^]*Nothing of your files is sent[^]*“As it is”/);
  await pressDialogButton(page, 'Publish Version');
  await waitForStatus(page, 'orders-dev published as version 1');
  const { revisionId } = await describeMachine(endpoint, devArn);
  const writes = listRequests().filter(({ operation }) => /^(Update|Publish)/.test(operation));
  assert.deepEqual(
    writes.map(({ operation, input }) => [operation, input]),
    [['PublishStateMachineVersion', { stateMachineArn: devArn, revisionId, description: 'As it is' }]],
  );
});

test('what was agreed to once is not asked again in this window', async () => {
  const listUpdates = watchUpdates(endpoint);
  await changeComment(page, 'First. ');
  await startUpdate();
  await waitForUpdates(listUpdates, 1);
  await waitForStatus(page, 'orders-dev updated');
});

test('a colleague’s change asks to be overwritten, and is not where nobody agrees', async () => {
  const listUpdates = watchUpdates(endpoint);
  await changeByColleague(endpoint, devArn, 'mine');
  await startUpdate();
  await waitForDialog(page, /Overwrite orders-dev\?[^]*Somebody changed the state machine after/);
  await pressDialogButton(page, 'Show Changes');
  const { left } = await readDiff(page, 'orders-dev: deployed ↔ to be sent');
  assert.match(left, /"mine"/);
  await answerBeside('Overwrite orders-dev?', 'Cancel');
  await openFile(page, 'orders.asl.json');
  await startUpdate();
  await waitForDialog(page, /Overwrite orders-dev\?/);
  await pressDialogButton(page, 'Overwrite');
  await waitForStatus(page, 'orders-dev updated');
  await waitForUpdates(listUpdates, 1);
});

test('a colleague who is quicker than the answer makes it another question', async () => {
  const listUpdates = watchUpdates(endpoint);
  await changeByColleague(endpoint, devArn, 'the first');
  await startUpdate();
  await waitForDialog(page, /Overwrite orders-dev\?/);
  await changeByColleague(endpoint, devArn, 'the second');
  await pressDialogButton(page, 'Overwrite');
  await waitForDialog(page, /Overwrite orders-dev\?/);
  await pressDialogButton(page, 'Show Changes');
  assert.match((await readDiff(page, 'orders-dev: deployed ↔ to be sent')).left, /"the second"/);
  assert.deepEqual(listUpdates(), []);
  await answerBeside('Overwrite orders-dev?', 'Overwrite');
  await waitForStatus(page, 'orders-dev updated');
  await waitForUpdates(listUpdates, 1);
});

test('a machine that a stack keeps says so in the question', async () => {
  const listUpdates = watchUpdates(endpoint);
  const tags = [{ key: 'aws:cloudformation:stack-name', value: 'refunds-stack' }];
  await callEndpoint(endpoint, 'TagResource', { resourceArn: refundsArn, tags });
  await openFile(page, 'refunds.asl.yaml');
  await waitForLens(page, 'Update refunds');
  await startUpdate();
  await waitForDialog(page, /It belongs to the CloudFormation stack refunds-stack: an update from here makes it drift/);
  await pressDialogButton(page, 'Cancel');
  assert.deepEqual(listUpdates(), []);
});

test('a machine that may not be read says that nothing could be compared', async () => {
  const listUpdates = watchUpdates(endpoint);
  const error = { name: 'AccessDeniedException', message: 'not authorized to perform: states:DescribeStateMachine' };
  endpoint.injectFault({ operation: 'DescribeStateMachine', times: 2, error });
  await startUpdate();
  await waitForDialog(page, /Nothing could be compared: AccessDeniedException when the state machine was read/);
  await pressDialogButton(page, 'Cancel');
  endpoint.clearFaults();
  assert.deepEqual(listUpdates(), []);
});
