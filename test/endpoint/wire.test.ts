import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test, type TestContext } from 'node:test';
import {
  DescribeStateMachineCommand,
  ListStateMachinesCommand,
  StartExecutionCommand,
  ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn';
import { assertRefused, buildClient, ORDERS, ROLE, startService, writeDefinition } from './set-up.ts';

/** Sends what no SDK would send, and gives the status and the body. */
async function post(
  url: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<[number, Record<string, unknown>]> {
  const target = { 'X-Amz-Target': 'AWSStepFunctions.ListStateMachines' };
  const response = await fetch(url, { method: 'POST', body, headers: { ...target, ...headers } });
  return [response.status, Object(await response.json())];
}

async function assertStillThere(t: TestContext, url: string): Promise<void> {
  const client = buildClient(url);
  t.after(() => client.destroy());
  await client.send(new ListStateMachinesCommand({}));
}

test('a refusal is HTTP 400 with __type, message and a request id', async (t) => {
  const { endpoint } = await startService(t);
  const response = await fetch(endpoint.url, {
    method: 'POST',
    headers: { 'X-Amz-Target': 'AWSStepFunctions.DescribeStateMachine', 'Content-Type': 'application/x-amz-json-1.0' },
    body: JSON.stringify({ stateMachineArn: ORDERS }),
  });
  assert.equal(response.status, 400);
  assert.equal(response.headers.get('content-type'), 'application/x-amz-json-1.0');
  assert.match(response.headers.get('x-amzn-requestid') ?? '', /^[0-9a-f-]{36}$/);
  const message = `State Machine Does Not Exist: '${ORDERS}'`;
  assert.deepEqual(await response.json(), { __type: 'StateMachineDoesNotExist', message });
});

test('times are epoch seconds', async (t) => {
  const { endpoint, create } = await startService(t);
  const before = Date.now() / 1000;
  await create();
  const [, body] = await post(endpoint.url, '{}');
  const [machine] = Array.isArray(body['stateMachines']) ? body['stateMachines'] : [];
  const { creationDate } = Object(machine);
  assert.ok(creationDate >= before - 1 && creationDate <= Date.now() / 1000, String(creationDate));
});

function describeExcess(value: number, most: number): string {
  return `1 validation error detected: Value '${value}' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to ${most}`;
}

test('a number over its limit: the recorded text', async (t) => {
  const { client } = await startService(t);
  await assertRefused(
    client.send(new ListStateMachinesCommand({ maxResults: 1001 })),
    'ValidationException',
    describeExcess(1001, 1000),
  );
  const validate = new ValidateStateMachineDefinitionCommand({ definition: '{}', maxResults: 101 });
  await assertRefused(client.send(validate), 'ValidationException', describeExcess(101, 100));
});

function matchTooLong(member: string): RegExp {
  return new RegExp(`at '${member}' failed to satisfy constraint: Member must have length less`);
}

test('a text over its limit: the recorded form', async (t) => {
  const { client, create, update } = await startService(t);
  const long = 'x'.repeat(1025);
  await assertRefused(
    client.send(new ListStateMachinesCommand({ nextToken: long })),
    'ValidationException',
    `1 validation error detected: Value '${long}' at 'nextToken' failed to satisfy constraint: Member must have length less than or equal to 1024`,
  );
  assert.match(
    (await assertRefused(create({ name: 'x'.repeat(81) }), 'ValidationException')).message,
    matchTooLong('name'),
  );
  await create();
  const role = `${ROLE}${'x'.repeat(256)}`;
  assert.match(
    (await assertRefused(update({ roleArn: role }), 'ValidationException')).message,
    matchTooLong('roleArn'),
  );
  const versionDescription = 'x'.repeat(257);
  const described = await assertRefused(
    update({ roleArn: ROLE, publish: true, versionDescription }),
    'ValidationException',
  );
  assert.match(described.message, matchTooLong('versionDescription'));
});

test('a definition over its limit is refused, and is not repeated in the message', async (t) => {
  const { create } = await startService(t, { maxRequestLength: 4_000_000 });
  await assertRefused(
    create({ definition: `{"Comment":"${'x'.repeat(1_048_576)}"}` }),
    'ValidationException',
    "1 validation error detected: Value at 'definition' failed to satisfy constraint: Member must have length less than or equal to 1048576",
  );
});

test('a value outside of its set, missing members, and several problems at once', async (t) => {
  const { client, endpoint, update } = await startService(t);
  const type: string = 'FAST';
  const [status, body] = await post(endpoint.url, JSON.stringify({ definition: '{}', type, maxResults: -1 }), {
    'X-Amz-Target': 'AWSStepFunctions.ValidateStateMachineDefinition',
  });
  assert.equal(status, 400);
  assert.deepEqual(body, {
    __type: 'ValidationException',
    message:
      "2 validation errors detected: Value 'FAST' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [STANDARD, EXPRESS]; Value '-1' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 0",
  });
  await assertRefused(
    client.send(new DescribeStateMachineCommand({ stateMachineArn: undefined })),
    'ValidationException',
    "1 validation error detected: Value null at 'stateMachineArn' failed to satisfy constraint: Member must not be null",
  );
  const logGroupArn = `arn:${'x'.repeat(300)}`;
  const nested = await assertRefused(
    update({ loggingConfiguration: { destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }] } }),
    'ValidationException',
  );
  assert.match(
    nested.message,
    /at 'loggingConfiguration\.destinations\.1\.member\.cloudWatchLogsLogGroup\.logGroupArn'/,
  );
});

