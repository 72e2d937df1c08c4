import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import type { Answer, Service, UpdatedMachine } from '../../../client/src/update/ports/service.ts';
import type { Failure } from '../../../server/src/protocol.ts';
import { getFailure, KEYS, open, useEnvironment } from './aws-environment.ts';
import { answerJson, answerText, startServiceServer, toPort } from './service-server.ts';

const ARN = 'arn:aws:states:eu-west-1:111111111111:stateMachine:orders';
const REQUEST = { stateMachineArn: ARN, definition: '{"StartAt":"A"}', publish: true, versionDescription: 'first' };

function send(
  service: Service,
  signal = new AbortController().signal,
  onSent = (): void => {},
): Promise<Answer<UpdatedMachine>> {
  return service.updateStateMachine(REQUEST, { signal, onSent });
}

async function sendAndFail(service: Service): Promise<Failure> {
  return getFailure(send(service));
}

test('sends the members as given, signed, and reads the answer', async (t) => {
  const server = await startServiceServer(
    t,
    answerJson(200, { updateDate: 1_700_000_000.5, revisionId: 'r-2', stateMachineVersionArn: `${ARN}:1` }),
  );
  await useEnvironment(t, { ...KEYS, AWS_ENDPOINT_URL_SFN: server.url });
  const service = await open(t);
  let sent = 0;
  const result = await send(service, undefined, () => sent++);
  assert.deepEqual(result, {
    kind: 'answered',
    value: {
      updateDate: new Date(1_700_000_000_500),
      revisionId: 'r-2',
      stateMachineVersionArn: `${ARN}:1`,
      requestId: 'request-1',
    },
  });
  assert.equal(sent, 1);
  assert.equal(server.received.length, 1);
  assert.equal(server.received[0]?.target, 'AWSStepFunctions.UpdateStateMachine');
  assert.deepEqual(server.received[0]?.body, REQUEST);
  assert.match(
    server.received[0]?.authorization ?? '',
    /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d+\/eu-west-1\/states\//,
  );
});

test('a refusal keeps its name, message, reason and request id, and took no effect', async (t) => {
  const server = await startServiceServer(
    t,
    answerJson(400, { __type: 'ValidationException', message: 'No.', reason: 'API_DOES_NOT_SUPPORT_LABELED_ARNS' }),
  );
  await useEnvironment(t, { ...KEYS, AWS_ENDPOINT_URL_SFN: server.url });
  assert.deepEqual(await sendAndFail(await open(t)), {
    name: 'ValidationException',
    message: 'No.',
    operation: 'UpdateStateMachine',
    requestId: 'request-1',
    reason: 'API_DOES_NOT_SUPPORT_LABELED_ARNS',
  });
});

test('an exception that the SDK has no class for keeps its code as its name', async (t) => {
  const server = await startServiceServer(t, answerJson(400, { __type: 'AccessDeniedException', message: 'Denied.' }));
  await useEnvironment(t, { ...KEYS, AWS_ENDPOINT_URL_SFN: server.url });
  const failure = await sendAndFail(await open(t));
  assert.equal(failure.name, 'AccessDeniedException');
  assert.equal(failure.message, 'Denied.');
});

test('the state of a key is kept', async (t) => {
  const body = { __type: 'KmsInvalidStateException', message: 'The key is disabled.', kmsKeyState: 'DISABLED' };
  const server = await startServiceServer(t, answerJson(400, body));
  await useEnvironment(t, { ...KEYS, AWS_ENDPOINT_URL_SFN: server.url });
  assert.equal((await sendAndFail(await open(t))).kmsKeyState, 'DISABLED');
});

test('throttling and trouble of the service are not tried again', async (t) => {
  await useEnvironment(t, KEYS);
  for (const [status, name] of [
    [400, 'ThrottlingException'],
    [500, 'InternalFailure'],
    [503, 'ServiceUnavailable'],
  ] as const) {
    const server = await startServiceServer(t, answerJson(status, { __type: name, message: 'Later.' }));
    process.env['AWS_ENDPOINT_URL_SFN'] = server.url;
    const failure = await sendAndFail(await open(t));
    assert.equal(failure.name, name);
    assert.equal(failure.mayHaveTakenEffect, status >= 500 ? true : undefined);
    assert.equal(server.received.length, 1);
  }
});

test('an answer that is not of Step Functions says that the endpoint lacks the operation', async (t) => {
  await useEnvironment(t, KEYS);
  for (const [answer, mayHaveTakenEffect] of [
    [answerText(404, '<html>no</html>'), undefined],
    [answerText(200, 'operation not implemented', 'text/plain'), true],
    [answerJson(404, { message: 'Not found' }), undefined],
    [answerText(502, '<html>bad gateway</html>'), true],
    [answerJson(200, {}), true],
    [answerJson(200, { updateDate: 'yesterday' }), true],
  ] as const) {
    const server = await startServiceServer(t, answer);
    process.env['AWS_ENDPOINT_URL_SFN'] = server.url;
    const failure = await sendAndFail(await open(t));
    assert.equal(failure.name, 'SyntaxError');
    assert.match(failure.message, /does not implement UpdateStateMachine/);
    assert.match(failure.message, /^http:\/\/127\.0\.0\.1:\d+ did not answer/);
    assert.equal(failure.mayHaveTakenEffect, mayHaveTakenEffect);
    assert.equal(server.received.length, 1);
  }
});

