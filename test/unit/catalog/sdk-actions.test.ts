import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { checkDefinition } from '../../../server/src/asl/check.ts';
import { buildMachine } from '../../../server/src/asl/build-machine.ts';
import { MAP_INTEGRATIONS } from '../../../server/src/catalog/integrations.ts';
import { OPTIMIZED_SERVICES } from '../../../server/src/catalog/optimized-services.ts';
import {
  findSdkActions,
  getSdkTable,
  listSdkServices,
  readActions,
  writeActions,
} from '../../../server/src/catalog/sdk-actions.ts';
import { parseTree } from '../../../server/src/syntax/tree.ts';

function isTableLoaded(): boolean {
  return Object.keys(createRequire(import.meta.filename).cache).some((path) => path.endsWith('sdk-actions.json'));
}

function checkTask(resource: string): void {
  const states = { A: { Type: 'Task', Resource: resource, Parameters: {}, End: true } };
  checkDefinition(buildMachine(parseTree(JSON.stringify({ StartAt: 'A', States: states }), 'json')));
}

test('the table is loaded once a definition needs it', () => {
  checkTask('arn:aws:states:::sqs:sendMessage');
  assert.equal(isTableLoaded(), false);
  checkTask('arn:aws:states:::aws-sdk:sqs:sendMessage');
  assert.equal(isTableLoaded(), true);
});

test('services are named as Step Functions names them', () => {
  const names = new Set(listSdkServices());
  // Each deviates from the service's own name: blanks, capitals and a last "Service" are gone.
  for (const name of ['sfn', 'cloudwatchlogs', 'elasticloadbalancingv2', 'cognitoidentityprovider', 'lexruntimev2']) {
    assert.ok(names.has(name), name);
  }
  for (const name of ['config', 'databasemigration', 'directory', 'costandusagereport', 'marketplaceentitlement']) {
    assert.ok(names.has(name), name);
  }
  for (const name of names) assert.match(name, /^[a-z0-9]+$/);
});

test('actions are those of the API, with a small first letter', () => {
  assert.ok(findSdkActions('dynamodb')?.has('query'));
  assert.ok(findSdkActions('rds')?.has('describeDBClusters'));
  assert.ok(!findSdkActions('dynamodb')?.has('Query'));
  assert.ok(!findSdkActions('s3')?.has(''));
  assert.equal(findSdkActions('constructor'), undefined);
  for (const service of listSdkServices()) {
    for (const action of findSdkActions(service) ?? []) assert.match(action, /^[a-z][A-Za-z0-9]*$/, service);
  }
});

test('what is written is read again', () => {
  for (const actions of [['getItem', 'getObject', 'query'], ['a'], ['putV2Thing', 'putX']]) {
    assert.deepEqual(readActions(writeActions(actions)), actions);
  }
  assert.equal(writeActions(['getItem', 'getObject', 'query']), 'get:Item,Object query:');
});

test('the source of the names is dated', () =>
  assert.match(getSdkTable().source, /^botocore [\d.]+ \(\d{4}-\d{2}-\d{2}\)/));

test('what an optimized integration is called among those of the AWS SDK exists there', () => {
  const withoutSdk = new Set(['http']);
  for (const [name, { sdkName }] of OPTIMIZED_SERVICES) {
    assert.equal(findSdkActions(sdkName ?? name) !== undefined, !withoutSdk.has(name), name);
  }
  for (const apis of MAP_INTEGRATIONS.values()) {
    for (const api of apis) assert.ok(findSdkActions('s3')?.has(api.replace('s3:', '')), api);
  }
});
