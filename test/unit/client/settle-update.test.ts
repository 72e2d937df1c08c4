import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settleUpdate } from '../../../client/src/update/send/settle-update.ts';
import type { DeployedMachine, UpdateRequest } from '../../../server/src/protocol.ts';
import { ARN, buildDeployed, buildFakeService } from './fake-service.ts';

/** What is thought to have become of an update where the machine is at another revision now. */
async function settle(sent: Omit<UpdateRequest, 'stateMachineArn'>, now: Partial<DeployedMachine>) {
  const value = buildDeployed({ revisionId: 'r-2', ...now });
  const service = buildFakeService({ describe: () => ({ kind: 'answered', value }) }, () => undefined);
  const request = { stateMachineArn: ARN, ...sent };
  return (await settleUpdate(service, { request, before: buildDeployed() }, async () => undefined)).kind;
}

const { definition = '', roleArn } = buildDeployed();

test('an update is there where all that was sent is: a member alone may have been like that before', async () => {
  const logging = { level: 'ALL', destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: 'group' } }] };
  // Somebody changed the tracing, and the update that would have changed the role and the logging never came.
  const theirs = { tracingConfiguration: { enabled: true } };
  assert.equal(await settle({ definition, roleArn: 'other' }, theirs), 'unknown');
  assert.equal(await settle({ roleArn, loggingConfiguration: logging }, theirs), 'unknown');
  assert.equal(await settle({ definition, roleArn: 'other' }, { roleArn: 'other' }), 'applied');
  assert.equal(await settle({ roleArn, loggingConfiguration: logging }, { loggingConfiguration: logging }), 'applied');
});

test('what the service adds, and a key by another name, are no difference', async () => {
  const added = { level: 'OFF', includeExecutionData: false };
  assert.equal(await settle({ loggingConfiguration: { level: 'OFF' } }, { loggingConfiguration: added }), 'applied');
  assert.equal(await settle({ loggingConfiguration: {} }, {}), 'applied');
  const type = 'CUSTOMER_MANAGED_KMS_KEY';
  const byAlias = { encryptionConfiguration: { type, kmsKeyId: 'alias/mine' } };
  assert.equal(await settle(byAlias, { encryptionConfiguration: { type, kmsKeyId: 'arn:key' } }), 'applied');
  assert.equal(await settle(byAlias, { encryptionConfiguration: { type: 'AWS_OWNED_KEY' } }), 'unknown');
});
