import assert from 'node:assert/strict';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { ARN, openShop, SECRET } from './update-run.ts';

const DEV = ['wait.asl.yaml', '--target', 'dev'];

test('credentials of another account: nothing is sent, and the same is said with any answer', async (t) => {
  const shop = await openShop(t);
  const { code, out, notes } = await shop.update('wait.asl.yaml', '--target', 'prod', '--confirm-name', 'wait-prod');
  assert.deepEqual([code, out], [2, '']);
  assert.match(notes, /belong to account 111111111111, .* names account 222222222222\. Nothing was sent\./);
  assert.deepEqual(shop.listCalls('DescribeStateMachine'), []);
});

test('no network', async (t) => {
  const shop = await openShop(t);
  process.env['AWS_ENDPOINT_URL'] = 'http://127.0.0.1:1';
  const { code, out, notes } = await shop.update(...DEV, '--yes', '--format', 'json');
  assert.equal(code, 2);
  assert.equal(JSON.parse(out).outcome, 'failed');
  assert.match(notes, /ECONNREFUSED/);
});

test('a connection that is reset after the update took effect: the machine tells, and nothing is sent twice', async (t) => {
  const shop = await openShop(t);
  shop.endpoint.injectFault({ operation: 'UpdateStateMachine', reset: 'after' });
  const { code, out, notes } = await shop.update(...DEV, '--yes');
  assert.equal(code, 0, notes);
  assert.match(out, new RegExp(`^Updated dev: ${ARN}\nRevision ${shop.getUpdate().revisionId}$`, 'm'));
  assert.equal(shop.listCalls('UpdateStateMachine').length, 1);
});

test('where the machine can not be read either, it is said that the update may have been applied', async (t) => {
  const shop = await openShop(t);
  shop.endpoint.injectFault({ operation: 'UpdateStateMachine', reset: 'after' });
  // Before the question, and after it.
  shop.endpoint.injectFault({ operation: 'DescribeStateMachine', delayMilliseconds: 0, times: 2 });
  shop.endpoint.injectFault({ operation: 'DescribeStateMachine', error: { name: 'AccessDeniedException' } });
  const { code, out, notes } = await shop.update(...DEV, '--yes', '--format', 'json');
  const { outcome, revisionId } = JSON.parse(out);
  assert.deepEqual([code, outcome, revisionId], [2, 'mayBeApplied', undefined]);
  assert.match(notes, /The update of wait had left, and may have been applied\. .*AccessDeniedException/);
  assert.equal(shop.listCalls('UpdateStateMachine').length, 1);
});

test('somebody updates while a refused update waits for another attempt: it ends with their revision', async (t) => {
  const shop = await openShop(t);
  const definition = '{"StartAt":"Theirs","States":{"Theirs":{"Type":"Succeed"}}}';
  shop.endpoint.injectFault({
    operation: 'UpdateStateMachine',
    error: { name: 'ThrottlingException' },
    afterwards: { operation: 'UpdateStateMachine', input: { stateMachineArn: ARN, definition } },
  });
  const { code, out, notes } = await shop.update(...DEV, '--yes', '--format', 'json');
  const { outcome, revisionId } = JSON.parse(out);
  const theirs = shop.endpoint.listUpdates().at(-1)?.output['revisionId'];
  assert.ok(typeof theirs === 'string');
  assert.deepEqual([code, outcome, revisionId], [3, 'overtaken', theirs]);
  assert.match(notes, new RegExp(`It was not sent again\\. .*--expect-revision ${theirs} says`));
  assert.doesNotMatch(notes, /Nothing was sent/);
});

test('an update whose answer was lost takes effect late: a diff leaves it to the next update to find that', async (t) => {
  const shop = await openShop(t);
  shop.endpoint.injectFault({ operation: 'UpdateStateMachine', reset: 'before' });
  assert.equal((await shop.update(...DEV, '--yes')).code, 2);
  const [lost] = shop.listCalls('UpdateStateMachine');
  await shop.change(ARN, { definition: lost?.['definition'] ?? '' });
  assert.equal((await shop.diff(...DEV)).code, 0);
  await shop.write('wait.asl.yaml', 'StartAt: A\nStates: { A: { Type: Succeed } }\n');
  const { code, notes } = await shop.update(...DEV, '--yes');
  assert.equal(code, 0, notes);
  assert.doesNotMatch(notes, /Somebody changed/);
});

