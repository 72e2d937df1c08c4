import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  DescribeStateMachineCommand,
  KmsInvalidStateException,
  SFNServiceException,
  UpdateStateMachineCommand,
  ValidationException,
} from '@aws-sdk/client-sfn';
import type { Fault } from '../../endpoint/src/main.ts';
import { assertRefused, ORDERS, startService, waitUntil, writeDefinition } from './set-up.ts';

const OPERATION = 'UpdateStateMachine';
const CHANGE = { definition: writeDefinition('second') };

test('any exception, with its members and status', async (t) => {
  const { endpoint, create, update, describe } = await startService(t);
  await create();
  endpoint.injectFault({
    operation: OPERATION,
    error: { name: 'ValidationException', message: 'wrong', members: { reason: 'MISSING_REQUIRED_PARAMETER' } },
  });
  const refusal = await assertRefused(update(CHANGE), 'ValidationException', 'wrong');
  assert.ok(refusal instanceof ValidationException);
  assert.equal(refusal.reason, 'MISSING_REQUIRED_PARAMETER');
  endpoint.injectFault({
    operation: 'DescribeStateMachine',
    error: { name: 'KmsInvalidStateException', message: 'key', members: { kmsKeyState: 'DISABLED' } },
  });
  const state = await assertRefused(describe(), 'KmsInvalidStateException', 'key');
  assert.ok(state instanceof KmsInvalidStateException);
  assert.equal(state.kmsKeyState, 'DISABLED');
  endpoint.injectFault({ operation: OPERATION, error: { name: 'AccessDeniedException', message: 'no', status: 403 } });
  const unmodelled = await assertRefused(update(CHANGE), 'AccessDeniedException', 'no');
  assert.equal(unmodelled.$metadata.httpStatusCode, 403);
  assert.equal((await describe()).definition, writeDefinition('first'), 'none of them took effect');
});

test('throttled n times, then fine', async (t) => {
  const { endpoint, create, update } = await startService(t);
  await create();
  endpoint.injectFault({
    operation: OPERATION,
    times: 2,
    error: { name: 'ThrottlingException', message: 'Rate exceeded' },
  });
  await assertRefused(update(CHANGE), 'ThrottlingException', 'Rate exceeded');
  await assertRefused(update(CHANGE), 'ThrottlingException', 'Rate exceeded');
  assert.ok((await update(CHANGE)).revisionId);
});

test('a fault without an operation strikes the next call of any, and clearing takes all away', async (t) => {
  const { endpoint, create, describe } = await startService(t);
  await create();
  endpoint.injectFault({ times: 5, error: { name: 'ServiceUnavailable' } });
  await assertRefused(describe(), 'ServiceUnavailable');
  endpoint.clearFaults();
  await describe();
});

for (const [reset, expected] of [
  ['before', writeDefinition('first')],
  ['after', writeDefinition('second')],
] as const) {
  test(`a connection that is reset ${reset} the operation took effect`, async (t) => {
    const { endpoint, create, update, describe } = await startService(t);
    await create();
    endpoint.injectFault({ operation: OPERATION, reset });
    await assert.rejects(update(CHANGE), { code: 'ECONNRESET' });
    assert.equal((await describe()).definition, expected);
  });
}

test('a body that is not JSON', async (t) => {
  const { endpoint, create, update } = await startService(t);
  await create();
  for (const status of [502, 200]) {
    endpoint.injectFault({
      operation: OPERATION,
      body: { text: '<html>proxy</html>', status, contentType: 'text/html' },
    });
    await assert.rejects(
      update(CHANGE),
      (error: unknown) => error instanceof SyntaxError && !(error instanceof SFNServiceException),
    );
  }
});

