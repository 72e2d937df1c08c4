import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runUpdate } from '../../../client/src/update/run-update.ts';
import { ARN, buildFailed, buildFakePorts, buildReady, ENDPOINT } from './fake-ports.ts';
import { ORDER, run } from './run.ts';

test('a refusal is explained by the server and shown; its text stays out of the log', async () => {
  const { steps, kind, logged } = await run({ result: buildFailed({ requestId: 'q-9' }) });
  assert.equal(kind, 'failed');
  assert.deepEqual(steps.slice(-4), ['explain u1 InvalidDefinition', 'failure Refused.', 'close', 'end u1 false']);
  assert.ok(logged.some((line) => line.includes('InvalidDefinition') && line.includes('q-9')));
  assert.ok(!logged.join().includes('Secret'));
});

test('a configuration that can not be read is explained before anything is asked', async () => {
  const failure = { name: 'Error', message: 'No such section.', operation: 'UpdateStateMachine' };
  const { steps, kind } = await run({ open: () => ({ kind: 'failed', failure }) });
  assert.equal(kind, 'failed');
  assert.deepEqual(steps.slice(1), ['open eu-west-1 -', 'explain u1 Error', 'failure Refused.', 'end u1 false']);
});

test('what failed before anything was sent is named in the log, without its text: that may be a command line', async () => {
  const unsent = {
    kind: 'failed',
    failure: { name: 'E', message: 'Secret', operation: 'UpdateStateMachine' },
  } as const;
  const unopened = await run({ open: () => unsent });
  const fake = buildFakePorts();
  const service = { ...fake.service, updateStateMachine: async () => unsent };
  const failed = await run({ open: () => ({ kind: 'opened', service }) });
  assert.deepEqual(unopened.logged, ['E before anything was sent.']);
  assert.match(failed.logged.at(-1) ?? '', /^E after \d+ ms, not sent\.$/);
});

test('a failure is shown even where the language server is gone', async () => {
  const { steps } = await run({
    result: buildFailed({ name: 'AccessDeniedException', message: 'Denied.' }),
    explain: () => Promise.reject(new Error('gone')),
  });
  assert.ok(steps.includes('failure AccessDeniedException: Denied.'));
});

test('a failure is shown even where the language server hangs', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const asked = Promise.withResolvers<void>();
  const explain = () => {
    asked.resolve();
    return new Promise<never>(() => {});
  };
  const { ports, steps } = buildFakePorts({ result: buildFailed({ name: 'E', message: 'Denied.' }), explain });
  const running = runUpdate(ports, ORDER);
  await asked.promise;
  t.mock.timers.tick(10_000);
  assert.equal((await running).kind, 'failed');
  assert.ok(steps.includes('failure E: Denied.'));
});

test('a success is shown even where the language server is gone', async () => {
  const { ports, steps } = buildFakePorts();
  const language = { ...ports.language, endUpdate: () => Promise.reject(new Error('gone')) };
  assert.equal((await runUpdate({ ...ports, language }, ORDER)).kind, 'updated');
  assert.ok(steps.includes('updated'));
});

test('cancelled before it left: nothing is said; after that: it may have been applied', async () => {
  const before = await run({ result: { kind: 'cancelled' } });
  assert.equal(before.kind, 'cancelled');
  assert.deepEqual(before.steps.slice(-2), ['close', 'end u1 false']);
  const after = await run({ result: buildFailed({ name: 'AbortError', mayHaveTakenEffect: true }) });
  assert.equal(after.kind, 'mayBeApplied');
  assert.deepEqual(after.steps.slice(-3), ['may be applied', 'close', 'end u1 false']);
  assert.ok(!after.steps.some((step) => step.startsWith('explain')));
});

test('the log says what was sent where, with sizes and without values', async () => {
  const request = { stateMachineArn: ARN, definition: '{"Secret":1}', publish: true, versionDescription: 'Secret' };
  const { logged } = await run({ compose: () => buildReady({ request }) });
  const [sent = '', accepted = ''] = logged;
  assert.equal(
    sent,
    `UpdateStateMachine ${ARN}, region eu-west-1, endpoint ${ENDPOINT.url}, credentials the default chain: ` +
      'definition (12 bytes), publish true, versionDescription (6 bytes)',
  );
  assert.match(accepted, /^Accepted after \d+ ms, request q-1\. Updated at 1970-01-01T00:00:00\.000Z\. Revision r-2\./);
  assert.ok(!logged.join().includes('Secret'));
});
