import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UpdateStateMachineCommandInput } from '@aws-sdk/client-sfn';
import {
  assertRefused,
  LOG_GROUP,
  logTo,
  ORDERS,
  OTHER_ROLE,
  ROLE,
  startService,
  UUID,
  writeDefinition,
} from './set-up.ts';

const CHANGES: readonly [string, Partial<UpdateStateMachineCommandInput>][] = [
  ['definition', { definition: writeDefinition('second') }],
  ['role', { roleArn: OTHER_ROLE }],
  ['loggingConfiguration', { loggingConfiguration: { level: 'ALL', destinations: logTo(LOG_GROUP) } }],
];
for (const [what, change] of CHANGES) {
  test(`a changed ${what} gives a new revision, and Describe shows it`, async (t) => {
    const { create, update, describe } = await startService(t);
    await create();
    const before = Date.now();
    const updated = await update(change);
    assert.match(updated.revisionId ?? '', UUID);
    assert.ok((updated.updateDate?.getTime() ?? 0) >= before);
    assert.equal('stateMachineVersionArn' in updated, false, 'only with publish');
    const described = await describe();
    assert.equal(described.revisionId, updated.revisionId);
    for (const [member, value] of Object.entries(change)) {
      const shown: Record<string, unknown> = { ...described };
      assert.deepEqual(
        shown[member],
        member === 'loggingConfiguration' ? { includeExecutionData: false, ...Object(value) } : value,
      );
    }
    const next = await update({ definition: writeDefinition('third') });
    assert.notEqual(next.revisionId, updated.revisionId);
  });
}

test('nothing changed on a machine that was never changed: no revision', async (t) => {
  const { create, update, describe } = await startService(t);
  await create();
  const updated = await update({ definition: writeDefinition('first'), roleArn: ROLE });
  assert.ok(updated.updateDate instanceof Date);
  assert.equal('revisionId' in updated, false);
  assert.equal('revisionId' in (await describe()), false);
});

test('nothing changed later: the current revision comes back', async (t) => {
  const { create, update } = await startService(t);
  await create();
  const first = await update({ definition: writeDefinition('second') });
  const second = await update({ definition: writeDefinition('second'), roleArn: ROLE });
  assert.equal(second.revisionId, first.revisionId);
});

test('members that are left out stay as they are', async (t) => {
  const { create, update, describe } = await startService(t);
  await create({
    loggingConfiguration: { level: 'ALL', destinations: logTo(LOG_GROUP) },
    tracingConfiguration: { enabled: true },
  });
  const before = await describe();
  await update({ definition: writeDefinition('second') });
  const after = await describe();
  for (const member of [
    'roleArn',
    'loggingConfiguration',
    'tracingConfiguration',
    'encryptionConfiguration',
    'creationDate',
  ] as const) {
    assert.deepEqual(after[member], before[member]);
  }
});

test('publish gives the next number; a revision that has a version keeps it, also the first one', async (t) => {
  const { create, update } = await startService(t);
  await create({ publish: true });
  const same = await update({ definition: writeDefinition('first'), publish: true });
  assert.equal(same.stateMachineVersionArn, `${ORDERS}:1`);
  assert.equal('revisionId' in same, false);
  const second = await update({ definition: writeDefinition('second'), publish: true });
  assert.equal(second.stateMachineVersionArn, `${ORDERS}:2`);
  const again = await update({ definition: writeDefinition('second'), publish: true });
  assert.equal(again.stateMachineVersionArn, `${ORDERS}:2`);
  assert.equal(again.revisionId, second.revisionId);
});

test('publish of an unchanged machine without a version gives version 1', async (t) => {
  const { create, update } = await startService(t);
  await create();
  const updated = await update({ roleArn: ROLE, publish: true, versionDescription: 'release' });
  assert.equal(updated.stateMachineVersionArn, `${ORDERS}:1`);
});

test('nothing to update is refused', async (t) => {
  const { create, update } = await startService(t);
  await create();
  const text =
    'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified';
  await assertRefused(update({}), 'MissingRequiredParameter', text);
});

