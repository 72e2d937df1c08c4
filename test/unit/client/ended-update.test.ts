import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runUpdate } from '../../../client/src/update/run-update.ts';
import { buildFakePorts, buildReady } from './fake-ports.ts';
import { ARN, buildDeployed, ENDPOINT, toFailed, UPDATED } from './fake-service.ts';
import { ORDER, run } from './run.ts';

test('a refusal is explained by the server and shown; its text stays out of the log', async () => {
  const { steps, kind, logged } = await run({ result: toFailed({ requestId: 'q-9' }) });
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
  assert.deepEqual(unopened.logged, ['UpdateStateMachine: E before anything was sent.']);
  assert.match(failed.logged.at(-1) ?? '', /^UpdateStateMachine: E after \d+ ms, not sent\.$/);
});

test('a failure is shown even where the language server is gone', async () => {
  const { steps } = await run({
    result: toFailed({ name: 'AccessDeniedException', message: 'Denied.' }),
    explain: () => Promise.reject(new Error('gone')),
  });
  assert.ok(steps.includes('failure AccessDeniedException: Denied.'));
});

test('a failure is shown even where the language server hangs', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  // Whether to try again is asked first, and then what it means.
  const asked = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let count = 0;
  const explain = () => {
    asked[count++]?.resolve();
    return new Promise<never>(() => {});
  };
  const { ports, steps } = buildFakePorts({ result: toFailed({ name: 'E', message: 'Denied.' }), explain });
  const running = runUpdate(ports, ORDER);
  for (const { promise } of asked) {
    await promise;
    t.mock.timers.tick(10_000);
  }
  assert.equal((await running).kind, 'failed');
  assert.ok(steps.includes('failure E: Denied.'));
});

test('a success is shown even where the language server is gone', async () => {
  const { ports, steps } = buildFakePorts();
  const language = { ...ports.language, endUpdate: () => Promise.reject(new Error('gone')) };
  assert.equal((await runUpdate({ ...ports, language }, ORDER)).kind, 'updated');
  assert.ok(steps.includes('updated'));
});

test('cancelled before it left: nothing is said, and nothing stays written down', async () => {
  const { steps, kind, records } = await run({ result: { kind: 'cancelled' } });
  assert.equal(kind, 'cancelled');
  assert.deepEqual(steps.slice(-2), ['close', 'end u1 false']);
  assert.equal(records.unfinished.size, 0);
});

/** Describes as before until the update left, and then as given. */
function describeAfterSend(after: ReturnType<typeof buildDeployed>) {
  let sent = false;
  return {
    describe: () => ({ kind: 'answered', value: sent ? after : buildDeployed() }) as const,
    result: () => {
      sent = true;
      return toFailed({ name: 'ECONNRESET', mayHaveTakenEffect: true });
    },
  };
}

test('the answer is lost, and the machine has what was sent: that is a success, and in the history', async () => {
  const after = buildDeployed({ definition: '{"StartAt":"Secret"}', revisionId: 'r-9' });
  const { steps, kind, records } = await run(describeAfterSend(after));
  assert.equal(kind, 'updated');
  assert.equal(steps.filter((step) => step.startsWith('send ')).length, 1);
  assert.ok(steps.includes('updated'));
  assert.equal(records.unfinished.size, 0);
  assert.equal(records.history[0]?.revisionId, 'r-9');
  assert.equal(records.history[0]?.before?.revisionId, 'r-1');
  assert.equal(records.lastSeen.get(ARN)?.revisionId, 'r-9');
});

