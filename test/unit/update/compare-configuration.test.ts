import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareMachine } from '../../../server/src/update/compare/compare-machine.ts';
import type { Json } from '../../../server/src/update/update-request.ts';
import { DEPLOYED, MACHINE } from '../../support/update-files.ts';

const role = 'arn:aws:iam::111111111111:role/other';
const logs = (name: string): Json => ({
  cloudWatchLogsLogGroup: { logGroupArn: `arn:aws:logs:eu-west-1:111111111111:log-group:${name}:*` },
});
const id = '12345678-1234-1234-1234-123456789012';
const key = `arn:aws:kms:eu-west-1:111111111111:key/${id}`;
const owned = { type: 'AWS_OWNED_KEY' };
const customer = (kmsKeyId: string, more: object = {}): Json => ({
  type: 'CUSTOMER_MANAGED_KMS_KEY',
  kmsKeyId,
  ...more,
});

type Blocks = {
  readonly [block in 'loggingConfiguration' | 'tracingConfiguration' | 'encryptionConfiguration']?: Json | undefined;
};

const same: readonly (readonly [name: string, sent: Record<string, Json>, deployed: Blocks])[] = [
  ['nothing that would be sent', {}, { loggingConfiguration: { level: 'ALL', destinations: [logs('a')] } }],
  ['only a version', { publish: true, versionDescription: 'x' }, {}],
  ['the role', { roleArn: DEPLOYED.roleArn }, {}],
  ['members that are null', { roleArn: null, loggingConfiguration: null }, {}],
  ['logging by default', { loggingConfiguration: {} }, {}],
  ['logging off', { loggingConfiguration: { level: 'OFF', destinations: [] } }, { loggingConfiguration: undefined }],
  [
    'a set of log groups',
    { loggingConfiguration: { destinations: [logs('b'), logs('a'), logs('a')], level: 'ALL' } },
    { loggingConfiguration: { level: 'ALL', includeExecutionData: false, destinations: [logs('a'), logs('b')] } },
  ],
  ['tracing by default', { tracingConfiguration: {} }, { tracingConfiguration: undefined }],
  ['the key of AWS', { encryptionConfiguration: owned }, { encryptionConfiguration: undefined }],
  [
    'a period that means nothing',
    { encryptionConfiguration: owned },
    { encryptionConfiguration: { ...owned, kmsDataKeyReusePeriodSeconds: 0 } },
  ],
  [
    'the period by default',
    { encryptionConfiguration: customer(key) },
    { encryptionConfiguration: customer(key, { kmsDataKeyReusePeriodSeconds: 300 }) },
  ],
  ['a key by its id', { encryptionConfiguration: customer(id) }, { encryptionConfiguration: customer(key) }],
  [
    'the same alias',
    { encryptionConfiguration: customer('alias/a') },
    { encryptionConfiguration: customer('alias/a') },
  ],
];

for (const [name, sent, deployed] of same) {
  test(`the same: ${name}`, () => {
    const comparison = compareMachine(
      { ...sent, stateMachineArn: MACHINE },
      undefined,
      { ...DEPLOYED, ...deployed },
      'json',
    );
    assert.deepEqual(comparison, { isSame: true, changes: [], texts: undefined });
  });
}

const different: readonly (readonly [sent: Record<string, Json>, deployed: Blocks, ...texts: string[]])[] = [
  [{ roleArn: role }, {}, `Role ${DEPLOYED.roleArn} → ${role}`],
  [
    { loggingConfiguration: { level: 'ALL', includeExecutionData: true, destinations: [logs('a')] } },
    {},
    'Log level OFF → ALL',
    'Execution data in the log off → on',
    'Log destination arn:aws:logs:eu-west-1:111111111111:log-group:a:* added',
  ],
  // The block replaces the stored one as a whole.
  [
    { loggingConfiguration: { level: 'ERROR' } },
    { loggingConfiguration: { level: 'ERROR', destinations: [logs('a')], includeExecutionData: true } },
    'Execution data in the log on → off',
    'Log destination arn:aws:logs:eu-west-1:111111111111:log-group:a:* removed',
  ],
  [{ tracingConfiguration: { enabled: true } }, {}, 'X-Ray tracing off → on'],
  [
    { encryptionConfiguration: customer(key) },
    { encryptionConfiguration: { ...owned, kmsDataKeyReusePeriodSeconds: 0 } },
    'Encryption AWS_OWNED_KEY → CUSTOMER_MANAGED_KMS_KEY',
    `Encryption key ${key} added`,
  ],
  [
    { encryptionConfiguration: owned },
    { encryptionConfiguration: customer(key, { kmsDataKeyReusePeriodSeconds: 600 }) },
    'Encryption CUSTOMER_MANAGED_KMS_KEY → AWS_OWNED_KEY',
  ],
  [
    { encryptionConfiguration: customer(key) },
    { encryptionConfiguration: customer(key, { kmsDataKeyReusePeriodSeconds: 600 }) },
    'Reuse period of data keys 600 s → 300 s',
  ],
  [
    { encryptionConfiguration: customer(key.replace('eu-west-1', 'us-east-1')) },
    { encryptionConfiguration: customer(key) },
    `Encryption key ${key} → ${key.replace('eu-west-1', 'us-east-1')}`,
  ],
  [
    { encryptionConfiguration: customer('alias/a') },
    { encryptionConfiguration: customer(key) },
    `Encryption key ${key} → alias/a: whether the alias stands for the other one can't be told from here`,
  ],
  // What has another form, and what we don't know, is compared as it stands.
  [{ tracingConfiguration: 'on' }, { tracingConfiguration: undefined }, 'tracingConfiguration changed'],
  [
    { loggingConfiguration: { level: 'OFF', destinations: 'x', 'to\ncome': 1 } },
    {},
    'Log destination "x" added',
    'loggingConfiguration: to come changed',
  ],
];

for (const [sent, deployed, ...texts] of different) {
  test(`changes: ${texts.join('; ')}`, () => {
    const request = { ...sent, stateMachineArn: MACHINE };
    const { isSame, changes } = compareMachine(request, undefined, { ...DEPLOYED, ...deployed }, 'json');
    assert.equal(isSame, false);
    assert.deepEqual(
      changes.map(({ text }) => text),
      texts,
    );
    assert.deepEqual([...new Set(changes.map(({ part }) => part))], Object.keys(sent));
  });
}
