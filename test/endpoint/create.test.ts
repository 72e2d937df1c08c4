import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CreateStateMachineCommand, type CreateStateMachineCommandInput } from '@aws-sdk/client-sfn';
import { assertRefused, LOG_GROUP, logTo, ORDERS, OTHER_ROLE, ROLE, startService, writeDefinition } from './set-up.ts';

test('a version description without publish is refused', async (t) => {
  const { create } = await startService(t);
  const text = 'Version description can only be set when publish is true';
  await assertRefused(create({ versionDescription: 'v' }), 'ValidationException', text);
  await assertRefused(create({ versionDescription: 'v', publish: false }), 'ValidationException', text);
});

test('the same request again gives the same machine, also with another role', async (t) => {
  const { create, client, describe } = await startService(t);
  const request: CreateStateMachineCommandInput = {
    name: 'orders',
    definition: writeDefinition('first'),
    roleArn: ROLE,
    publish: true,
    versionDescription: 'v',
    loggingConfiguration: { level: 'ALL', destinations: logTo(LOG_GROUP) },
  };
  const first = await client.send(new CreateStateMachineCommand(request));
  const again = await client.send(new CreateStateMachineCommand({ ...request, roleArn: OTHER_ROLE, tags: [] }));
  assert.deepEqual({ ...again, $metadata: undefined }, { ...first, $metadata: undefined });
  assert.equal((await describe()).roleArn, ROLE, 'the role is not updated');
  assert.equal(await create(request), ORDERS);
});

const DIFFERENCES: readonly [string, Partial<CreateStateMachineCommandInput>][] = [
  ['a definition that is only formatted differently', { definition: `${writeDefinition('first')}\n` }],
  ['another type', { type: 'EXPRESS' }],
  ['other logging', { loggingConfiguration: { level: 'OFF', includeExecutionData: true } }],
  ['other tracing', { tracingConfiguration: { enabled: true } }],
  ['other encryption', { encryptionConfiguration: { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: 'alias/orders' } }],
  ['publish', { publish: true }],
];
for (const [what, difference] of DIFFERENCES) {
  test(`the same name with ${what} is refused`, async (t) => {
    const { create } = await startService(t);
    await create();
    await assertRefused(create(difference), 'StateMachineAlreadyExists', `State Machine Already Exists: '${ORDERS}'`);
  });
}

test('after create Describe has no revisionId', async (t) => {
  const { create, describe } = await startService(t);
  await create();
  assert.equal('revisionId' in (await describe()), false);
});

for (const type of ['STANDARD', 'EXPRESS'] as const) {
  test(`create with publish gives version 1 of a machine of type ${type}`, async (t) => {
    const { client } = await startService(t);
    const request = { name: 'orders', definition: writeDefinition('first'), roleArn: ROLE, type, publish: true };
    const created = await client.send(new CreateStateMachineCommand(request));
    assert.equal(created.stateMachineArn, ORDERS);
    assert.equal(created.stateMachineVersionArn, `${ORDERS}:1`);
    assert.ok(created.creationDate instanceof Date);
  });
}

test('names and roles that the service rules out are refused', async (t) => {
  const { create } = await startService(t);
  await assertRefused(create({ name: 'two words' }), 'InvalidName', "Invalid Name: 'two words'");
  await assertRefused(create({ name: 'a:b' }), 'InvalidName');
  await assertRefused(create({ roleArn: 'orders' }), 'InvalidArn', "Invalid Role Arn: 'orders'");
  assert.equal(await create({ name: 'bestellung-ü' }), ORDERS.replace('orders', 'bestellung-ü'));
});
