import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import {
  ListTagsForResourceCommand,
  PublishStateMachineVersionCommand,
  TagResourceCommand,
  TooManyTags,
  UntagResourceCommand,
} from '@aws-sdk/client-sfn';
import { assertRefused, ORDERS, startService, type Service } from './set-up.ts';

interface TagService extends Service {
  tag(tags: Readonly<Record<string, string>>, resourceArn?: string): Promise<unknown>;
  untag(...tagKeys: string[]): Promise<unknown>;
  listTags(resourceArn?: string): Promise<Record<string, string | undefined>>;
}

async function startWithTags(t: TestContext): Promise<TagService> {
  const service = await startService(t);
  const { client } = service;
  return {
    ...service,
    tag: (tags, resourceArn = ORDERS) => client.send(new TagResourceCommand({ resourceArn, tags: toList(tags) })),
    untag: (...tagKeys) => client.send(new UntagResourceCommand({ resourceArn: ORDERS, tagKeys })),
    async listTags(resourceArn = ORDERS) {
      const { tags = [] } = await client.send(new ListTagsForResourceCommand({ resourceArn }));
      return Object.fromEntries(tags.map(({ key = '', value }) => [key, value]));
    },
  };
}

function toList(tags: Readonly<Record<string, string>>): { key: string; value: string }[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}

test('create keeps the tags', async (t) => {
  const { create, listTags } = await startWithTags(t);
  const tags = { 'aws:cloudformation:stack-name': 'orders', team: '' };
  await create({ tags: toList(tags) });
  assert.deepEqual(await listTags(), tags);
});

test('tags are added and changed, in their order', async (t) => {
  const { create, tag, listTags } = await startWithTags(t);
  await create();
  assert.deepEqual(await listTags(), {});
  await tag({});
  assert.deepEqual(await listTags(), {});
  await tag({ key2: 'value2', key1: 'value1' });
  await tag({ key1: 'other', key3: '' });
  assert.deepEqual(Object.entries(await listTags()), [
    ['key2', 'value2'],
    ['key1', 'other'],
    ['key3', ''],
  ]);
});

test('the same tag twice in a request is one', async (t) => {
  const { client, create, listTags } = await startWithTags(t);
  await create();
  const tag = { key: 'key1', value: 'value1' };
  await client.send(new TagResourceCommand({ resourceArn: ORDERS, tags: [tag, tag] }));
  assert.deepEqual(await listTags(), { key1: 'value1' });
});

test('tags are taken away, also those that are not there', async (t) => {
  const { create, tag, untag, listTags } = await startWithTags(t);
  await create();
  await tag({ key1: 'value1', other: 'value' });
  await untag();
  await untag('key2');
  assert.deepEqual(await listTags(), { key1: 'value1', other: 'value' });
  await untag('key1', 'key1', 'key2');
  assert.deepEqual(await listTags(), { other: 'value' });
});

test('a version has no tags, nor has what is not there', async (t) => {
  const { client, create, tag, listTags } = await startWithTags(t);
  await create();
  await client.send(new PublishStateMachineVersionCommand({ stateMachineArn: ORDERS }));
  for (const arn of [`${ORDERS}:1`, `${ORDERS}-gone`]) {
    await assertRefused(tag({ key: 'value' }, arn), 'ResourceNotFound', `Resource not found: '${arn}'`);
    await assertRefused(listTags(arn), 'ResourceNotFound', `Resource not found: '${arn}'`);
  }
  await assertRefused(listTags('nonsense'), 'InvalidArn', "Invalid Arn: 'Invalid ARN prefix: nonsense'");
});

test('tags out of their limits are refused, and nothing changes', async (t) => {
  const { create, tag, listTags, describe } = await startWithTags(t);
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, number) => [`key${number}`, 'value']));
  await assertRefused(create({ tags: toList(many) }), 'TooManyTags');
  await assertRefused(describe(), 'StateMachineDoesNotExist');
  await create();
  const { key0: _, ...fifty } = many;
  await tag(fifty);
  const refusal = await assertRefused(tag({ more: 'value' }), 'TooManyTags');
  assert.ok(refusal instanceof TooManyTags);
  assert.equal(refusal.resourceName, ORDERS);
  await tag({ key1: 'changed' });
  assert.deepEqual(await listTags(), { ...fifty, key1: 'changed' });
  await assertRefused(
    tag({ '': 'value' }),
    'ValidationException',
    "1 validation error detected: Value '' at 'tags.1.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1",
  );
  await assertRefused(tag({ key: 'x'.repeat(257) }), 'ValidationException');
});