test('the answer is lost, and the machine is still what it was: a failure that may yet take effect, after several looks', async () => {
  const { steps, kind, records, logged } = await run(describeAfterSend(buildDeployed()));
  assert.equal(kind, 'failed');
  assert.equal(steps.filter((step) => step.startsWith('wait')).length, 3);
  assert.equal(steps.filter((step) => step.startsWith('send ')).length, 1);
  assert.ok(steps.includes('explain u1 ECONNRESET'));
  assert.match(logged.join('\n'), /Nothing has changed so far; it may still take effect\./);
  assert.deepEqual(
    [...records.unfinished.values()].map(({ isLost }) => isLost),
    [true],
  );
  assert.equal(records.history.length, 0);
});

test('the answer is lost, and the machine is something else: nobody knows, and what stood there before is kept', async () => {
  const { steps, kind, records } = await run(describeAfterSend(buildDeployed({ revisionId: 'r-7' })));
  assert.equal(kind, 'mayBeApplied');
  assert.deepEqual(steps.slice(-3), ['may be applied', 'close', 'end u1 false']);
  assert.equal(records.unfinished.size, 0);
  assert.deepEqual(
    records.history.map(({ isUncertain, before }) => [isUncertain, before?.revisionId]),
    [[true, 'r-1']],
  );
});

test('cancelled after it had left, without effect: that is told, and is no failure', async () => {
  const result = toFailed({ name: 'AbortError', mayHaveTakenEffect: true });
  const { steps, kind } = await run({ result });
  assert.equal(kind, 'cancelled');
  assert.ok(steps.includes('cancelled'));
  assert.ok(!steps.some((step) => step.startsWith('explain')));
});

test('what was there before is kept, with what was sent and who started it', async () => {
  const from = new Date().toISOString();
  const { records } = await run({});
  const entry = records.history[0];
  assert.ok(entry);
  const { time, ...rest } = entry;
  assert.ok(time >= from && time <= new Date().toISOString(), 'by this clock, whatever the service says');
  assert.deepEqual(
    [rest],
    [
      {
        stateMachineArn: ARN,
        startedBy: 'command',
        sentMembers: ['definition'],
        before: buildDeployed(),
        revisionId: 'r-2',
        stateMachineVersionArn: undefined,
      },
    ],
  );
  assert.equal(records.history.length, 1);
  assert.equal(records.lastSeen.get(ARN)?.revisionId, 'r-2');
});

test('it is written down before it leaves', async () => {
  let during = 0;
  const fake = buildFakePorts({
    result: () => {
      during = fake.records.unfinished.size;
      return UPDATED;
    },
  });
  await runUpdate(fake.ports, ORDER);
  assert.equal(during, 1);
  assert.equal(fake.records.unfinished.size, 0);
});

test('where it can not be written down, a person decides', async () => {
  for (const goesOn of [true, false]) {
    const fake = buildFakePorts({
      confirm: ({ action }) => (action === 'Update' || goesOn ? 'confirm' : undefined),
    });
    fake.records.failing = 'The disk is full.';
    const { kind } = await runUpdate(fake.ports, ORDER);
    assert.equal(kind, goesOn ? 'updated' : 'dismissed');
    assert.equal(fake.steps.filter((step) => step.startsWith('send ')).length, goesOn ? 1 : 0);
    assert.match(fake.confirmations[1]?.reasons[0] ?? '', /^The disk is full\./);
  }
});

test('a colleague updates while that question is open: nothing is sent before another question', async () => {
  let colleague = false;
  const fake = buildFakePorts({
    describe: () => ({ kind: 'answered', value: buildDeployed(colleague ? { revisionId: 'r-5' } : {}) }),
    confirm: ({ action }) => {
      if (action === 'Update Without Record') colleague = true;
      return action === 'Overwrite' ? undefined : 'confirm';
    },
  });
  fake.records.failing = 'The disk is full.';
  const { kind } = await runUpdate(fake.ports, ORDER);
  assert.equal(kind, 'overtaken');
  assert.deepEqual(
    fake.confirmations.map(({ action }) => action),
    ['Update', 'Update Without Record', 'Overwrite'],
  );
  assert.ok(!fake.steps.some((step) => step.startsWith('send ')));
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
