import assert from 'node:assert/strict';
import { test } from 'node:test';
import { revertUpdate } from '../../../client/src/update/history/revert-update.ts';
import { buildFakeMachine, type MachineScript } from './fake-machine.ts';
import { ARN, buildEntry, buildMachine, TARGET } from './machine-values.ts';

async function run(script: MachineScript) {
  const fake = buildFakeMachine(script);
  const { kind } = await revertUpdate(fake.ports, TARGET);
  return { ...fake, kind };
}

test('what stood there before the last update goes through the same flow, and is asked about', async () => {
  const older = buildEntry({ time: '2026-02-01T10:00:00.000Z', before: buildMachine({ definition: '"older"' }) });
  const { kind, given, confirmations, steps } = await run({ history: [buildEntry(), older] });
  assert.equal(kind, 'updated');
  assert.deepEqual(given, [
    { stateMachineArn: ARN, definition: '{"StartAt":"Old"}', roleArn: 'arn:aws:iam::111111111111:role/orders' },
  ]);
  assert.match(
    confirmations[0]?.facts.join('\n') ?? '',
    /^Sent is not what your files say, but what stood there before the update of .*2026.*\.$/m,
  );
  assert.ok(steps.includes('update definition+roleArn+stateMachineArn'));
  assert.ok(steps.includes('history revert'), 'it is an update of its own, so that reverting twice goes forth again');
});

test('an update of which it is not known what stood there before is passed over, and the question says so', async () => {
  const unknown = [buildEntry({ before: undefined }), buildEntry({ before: buildMachine({ definition: undefined }) })];
  const { kind, given, confirmations } = await run({ history: [...unknown, buildEntry()] });
  assert.equal(kind, 'updated');
  assert.match(
    confirmations[0]?.facts.join('\n') ?? '',
    /That was not the last update: what stood there before that is not known\.$/m,
  );
  assert.equal(given.length, 1);
  const nothing = await run({ history: unknown });
  assert.equal(nothing.kind, 'none');
  assert.match(nothing.told.join(), /could not be read before it was updated from here.*“Show Versions”/);
});

test('where nothing is known, it says what to do, and asks nothing of AWS', async () => {
  const { kind, told, steps } = await run({});
  assert.equal(kind, 'none');
  assert.match(told.join(), /it was not updated from here.*“Show Versions”/);
  assert.deepEqual(steps, []);
});

test('where the last update is not what stands there now, the question says so', async () => {
  const { confirmations } = await run({
    history: [buildEntry()],
    machine: buildMachine({ revisionId: 'r-colleague' }),
    seen: { revisionId: 'r-2', seenAt: '2026-03-01T10:00:00.000Z' },
  });
  assert.match(confirmations[0]?.reasons.join() ?? '', /^Somebody changed the state machine after/);
});

test('what is not agreed to is not sent', async () => {
  const { kind, steps } = await run({ history: [buildEntry()], confirm: () => false });
  assert.equal(kind, 'dismissed');
  assert.ok(!steps.some((step) => step.startsWith('update ')));
});

test('Restricted Mode: it says so', async () => {
  const { kind, steps } = await run({ trusted: false, history: [buildEntry()] });
  assert.equal(kind, 'untrusted');
  assert.deepEqual(steps, ['untrusted']);
});