test('an exception that blames nothing in the files is no refusal', async (t) => {
  const shop = await openShop(t);
  shop.endpoint.injectFault({ operation: 'UpdateStateMachine', error: { name: 'AccessDeniedException' } });
  assert.equal((await shop.update(...DEV, '--yes')).code, 2);
  shop.endpoint.injectFault({ operation: 'UpdateStateMachine', error: { name: 'ServiceQuotaExceededException' } });
  assert.equal((await shop.update(...DEV, '--yes')).code, 2);
});

test('the service’s own check, where it is wanted', async (t) => {
  const shop = await openShop(t);
  const diagnostic = { severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED', message: 'No.', location: '/States/A' };
  const body = {
    text: JSON.stringify({ result: 'FAIL', diagnostics: [diagnostic], truncated: false }),
    status: 200,
    contentType: 'application/x-amz-json-1.0',
  };
  shop.endpoint.injectFault({ operation: 'ValidateStateMachineDefinition', body });
  const { code, out, notes } = await shop.update(...DEV, '--yes', '--validate');
  assert.equal(code, 1, notes);
  assert.match(out, /^wait\.asl\.yaml:3:\d+ error: No\. \(SCHEMA_VALIDATION_FAILED\)$/m);
  assert.match(notes, /Step Functions found an error for wait\./);
  assert.deepEqual(shop.listCalls('UpdateStateMachine'), []);
  const denied = { name: 'AccessDeniedException' };
  shop.endpoint.injectFault({ operation: 'ValidateStateMachineDefinition', error: denied });
  const without = await shop.update(...DEV, '--yes', '--validate');
  assert.equal(without.code, 0);
  assert.match(without.notes, /could not be asked for its check \(AccessDeniedException\)/);
});

test('a profile that an update file suggests is used only where the person names it', async (t) => {
  const config = `[profile dev]\naws_access_key_id = 333333333333\naws_secret_access_key = ${SECRET}\n`;
  const shop = await openShop(t, undefined, { config });
  const target = ['wait.asl.yaml', '--target', 'suggested', '--yes'];
  const unused = await shop.update(...target);
  assert.equal(unused.code, 0, unused.notes);
  assert.match(unused.notes, /suggests the profile dev, which is not used: --profile dev uses it\./);
  assert.match(unused.notes, /Credentials: keys of the environment/);
  const used = await shop.update(...target, '--profile', 'dev');
  assert.equal(used.code, 2);
  assert.match(used.notes, /profile dev: .*belong to account 333333333333/);
  assert.doesNotMatch(used.notes, /is not used/);
});

test('what a credential process prints is never told', async (t) => {
  const config = '[profile broken]\ncredential_process = ./keys\n';
  const shop = await openShop(t, undefined, { config });
  await writeFile(join(shop.folder, 'keys'), `#!/bin/sh\necho '${SECRET}'\necho '${SECRET}' >&2\nexit 1\n`);
  await chmod(join(shop.folder, 'keys'), 0o755);
  const { code, notes } = await shop.update(...DEV, '--yes', '--profile', 'broken');
  assert.equal(code, 2);
  assert.match(notes, /credential_process of profile broken failed/);
});

test('a disk that nothing can be written to: a yes goes on without a record, and says so', async (t) => {
  const shop = await openShop(t);
  await shop.write('file', '');
  process.env['STEPWRIGHT_STATE_HOME'] = join(shop.folder, 'file');
  const without = await shop.update(...DEV);
  assert.equal(without.code, 2);
  const { code, notes } = await shop.update(...DEV, '--yes');
  assert.equal(code, 0, notes);
  assert.match(notes, /! Can't write in .* or name another folder in STEPWRIGHT_STATE_HOME\./);
});

test('a machine that is not there', async (t) => {
  const shop = await openShop(t);
  await shop.write('gone.asl.json', JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Succeed' } } }));
  await shop.write('gone.asl.update.yaml', `stateMachineArn: ${ARN}-gone\n`);
  const { code, out, notes } = await shop.update('gone.asl.json', '--yes');
  assert.deepEqual([code, out], [2, '']);
  assert.match(notes, /^wait-gone: There is no such state machine\./m);
});
