import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ARN, openShop } from './update-run.ts';

const DEV = ['wait.asl.yaml', '--target', 'dev'];

test('the same, and different: a summary and the definitions, in the syntax of the file', async (t) => {
  const shop = await openShop(t);
  const { code, out } = await shop.diff(...DEV);
  assert.equal(code, 1);
  assert.match(out, /^State A added$/m);
  assert.match(out, /^--- deployed\n\+\+\+ to be sent\n@@ .* @@\n/m);
  assert.match(out, /^-StartAt: Start\n\+StartAt: A$/m);
  assert.equal((await shop.update(...DEV, '--yes')).code, 0);
  const same = await shop.diff(...DEV);
  assert.deepEqual([same.code, same.out], [0, 'What would be sent is there already.\n']);
  assert.equal(shop.endpoint.listUpdates().length, 1);
});

test('what a diff has shown does not count as seen', async (t) => {
  const shop = await openShop(t);
  assert.equal((await shop.update(...DEV, '--yes')).code, 0);
  await shop.change(ARN, { roleArn: 'arn:aws:iam::111111111111:role/other' });
  assert.equal((await shop.diff(...DEV)).code, 0);
  await shop.write('wait.asl.yaml', 'StartAt: A\nStates: { A: { Type: Wait, Seconds: ${Seconds}, End: true } }\n');
  assert.equal((await shop.update(...DEV, '--yes')).code, 3);
});

test('for programs', async (t) => {
  const shop = await openShop(t);
  const different = JSON.parse((await shop.diff(...DEV, '--format', 'json')).out);
  assert.deepEqual(Object.keys(different), [
    'outcome',
    'target',
    'stateMachineArn',
    'revisionId',
    'difference',
    'changes',
    'findings',
  ]);
  const { outcome, target, stateMachineArn, revisionId, difference } = different;
  assert.deepEqual([outcome, target, stateMachineArn, revisionId], ['different', 'dev', ARN, 'INITIAL']);
  assert.match(difference, /^\+StartAt: A$/m);
});

test('what only the configuration changes has no two texts', async (t) => {
  const shop = await openShop(t, {
    'bare.asl.update.json': JSON.stringify({ stateMachineArn: ARN, tracingConfiguration: { enabled: true } }),
  });
  const { code, out } = await shop.diff('bare.asl.update.json');
  assert.deepEqual([code, out], [1, 'X-Ray tracing off → on\n']);
});

test('errors of a definition keep nobody from looking; a value that is missing does', async (t) => {
  const shop = await openShop(t);
  assert.equal((await shop.diff('wait.asl.yaml', '--target', 'wrong')).code, 1);
  await shop.write('open.asl.json', '{"StartAt":"A","States":{"A":{"Type":"Pass","Comment":"${Open}","End":true}}}');
  await shop.write('open.asl.update.yaml', `targets: { dev: { stateMachineArn: "${ARN}" } }\n`);
  const { code, out, notes } = await shop.diff('open.asl.json');
  assert.equal(code, 2);
  assert.match(out, /^open\.asl\.json:1:\d+ error: .*Open/m);
  assert.match(notes, /Open/);
});

test('where the definition may not be read it is not known, and that is no difference', async (t) => {
  const shop = await openShop(t);
  const error = { name: 'AccessDeniedException' };
  shop.endpoint.injectFault({ operation: 'DescribeStateMachine', error });
  const denied = await shop.diff(...DEV);
  assert.deepEqual([denied.code, denied.out], [2, '']);
  assert.match(denied.notes, /Nothing could be compared: AccessDeniedException/);
  const except = { includedData: 'METADATA_ONLY' };
  shop.endpoint.injectFault({ operation: 'DescribeStateMachine', except, error: { name: 'KmsAccessDeniedException' } });
  const withheld = await shop.diff(...DEV, '--format', 'json');
  assert.deepEqual([withheld.code, JSON.parse(withheld.out).outcome], [2, 'uncompared']);
  assert.match(withheld.notes, /The definition could not be compared: KmsAccessDeniedException/);
});