test('a delay, in which the client may go: the update takes effect all the same', async (t) => {
  const { endpoint, client, create, describe } = await startService(t);
  await create();
  endpoint.injectFault({ operation: OPERATION, delayMilliseconds: 200 });
  const controller = new AbortController();
  const call = client.send(new UpdateStateMachineCommand({ stateMachineArn: ORDERS, ...CHANGE }), {
    abortSignal: controller.signal,
  });
  const rejected = assert.rejects(call, { name: 'AbortError' });
  await waitUntil(() => endpoint.listRequests().some(({ operation }) => operation === OPERATION));
  assert.equal((await describe()).definition, writeDefinition('first'), 'it still waits');
  controller.abort();
  await rejected;
  let definition: string | undefined;
  do definition = (await describe()).definition;
  while (definition === writeDefinition('first'));
  assert.equal(definition, writeDefinition('second'));
});

test('stop ends a call that waits', async (t) => {
  const { endpoint, create, update } = await startService(t);
  await create();
  endpoint.injectFault({ operation: OPERATION, delayMilliseconds: 3_600_000 });
  const rejected = assert.rejects(update(CHANGE));
  await waitUntil(() => endpoint.listRequests().some(({ operation }) => operation === OPERATION));
  await endpoint.stop();
  await rejected;
});

test('over HTTP: faults are injected and cleared, and calls are listed with their input', async (t) => {
  const { endpoint, client, create, update } = await startService(t);
  await create();
  const faults = `${endpoint.url}/stepwright/faults`;
  const fault: Fault = { operation: OPERATION, error: { name: 'StateMachineDeleting', message: 'going' } };
  assert.equal((await fetch(faults, { method: 'POST', body: JSON.stringify(fault) })).status, 200);
  await assertRefused(update(CHANGE), 'StateMachineDeleting', 'going');
  await update(CHANGE);
  await fetch(faults, { method: 'POST', body: JSON.stringify({ ...fault, times: 9 }) });
  assert.equal((await fetch(faults, { method: 'DELETE' })).status, 200);
  await client.send(new DescribeStateMachineCommand({ stateMachineArn: ORDERS }));

  const requests = `${endpoint.url}/stepwright/requests`;
  const input = { stateMachineArn: ORDERS, ...CHANGE };
  const listed: unknown = await (await fetch(requests)).json();
  assert.deepEqual(listed, endpoint.listRequests());
  assert.deepEqual(endpoint.listRequests().slice(1), [
    { operation: OPERATION, input, region: 'eu-west-1', accepted: false, answer: 'refusal' },
    { operation: OPERATION, input, region: 'eu-west-1', accepted: true, answer: 'output' },
    {
      operation: 'DescribeStateMachine',
      input: { stateMachineArn: ORDERS },
      region: 'eu-west-1',
      accepted: true,
      answer: 'output',
    },
  ]);
  await fetch(requests, { method: 'DELETE' });
  assert.deepEqual(await (await fetch(requests)).json(), []);
});

test('a fault that says nothing, or nonsense, is refused with the reason', async (t) => {
  const { endpoint } = await startService(t);
  for (const [body, reason] of [
    ['nonsense', /JSON/],
    ['[]', /JSON object/],
    ['{}', /needs one of/],
    ['{"opration":"X"}', /no member "opration"/],
    ['{"reset":"during"}', /before/],
    ['{"reset":"before","times":0}', /times/],
    ['{"delayMilliseconds":-1}', /delayMilliseconds/],
    ['{"error":{}}', /error\.name/],
    ['{"error":{"name":"X","status":200}}', /error\.status/],
    ['{"body":{}}', /body\.text/],
    ['{"error":{"name":"X"},"reset":"after"}', /not more/],
    ['{"reset":"after","input":1}', /"input"/],
    ['{"reset":"after","except":[]}', /"except"/],
    ['{"afterwards":{"input":{}}}', /afterwards\.operation/],
  ] as const) {
    const response = await fetch(`${endpoint.url}/stepwright/faults`, { method: 'POST', body });
    assert.equal(response.status, 400, body);
    assert.match(String(Object(await response.json()).message), reason);
  }
  assert.equal((await fetch(`${endpoint.url}/stepwright/other`)).status, 404);
});