test('an operation that is not there', async (t) => {
  const { client } = await startService(t);
  const command = new StartExecutionCommand({ stateMachineArn: ORDERS });
  const refusal = await assertRefused(client.send(command), 'UnknownOperationException');
  assert.match(refusal.message, /StartExecution/);
});

test('hostile input gets a clear answer, and the endpoint goes on', async (t) => {
  const { endpoint } = await startService(t);
  const { url } = endpoint;
  const cases: [string, Promise<[number, Record<string, unknown>]>, number, string][] = [
    ['no JSON', post(url, 'nonsense'), 400, 'SerializationException'],
    ['no object', post(url, '[]'), 400, 'SerializationException'],
    ['a wrong type', post(url, '{"maxResults":"many"}'), 400, 'SerializationException'],
    ['a broken number', post(url, '{"maxResults":1.5}'), 400, 'SerializationException'],
    ['nested deeply', post(url, `{"a":${'['.repeat(400_000)}`), 400, 'SerializationException'],
    [
      'nested deeply, and closed',
      post(url, `{"a":${'['.repeat(400_000)}${']'.repeat(400_000)}}`),
      400,
      'SerializationException',
    ],
    ['no target', post(url, '{}', { 'X-Amz-Target': '' }), 400, 'UnknownOperationException'],
    ['a strange target', post(url, '{}', { 'X-Amz-Target': 'Other.__proto__' }), 400, 'UnknownOperationException'],
    [
      'a target of Object',
      post(url, '{}', { 'X-Amz-Target': 'AWSStepFunctions.toString' }),
      400,
      'UnknownOperationException',
    ],
    ['another path', post(`${url}/other`, '{}'), 400, 'UnknownOperationException'],
    ['a body over the limit', post(url, 'x'.repeat(5_000_000)), 413, 'RequestEntityTooLargeException'],
  ];
  for (const [what, answer, status, name] of cases) {
    const [gotStatus, body] = await answer;
    assert.equal(gotStatus, status, what);
    assert.equal(body['__type'], name, what);
    assert.ok(body['message'], what);
  }
  assert.equal(
    (await post(url, '{"__proto__":{"maxResults":1},"constructor":5}'))[0],
    200,
    'unknown members are ignored',
  );
  await assertStillThere(t, url);
});

test('a client that hangs up, and text that is no HTTP, do no harm', async (t) => {
  const { endpoint } = await startService(t);
  for (const text of ['nonsense\r\n\r\n', `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{`]) {
    await new Promise<void>((resolve) => {
      const socket = connect(endpoint.port, '127.0.0.1', () => socket.write(text, () => socket.destroy()));
      socket.on('close', () => resolve());
    });
  }
  await assertStillThere(t, endpoint.url);
});

test('a page that reaches loopback by another name is turned away', async (t) => {
  const { endpoint } = await startService(t);
  const status = await new Promise<string>((resolve, reject) => {
    const socket = connect(endpoint.port, '127.0.0.1', () => {
      socket.write('GET /stepwright/requests HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n');
    });
    let text = '';
    socket.on('data', (data) => (text += String(data)));
    socket.on('error', reject);
    socket.on('close', () => resolve(text.split('\r\n')[0] ?? ''));
  });
  assert.match(status, /403/);
});

test('two updates at once both take effect, one after the other', async (t) => {
  const { create, update, describe } = await startService(t);
  await create();
  const comments = ['1', '2', '3', '4', '5'];
  const updated = await Promise.all(
    comments.map((comment) => update({ definition: writeDefinition(comment), publish: true })),
  );
  const arns = updated
    .map(({ stateMachineVersionArn }) => stateMachineVersionArn ?? '')
    .toSorted((a, b) => a.localeCompare(b));
  assert.deepEqual(
    arns,
    comments.map((number) => `${ORDERS}:${number}`),
  );
  const current = await describe();
  assert.ok(updated.some(({ revisionId }) => revisionId === current.revisionId));
});
