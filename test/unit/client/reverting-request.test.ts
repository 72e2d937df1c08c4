import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Json } from '../../../server/src/protocol.ts';
import { toRevertingRequest } from '../../../client/src/update/look/reverting-request.ts';
import { ARN, buildMachine } from './machine-values.ts';

test('what a machine says is what its request sends, and nothing else', () => {
  const configurations = {
    loggingConfiguration: { level: 'OFF', includeExecutionData: false },
    tracingConfiguration: { enabled: true },
  };
  const machine = buildMachine({ ...configurations, description: 'release', revisionId: 'r' });
  assert.deepEqual(toRevertingRequest(machine), {
    stateMachineArn: ARN,
    definition: machine.definition,
    roleArn: machine.roleArn,
    ...configurations,
  });
});

test('what could not be read is not sent', () => {
  const request = toRevertingRequest(buildMachine({ definition: undefined }));
  assert.deepEqual(Object.keys(request).toSorted(), ['roleArn', 'stateMachineArn']);
});

test('a version gives a request for its machine', () => {
  assert.equal(toRevertingRequest(buildMachine({ stateMachineArn: `${ARN}:7` })).stateMachineArn, ARN);
});

test('of the encryption only what the service takes is sent', () => {
  const key = 'arn:aws:kms:eu-west-1:111111111111:key/k';
  const cases: readonly (readonly [described: Json, sent: Json])[] = [
    [{ type: 'AWS_OWNED_KEY', kmsKeyId: null, kmsDataKeyReusePeriodSeconds: 0 }, { type: 'AWS_OWNED_KEY' }],
    [
      { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: key, kmsDataKeyReusePeriodSeconds: 0 },
      { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: key },
    ],
    [
      { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: key, kmsDataKeyReusePeriodSeconds: 300 },
      { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: key, kmsDataKeyReusePeriodSeconds: 300 },
    ],
    [null, null],
  ];
  for (const [encryptionConfiguration, sent] of cases) {
    assert.deepEqual(toRevertingRequest(buildMachine({ encryptionConfiguration }))['encryptionConfiguration'], sent);
  }
});
