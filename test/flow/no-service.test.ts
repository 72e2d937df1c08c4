/** Nobody answers, the account is another one, or there are no credentials. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { toSeenFailure } from './exceptions.ts';
import { startFlow } from './flow.ts';
import { listOwnCalls, NOTHING_SENT, readDefinition, readTraces } from './machine.ts';
import type { AnswerQuestion } from './person.ts';
import { BEFORE, openWorkspace, type Workspace } from './workspace.ts';

let workspace: Workspace;
before(async () => {
  workspace = await openWorkspace();
});
after(() => workspace.client.stop());

test('nothing answers at the endpoint', async (context) => {
  const flow = await startFlow(context, workspace);
  await flow.endpoint.stop();
  assert.equal((await flow.run()).kind, 'failed');
  assert.deepEqual(flow.person.seen, [toSeenFailure('ECONNREFUSED')]);
  assert.deepEqual(await readTraces(flow), NOTHING_SENT);
});

test('the network goes after the person has agreed', async (context) => {
  const answer: AnswerQuestion = async () => {
    await flow.endpoint.stop();
    return 'confirm' as const;
  };
  const flow = await startFlow(context, workspace, { answer });
  assert.equal((await flow.run()).kind, 'failed');
  assert.deepEqual(flow.person.seen, ['asked: Update orders?', toSeenFailure('ECONNREFUSED')]);
  assert.deepEqual(await readTraces(flow), NOTHING_SENT);
});

test('the network goes right before the update leaves: it surely did not', async (context) => {
  const flow = await startFlow(context, workspace);
  const { records } = flow.ports;
  const beginUpdate: typeof records.beginUpdate = async (update) => {
    await flow.endpoint.stop();
    return records.beginUpdate(update);
  };
  Object.assign(flow.ports, { records: { ...records, beginUpdate } });
  assert.equal((await flow.run()).kind, 'failed');
  assert.deepEqual(flow.person.seen, ['asked: Update orders?', toSeenFailure('ECONNREFUSED')]);
  assert.deepEqual(await readTraces(flow), NOTHING_SENT);
});

test('the credentials belong to another account: the state machine is not even looked at', async (context) => {
  const flow = await startFlow(context, workspace);
  flow.endpoint.configureSts({ account: '222222222222' });
  assert.equal((await flow.run()).kind, 'failed');
  assert.deepEqual(flow.person.seen, [toSeenFailure('WrongAccount')]);
  assert.equal(listOwnCalls(flow, 'DescribeStateMachine').length, 0);
  assert.deepEqual(await readTraces(flow), NOTHING_SENT);
  assert.equal(await readDefinition(flow.endpoint), BEFORE);
});

test('there are no credentials: nothing is sent at all', async (context) => {
  const flow = await startFlow(context, workspace);
  delete process.env['AWS_ACCESS_KEY_ID'];
  delete process.env['AWS_SECRET_ACCESS_KEY'];
  assert.equal((await flow.run()).kind, 'failed');
  assert.deepEqual(flow.person.seen, [toSeenFailure('CredentialsProviderError')]);
  assert.deepEqual(flow.endpoint.listRequests(), []);
  assert.deepEqual(await readTraces(flow), NOTHING_SENT);
});
