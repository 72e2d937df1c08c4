import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  DeleteStateMachineCommand,
  DescribeStateMachineCommand,
  ListStateMachinesCommand,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import { assertRefused, ORDERS, ROLE, startService, writeDefinition } from './set-up.ts';

test('Describe fills in the defaults', async (t) => {
  const { create, describe } = await startService(t);
  await create();
  const { $metadata: _, creationDate, ...described } = await describe();
  assert.ok(creationDate instanceof Date);
  assert.deepEqual(described, {
    stateMachineArn: ORDERS,
    name: 'orders',
    status: 'ACTIVE',
    definition: writeDefinition('first'),
    roleArn: ROLE,
    type: 'STANDARD',
    loggingConfiguration: { includeExecutionData: false, level: 'OFF' },
    tracingConfiguration: { enabled: false },
    encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
  });
});

test('METADATA_ONLY gives {} as the definition', async (t) => {
  const { client, create } = await startService(t);
  await create();
  const command = new DescribeStateMachineCommand({ stateMachineArn: ORDERS, includedData: 'METADATA_ONLY' });
  const described = await client.send(command);
  assert.equal(described.definition, '{}');
  assert.equal(described.roleArn, ROLE);
});

test('Describe of what is not there is refused', async (t) => {
  const { describe } = await startService(t);
  await assertRefused(describe(), 'StateMachineDoesNotExist', `State Machine Does Not Exist: '${ORDERS}'`);
  await assertRefused(describe('nonsense'), 'InvalidArn', "Invalid Arn: 'Invalid ARN prefix: nonsense'");
});

async function listNames(client: SFNClient, maxResults?: number): Promise<(string | undefined)[]> {
  const names: (string | undefined)[] = [];
  let nextToken: string | undefined;
  do {
    const page = await client.send(new ListStateMachinesCommand({ maxResults, nextToken }));
    assert.ok((page.stateMachines?.length ?? 0) <= (maxResults || 100));
    names.push(...(page.stateMachines ?? []).map(({ name }) => name));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return names;
}

test('ListStateMachines sorts by name, in pages of any size', async (t) => {
  const { client, create } = await startService(t);
  for (const name of ['c', 'a', 'e', 'b', 'd']) await create({ name });
  for (const maxResults of [undefined, 0, 1, 2, 5, 1000]) {
    assert.deepEqual(await listNames(client, maxResults), ['a', 'b', 'c', 'd', 'e']);
  }
});

test('a page has 100 machines where nothing is said', async (t) => {
  const { client, create } = await startService(t);
  for (let number = 0; number < 101; number++) await create({ name: `m${number}` });
  const page = await client.send(new ListStateMachinesCommand({}));
  assert.equal(page.stateMachines?.length, 100);
  assert.equal((await listNames(client)).length, 101);
});

test('a token that was not given out is refused', async (t) => {
  const { client } = await startService(t);
  for (const nextToken of ['nonsense', Buffer.from('["ListStateMachines","gone"]').toString('base64url')]) {
    await assertRefused(
      client.send(new ListStateMachinesCommand({ nextToken })),
      'InvalidToken',
      "Invalid Token: 'Invalid token'",
    );
  }
});

test('a deleted machine is gone, and deleting it again is no error', async (t) => {
  const { client, create, describe } = await startService(t);
  await create({ publish: true });
  await client.send(new DeleteStateMachineCommand({ stateMachineArn: ORDERS }));
  await assertRefused(describe(), 'StateMachineDoesNotExist');
  await assertRefused(describe(`${ORDERS}:1`), 'StateMachineDoesNotExist');
  await client.send(new DeleteStateMachineCommand({ stateMachineArn: ORDERS }));
  await assertRefused(client.send(new DeleteStateMachineCommand({ stateMachineArn: 'orders' })), 'InvalidArn');
  await assertRefused(
    client.send(new DeleteStateMachineCommand({ stateMachineArn: `${ORDERS}/label` })),
    'ValidationException',
  );
});