test('a connection that is cut after the request left may have taken effect, and is not tried again', async (t) => {
  const server = await startServiceServer(t, (_, request) => request.socket.resetAndDestroy());
  await useEnvironment(t, { ...KEYS, AWS_ENDPOINT_URL_SFN: server.url });
  const failure = await sendAndFail(await open(t));
  assert.equal(failure.name, 'ECONNRESET');
  assert.equal(failure.mayHaveTakenEffect, true);
  assert.equal(server.received.length, 1);
});

test('an answer that is cut short may have taken effect', async (t) => {
  const server = await startServiceServer(t, (response) => {
    response.writeHead(200, { 'Content-Type': 'application/x-amz-json-1.0', 'Content-Length': '100' });
    response.write('{"updateDate":', () => response.socket?.resetAndDestroy());
  });
  await useEnvironment(t, { ...KEYS, AWS_ENDPOINT_URL_SFN: server.url });
  const failure = await sendAndFail(await open(t));
  assert.equal(failure.name, 'ECONNRESET');
  assert.equal(failure.mayHaveTakenEffect, true);
});

test('an answer that does not come in time may have taken effect', async (t) => {
  const server = await startServiceServer(t, () => {});
  await useEnvironment(t, { ...KEYS, AWS_ENDPOINT_URL_SFN: server.url });
  const failure = await sendAndFail(await open(t, {}, { request: 100 }));
  assert.equal(failure.name, 'TimeoutError');
  assert.equal(failure.mayHaveTakenEffect, true);
  assert.equal(server.received.length, 1);
});

test('a port that nobody listens on took no effect', async (t) => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = toPort(server.address());
  await new Promise((resolve) => server.close(resolve));
  await useEnvironment(t, { ...KEYS, AWS_ENDPOINT_URL_SFN: `http://localhost:${port}` });
  const failure = await sendAndFail(await open(t));
  assert.equal(failure.name, 'ECONNREFUSED');
  assert.match(failure.message, /ECONNREFUSED/);
  assert.equal(failure.mayHaveTakenEffect, undefined);
});

test('no credentials: nothing is sent', async (t) => {
  const server = await startServiceServer(t, answerJson(200, { updateDate: 1 }));
  await useEnvironment(t, { AWS_ENDPOINT_URL_SFN: server.url });
  let sent = 0;
  const service = await open(t);
  const result = await send(service, undefined, () => sent++);
  assert.equal(result.kind === 'failed' && result.failure.name, 'CredentialsProviderError');
  assert.equal(sent, 0);
  assert.equal(server.received.length, 0);
});

test('cancelled before the request leaves: nothing is sent', async (t) => {
  const server = await startServiceServer(t, answerJson(200, { updateDate: 1 }));
  await useEnvironment(t, { ...KEYS, AWS_ENDPOINT_URL_SFN: server.url });
  const controller = new AbortController();
  controller.abort();
  assert.deepEqual(await send(await open(t), controller.signal), { kind: 'cancelled' });
  const later = new AbortController();
  const sending = send(await open(t), later.signal);
  later.abort();
  assert.deepEqual(await sending, { kind: 'cancelled' });
  assert.equal(server.received.length, 0);
});

test('cancelled while credentials are looked for: nothing is sent, and nobody waits for them', async (t) => {
  const controller = new AbortController();
  const server = await startServiceServer(t, answerJson(200, { updateDate: 1 }));
  const credentials = await startServiceServer(t, () => controller.abort());
  await useEnvironment(t, {
    AWS_ENDPOINT_URL_SFN: server.url,
    AWS_CONTAINER_CREDENTIALS_FULL_URI: `${credentials.url}/credentials`,
  });
  assert.deepEqual(await send(await open(t), controller.signal), { kind: 'cancelled' });
  assert.equal(credentials.received.length, 1);
  assert.equal(server.received.length, 0);
});

test('cancelled after the request left: it may have taken effect', async (t) => {
  const controller = new AbortController();
  const server = await startServiceServer(t, () => controller.abort());
  await useEnvironment(t, { ...KEYS, AWS_ENDPOINT_URL_SFN: server.url });
  const result = await send(await open(t), controller.signal);
  assert.equal(result.kind === 'failed' && result.failure.name, 'AbortError');
  assert.equal(result.kind === 'failed' && result.failure.mayHaveTakenEffect, true);
});
