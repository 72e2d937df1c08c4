import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LogDestination, LogLevel } from '@aws-sdk/client-sfn';
import { assertRefused, LOG_GROUP, logTo, startService } from './set-up.ts';

const EXACTLY_ONE = 'Invalid Logging Configuration: Must specify exactly one Log Destination.';

for (const level of ['ALL', 'ERROR', 'FATAL'] as const) {
  for (const [what, destinations] of [
    ['no destination', undefined],
    ['an empty list', []],
    ['two destinations', logTo(LOG_GROUP, LOG_GROUP.replace('orders', 'other'))],
  ] satisfies [string, LogDestination[] | undefined][]) {
    test(`level ${level} with ${what} is refused on create and update`, async (t) => {
      const { create, update } = await startService(t);
      const loggingConfiguration = { level, ...(destinations ? { destinations } : {}) };
      await assertRefused(create({ loggingConfiguration }), 'InvalidLoggingConfiguration', EXACTLY_ONE);
      await create();
      await assertRefused(update({ loggingConfiguration }), 'InvalidLoggingConfiguration', EXACTLY_ONE);
    });
  }
}

function logAllTo(arn: string): { level: LogLevel; destinations: LogDestination[] } {
  return { level: 'ALL', destinations: logTo(arn) };
}

test('a log group that is not there is refused', async (t) => {
  const { create } = await startService(t, { logGroups: [LOG_GROUP] });
  await assertRefused(
    create({ loggingConfiguration: logAllTo(LOG_GROUP.replace('orders', 'gone')) }),
    'InvalidLoggingConfiguration',
    'Invalid Logging Configuration: Log Destination not found.',
  );
  await create({ loggingConfiguration: logAllTo(LOG_GROUP) });
});

test('{} and an empty list of destinations are kept as level OFF', async (t) => {
  const { create, update, describe } = await startService(t);
  const off = { level: 'OFF', includeExecutionData: false };
  await create({ loggingConfiguration: {} });
  assert.deepEqual((await describe()).loggingConfiguration, off);
  await update({ loggingConfiguration: { destinations: [] } });
  assert.deepEqual((await describe()).loggingConfiguration, off);
});

test('OFF with one destination is legal', async (t) => {
  const { create, describe } = await startService(t);
  await create({ loggingConfiguration: { level: 'OFF', destinations: logTo(LOG_GROUP) } });
  assert.deepEqual((await describe()).loggingConfiguration?.destinations, logTo(LOG_GROUP));
});

test('the logging block replaces the stored one, it is not merged', async (t) => {
  const { create, update, describe } = await startService(t);
  await create({ loggingConfiguration: { level: 'ALL', includeExecutionData: true, destinations: logTo(LOG_GROUP) } });
  await assertRefused(update({ loggingConfiguration: { level: 'ERROR' } }), 'InvalidLoggingConfiguration', EXACTLY_ONE);
  await update({ loggingConfiguration: { level: 'ERROR', destinations: logTo(LOG_GROUP) } });
  assert.equal((await describe()).loggingConfiguration?.includeExecutionData, false);
});

test('the ARN of a log group that the service rules out is refused', async (t) => {
  const { create } = await startService(t);
  const refused = async (arn: string, reason: string, name = 'orders'): Promise<void> => {
    const loggingConfiguration = { level: 'ALL' as const, destinations: logTo(arn) };
    const message = `Invalid Logging Configuration: ${reason}`;
    await assertRefused(create({ name, loggingConfiguration }), 'InvalidLoggingConfiguration', message);
  };
  await refused('arn:aws:s3:::bucket', 'Provided ARN is not CloudWatch Logs Log Group ARN.');
  await refused(LOG_GROUP.slice(0, -2), "Log Group ARN must be provided with '*' qualifier.");
  await refused(
    LOG_GROUP,
    "1 validation error detected: Value 'arn:aws:states:eu-west-1:123456789012:stateMachine:bücher' at 'resourceId' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[0-9A-Za-z.\\/\\-_:]+$",
    'bücher',
  );
});

test('encryption: a key of your own needs its id, and the key of AWS takes none', async (t) => {
  const { create, describe } = await startService(t);
  const refused = (reason: string, encryptionConfiguration: Parameters<typeof create>[0]): Promise<unknown> =>
    assertRefused(
      create(encryptionConfiguration),
      'InvalidEncryptionConfiguration',
      `Invalid Encryption Configuration: ${reason}`,
    );
  await refused('Must set a valid kmsKeyId.', { encryptionConfiguration: { type: 'CUSTOMER_MANAGED_KMS_KEY' } });
  await refused('Custom kmsKeyId is not allowed when selecting AWS_OWNED_KEY.', {
    encryptionConfiguration: { type: 'AWS_OWNED_KEY', kmsKeyId: 'alias/orders' },
  });
  await refused('Custom kmsDataKeyReusePeriodSeconds is not allowed when selecting AWS_OWNED_KEY.', {
    encryptionConfiguration: { type: 'AWS_OWNED_KEY', kmsDataKeyReusePeriodSeconds: 300 },
  });
  const own = { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: 'alias/orders', kmsDataKeyReusePeriodSeconds: 60 } as const;
  await create({ encryptionConfiguration: own });
  assert.deepEqual((await describe()).encryptionConfiguration, own);
});