test('nothing to update: publish alone and encryption alone are refused, as the page says', async (t) => {
  const { create, update } = await startService(t);
  await create();
  await assertRefused(update({ publish: true }), 'MissingRequiredParameter');
  await assertRefused(update({ encryptionConfiguration: { type: 'AWS_OWNED_KEY' } }), 'MissingRequiredParameter');
});

test('a loggingConfiguration alone, and a tracingConfiguration alone, are enough', async (t) => {
  const { create, update, describe } = await startService(t);
  await create();
  assert.match(
    (await update({ loggingConfiguration: { level: 'OFF', includeExecutionData: true } })).revisionId ?? '',
    UUID,
  );
  await update({ tracingConfiguration: { enabled: true } });
  assert.deepEqual((await describe()).tracingConfiguration, { enabled: true });
});

test('a version ARN names no state machine', async (t) => {
  const { create, update } = await startService(t);
  await create({ publish: true });
  await update({ definition: writeDefinition('second'), publish: true });
  const stateMachineArn = `${ORDERS}:2`;
  await assertRefused(
    update({ stateMachineArn, definition: writeDefinition('third') }),
    'StateMachineDoesNotExist',
    `State Machine Does Not Exist: '${stateMachineArn}'`,
  );
});

test('ARNs that name no state machine are refused, each in its way', async (t) => {
  const { update } = await startService(t);
  const refused = (stateMachineArn: string, name: string, message?: string): Promise<unknown> =>
    assertRefused(update({ stateMachineArn, roleArn: ROLE }), name, message);
  await refused('not_a_valid_arn', 'InvalidArn', "Invalid Arn: 'Invalid ARN prefix: not_a_valid_arn'");
  await refused(
    'arn:aws:states:eu-west-1:123456789012:express:orders:a:b',
    'InvalidArn',
    "Invalid Arn: 'Resource type not valid in this context: express'",
  );
  await refused(ORDERS, 'StateMachineDoesNotExist', `State Machine Does Not Exist: '${ORDERS}'`);
  await refused(`${ORDERS}:PROD`, 'StateMachineDoesNotExist');
  await refused(`${ORDERS}/label`, 'ValidationException');
});

test('a labelled ARN is refused with its reason', async (t) => {
  const { update } = await startService(t);
  const refusal = await assertRefused(
    update({ stateMachineArn: `${ORDERS}/label`, roleArn: ROLE }),
    'ValidationException',
  );
  assert.equal('reason' in refusal && refusal.reason, 'API_DOES_NOT_SUPPORT_LABELED_ARNS');
});

test('a refused update changes nothing', async (t) => {
  const { create, update, describe } = await startService(t);
  await create();
  const before = await describe();
  await assertRefused(update({ roleArn: OTHER_ROLE, definition: '{}' }), 'InvalidDefinition');
  await assertRefused(
    update({ definition: writeDefinition('second'), roleArn: 'role' }),
    'InvalidArn',
    "Invalid Role Arn: 'role'",
  );
  await assertRefused(
    update({ definition: writeDefinition('second'), versionDescription: 'v' }),
    'ValidationException',
    'Version description can only be set when publish is true',
  );
  assert.deepEqual({ ...(await describe()), $metadata: undefined }, { ...before, $metadata: undefined });
});

test('what nobody recorded, as the page says: white space, tracing and encryption make a new revision', async (t) => {
  const { create, update } = await startService(t);
  await create();
  const { revisionId: first } = await update({ definition: `${writeDefinition('first')} ` });
  const { revisionId: second } = await update({ tracingConfiguration: { enabled: true } });
  const { revisionId: third } = await update({
    roleArn: ROLE,
    encryptionConfiguration: { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: 'alias/orders' },
  });
  for (const revisionId of [first, second, third]) assert.match(revisionId ?? '', UUID);
  assert.equal(new Set([first, second, third]).size, 3);
});
