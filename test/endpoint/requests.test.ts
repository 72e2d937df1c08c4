/** What a test can know afterwards, and a colleague who comes in between. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  DescribeStateMachineCommand,
  KmsAccessDeniedException,
  PublishStateMachineVersionCommand,
} from '@aws-sdk/client-sfn';
import { assertRefused, ORDERS, startService, waitUntil, writeDefinition } from './set-up.ts';

const DESCRIBE = 'DescribeStateMachine';
const UPDATE = 'UpdateStateMachine';

test('accepted updates are listed in their order, whatever their clients got to hear', async (t) => {
  const { endpoint, create, update, describe } = await startService(t);
  await create();
  const first = await update({ definition: writeDefinition('1') });
  await assertRefused(update({ definition: '{}' }), 'InvalidDefinition');
  endpoint.injectFault({ operation: UPDATE, reset: 'before' });
  await assert.rejects(update({ definition: writeDefinition('2') }));
  endpoint.injectFault({ operation: UPDATE, reset: 'after' });
  await assert.rejects(update({ definition: writeDefinition('3'), publish: true }));
  const { revisionId } = await describe();
  const updates = endpoint.listUpdates();
  assert.deepEqual(
    updates.map(({ input, output }) => [input['definition'], output['revisionId'], output['stateMachineVersionArn']]),
    [
      [writeDefinition('1'), first.revisionId, undefined],
      [writeDefinition('3'), revisionId, `${ORDERS}:1`],
    ],
  );
  const listed: unknown = await (await fetch(`${endpoint.url}/stepwright/updates`)).json();
  assert.deepEqual(listed, updates);
  const asked = endpoint.listRequests().filter(({ operation }) => operation === UPDATE);
  assert.deepEqual(
    asked.map(({ accepted, answer }) => [accepted, answer]),
    [
      [true, 'output'],
      [false, 'refusal'],
      [false, 'reset'],
      [true, 'reset'],
    ],
  );
  endpoint.clearRequests();
  assert.deepEqual(endpoint.listUpdates(), []);
});

test('a call that waits has no answer yet', async (t) => {
  const { endpoint, create, update } = await startService(t);
  await create();
  endpoint.clearRequests();
  endpoint.injectFault({ operation: UPDATE, delayMilliseconds: 3_600_000 });
  const rejected = assert.rejects(update({ definition: writeDefinition('second') }));
  await waitUntil(() => endpoint.listRequests().length > 0);
  const [request] = endpoint.listRequests();
  assert.deepEqual([request?.accepted, request?.answer], [false, 'none']);
  await endpoint.stop();
  await rejected;
});

test('a colleague’s update right after Describe: it is in force when Describe has answered', async (t) => {
  const { endpoint, client, create, describe } = await startService(t);
  await create();
  const input = { stateMachineArn: ORDERS, definition: writeDefinition('colleague') };
  endpoint.injectFault({ operation: DESCRIBE, afterwards: { operation: UPDATE, input } });
  endpoint.clearRequests();
  const seen = await describe();
  assert.equal(seen.definition, writeDefinition('first'), 'what stood there before');
  const [, colleague] = endpoint.listRequests();
  assert.deepEqual(colleague, {
    operation: UPDATE,
    input,
    region: 'eu-west-1',
    accepted: true,
    answer: 'none',
    byFault: true,
  });
  const stale = new PublishStateMachineVersionCommand({ stateMachineArn: ORDERS, revisionId: 'INITIAL' });
  await assertRefused(client.send(stale), 'ConflictException');
  assert.equal((await describe()).definition, writeDefinition('colleague'));
  assert.equal(endpoint.listUpdates().length, 1);
});

test('a colleague’s update comes also where the struck call is turned away or its answer is lost', async (t) => {
  const { endpoint, create, update, describe } = await startService(t);
  await create();
  for (const fault of [{ error: { name: 'ConflictException' } }, { reset: 'after' }] as const) {
    const definition = writeDefinition(JSON.stringify(fault));
    const input = { stateMachineArn: ORDERS, definition };
    endpoint.injectFault({ operation: UPDATE, ...fault, afterwards: { operation: UPDATE, input } });
    await assert.rejects(update({ definition: writeDefinition('mine') }));
    assert.equal((await describe()).definition, definition);
  }
});

test('what a colleague was refused is recorded as such', async (t) => {
  const { endpoint, create, describe } = await startService(t);
  await create();
  const input = { stateMachineArn: ORDERS, definition: '{}' };
  endpoint.injectFault({ operation: DESCRIBE, afterwards: { operation: UPDATE, input } });
  await describe();
  assert.equal(endpoint.listRequests().at(-1)?.accepted, false);
});

test('a fault strikes only what its input names', async (t) => {
  const { endpoint, create, update } = await startService(t);
  await create();
  endpoint.injectFault({ input: { publish: true }, error: { name: 'ConflictException' } });
  await update({ definition: writeDefinition('second') });
  await assertRefused(update({ definition: writeDefinition('second'), publish: true }), 'ConflictException');
});

test('a key that can’t be used: Describe is refused unless it asks for METADATA_ONLY', async (t) => {
  const { endpoint, client, create, describe } = await startService(t);
  await create();
  const fault = {
    operation: DESCRIBE,
    except: { includedData: 'METADATA_ONLY' },
    times: 2,
    error: { name: 'KmsAccessDeniedException', message: 'key' },
  };
  await fetch(`${endpoint.url}/stepwright/faults`, { method: 'POST', body: JSON.stringify(fault) });
  assert.ok((await assertRefused(describe(), 'KmsAccessDeniedException')) instanceof KmsAccessDeniedException);
  const ask = (includedData: 'ALL_DATA' | 'METADATA_ONLY') =>
    client.send(new DescribeStateMachineCommand({ stateMachineArn: ORDERS, includedData }));
  assert.equal((await ask('METADATA_ONLY')).definition, '{}');
  await assertRefused(ask('ALL_DATA'), 'KmsAccessDeniedException');
  assert.equal((await ask('ALL_DATA')).definition, writeDefinition('first'));
});
