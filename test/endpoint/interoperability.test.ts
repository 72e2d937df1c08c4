/**
 * One conversation with the extension's own client, held with our endpoint and with a server that others wrote. What the
 * client has no operation for goes through the SDK.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CreateStateMachineCommand,
  DescribeMapRunCommand,
  DescribeStateMachineCommand,
  ListStateMachinesCommand,
} from '@aws-sdk/client-sfn';
import { toFailure } from '../../client/src/aws/failure.ts';
import { openService } from '../../client/src/aws/service.ts';
import type { Failure, UpdateRequest } from '../../server/src/protocol.ts';
import { startOtherServer } from './other-server.ts';
import { buildClient, OTHER_ROLE, ROLE, startService, writeDefinition } from './set-up.ts';

// Nothing of this machine's own configuration.
Object.assign(process.env, {
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_CONFIG_FILE: '/nonexistent/config',
  AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/credentials',
  AWS_EC2_METADATA_DISABLED: 'true',
});
for (const name of ['AWS_PROFILE', 'AWS_ENDPOINT_URL', 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS']) delete process.env[name];

/** Sends a request as the extension does, and gives the failure where there is one. */
async function update(url: string, request: UpdateRequest): Promise<Failure | undefined> {
  process.env['AWS_ENDPOINT_URL_SFN'] = url;
  const opened = await openService({ region: 'eu-west-1' });
  if (opened.kind === 'failed') return opened.failure;
  try {
    const result = await opened.service.updateStateMachine(request, {
      signal: new AbortController().signal,
      onSent() {},
    });
    if (result.kind === 'failed') return result.failure;
    assert.equal(result.kind, 'answered');
    return undefined;
  } finally {
    opened.service.close();
  }
}

async function holdConversation(url: string): Promise<void> {
  const client = buildClient(url);
  const definition = writeDefinition('first');
  const created = await client.send(new CreateStateMachineCommand({ name: 'orders', definition, roleArn: ROLE }));
  const { stateMachineArn = '' } = created;
  assert.match(stateMachineArn, /^arn:aws:states:eu-west-1:123456789012:stateMachine:orders$/);

  assert.equal(await update(url, { stateMachineArn, definition: writeDefinition('second') }), undefined);
  assert.equal(await update(url, { stateMachineArn, roleArn: OTHER_ROLE }), undefined);

  const described = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
  // The other server gives it as an object.
  const shown: unknown = described.definition;
  assert.deepEqual(typeof shown === 'string' ? JSON.parse(shown) : shown, JSON.parse(writeDefinition('second')));
  assert.equal(described.roleArn, OTHER_ROLE);
  assert.equal(described.status, 'ACTIVE');
  const { stateMachines } = await client.send(new ListStateMachinesCommand({}));
  assert.deepEqual(
    stateMachines?.map((machine) => machine.stateMachineArn),
    [stateMachineArn],
  );

  const refusals: [string, Failure | undefined][] = [
    ['InvalidDefinition', await update(url, { stateMachineArn, definition: 'not a definition' })],
    ['InvalidDefinition', await update(url, { stateMachineArn, definition: '{}' })],
    ['InvalidArn', await update(url, { stateMachineArn: 'not_a_valid_arn', definition })],
    ['InvalidArn', await update(url, { stateMachineArn, roleArn: 'role' })],
    ['StateMachineDoesNotExist', await update(url, { stateMachineArn: `${stateMachineArn}-gone`, definition })],
    ['MissingRequiredParameter', await update(url, { stateMachineArn })],
  ];
  for (const [name, failure] of refusals) {
    assert.equal(failure?.name, name);
    assert.ok(failure.message);
    assert.equal(failure.mayHaveTakenEffect, undefined);
  }
  client.destroy();
}

/** What the client makes of the answer to an operation that neither server has. */
async function callMissingOperation(url: string): Promise<Failure> {
  const client = buildClient(url);
  const mapRunArn = 'arn:aws:states:eu-west-1:123456789012:mapRun:orders/Each:1';
  try {
    await client.send(new DescribeMapRunCommand({ mapRunArn }));
  } catch (error) {
    const call = {
      service: 'Step Functions',
      operation: 'DescribeMapRun',
      endpointUrl: url,
      mayTakeEffect: true,
    } as const;
    return toFailure(error, call);
  } finally {
    client.destroy();
  }
  throw new assert.AssertionError({ message: `${url} has the operation` });
}

test('our endpoint: the conversation', async (t) => {
  const { endpoint } = await startService(t);
  await holdConversation(endpoint.url);
  assert.equal((await callMissingOperation(endpoint.url)).name, 'UnknownOperationException');
});

test('a server that others wrote: the same conversation', async (t) => {
  const url = await startOtherServer(t);
  if (url === undefined) return;
  await holdConversation(url);
  const { name, message } = await callMissingOperation(url);
  assert.equal(name, 'SyntaxError');
  assert.match(message, /this endpoint does not implement DescribeMapRun/);
});
