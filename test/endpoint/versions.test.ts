import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  DeleteStateMachineVersionCommand,
  ListStateMachineVersionsCommand,
  PublishStateMachineVersionCommand,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import { assertRefused, ORDERS, startService, writeDefinition } from './set-up.ts';

function remove(client: SFNClient, number: number): Promise<unknown> {
  return client.send(new DeleteStateMachineVersionCommand({ stateMachineVersionArn: `${ORDERS}:${number}` }));
}

async function listNumbers(client: SFNClient): Promise<(string | undefined)[]> {
  const { stateMachineVersions } = await client.send(new ListStateMachineVersionsCommand({ stateMachineArn: ORDERS }));
  return (stateMachineVersions ?? []).map(({ stateMachineVersionArn }) => stateMachineVersionArn?.split(':').at(-1));
}

test('numbers count up from 1 and are never used again: delete 2, the next is 3', async (t) => {
  const { client, create, update, publish } = await startService(t);
  await create();
  assert.equal(await publish(), `${ORDERS}:1`);
  await update({ definition: writeDefinition('second') });
  assert.equal(await publish(), `${ORDERS}:2`);
  await remove(client, 2);
  assert.equal(await publish(), `${ORDERS}:3`);
});

test('publishing is idempotent per revision', async (t) => {
  const { client, create } = await startService(t);
  await create();
  const command = new PublishStateMachineVersionCommand({
    stateMachineArn: ORDERS,
    revisionId: 'INITIAL',
    description: 'v',
  });
  const first = await client.send(command);
  const second = await client.send(command);
  assert.equal(second.stateMachineVersionArn, `${ORDERS}:1`);
  assert.deepEqual(second.creationDate, first.creationDate);
});

test('publishing a stale revision is a conflict that names both', async (t) => {
  const { client, create, update } = await startService(t);
  await create();
  const stale = await update({ definition: writeDefinition('second') });
  const current = await update({ definition: writeDefinition('third') });
  for (const revisionId of [stale.revisionId, 'INITIAL']) {
    const command = new PublishStateMachineVersionCommand({ stateMachineArn: ORDERS, revisionId });
    await assertRefused(
      client.send(command),
      'ConflictException',
      `Failed to publish the State Machine version for revision ${revisionId}. The current State Machine revision is ${current.revisionId}.`,
    );
  }
});

test('versions are listed newest first, page by page', async (t) => {
  const { client, create, update } = await startService(t);
  await create({ publish: true });
  for (const comment of ['second', 'third', 'fourth'])
    await update({ definition: writeDefinition(comment), publish: true });
  assert.deepEqual(await listNumbers(client), ['4', '3', '2', '1']);
  const first = await client.send(new ListStateMachineVersionsCommand({ stateMachineArn: ORDERS, maxResults: 3 }));
  assert.equal(first.stateMachineVersions?.length, 3);
  const { nextToken } = first;
  const rest = await client.send(
    new ListStateMachineVersionsCommand({ stateMachineArn: ORDERS, maxResults: 3, nextToken }),
  );
  assert.deepEqual(
    rest.stateMachineVersions?.map((version) => version.stateMachineVersionArn),
    [`${ORDERS}:1`],
  );
  assert.equal(rest.nextToken, undefined);
});

test('Describe of a version shows its own ARN, time, description, revision and definition', async (t) => {
  const { client, create, update, describe } = await startService(t);
  await create();
  const changed = await update({ definition: writeDefinition('second') });
  const published = await client.send(
    new PublishStateMachineVersionCommand({ stateMachineArn: ORDERS, description: 'release' }),
  );
  await update({ definition: writeDefinition('third') });
  const version = await describe(`${ORDERS}:1`);
  assert.equal(version.stateMachineArn, `${ORDERS}:1`);
  assert.equal(version.name, 'orders');
  assert.deepEqual(version.creationDate, published.creationDate);
  assert.equal(version.description, 'release');
  assert.equal(version.revisionId, changed.revisionId);
  assert.equal(version.definition, writeDefinition('second'));
  await assertRefused(
    describe(`${ORDERS}:2`),
    'StateMachineDoesNotExist',
    `State Machine Does Not Exist: '${ORDERS}:2'`,
  );
});

test('deleting a version is idempotent', async (t) => {
  const { client, create } = await startService(t);
  await create({ publish: true });
  await remove(client, 1);
  await remove(client, 1);
  assert.deepEqual(await listNumbers(client), []);
});

test('what nobody recorded, as the page says: a version keeps its description, and at most 1000 are published', async (t) => {
  const { client, create, update, describe } = await startService(t);
  await create({ publish: true, versionDescription: 'old' });
  await update({ definition: writeDefinition('first'), publish: true, versionDescription: 'new' });
  assert.equal((await describe(`${ORDERS}:1`)).description, 'old');
  for (let number = 2; number <= 1000; number++) {
    await update({ definition: writeDefinition(String(number)), publish: true });
  }
  const before = await describe();
  await assertRefused(update({ definition: writeDefinition('1001'), publish: true }), 'ServiceQuotaExceededException');
  assert.equal((await describe()).revisionId, before.revisionId);
  assert.equal((await describe()).definition, writeDefinition('1000'));
  await remove(client, 500);
  const updated = await update({ definition: writeDefinition('1001'), publish: true });
  assert.equal(updated.stateMachineVersionArn, `${ORDERS}:1001`);
});
