import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publishVersion } from '../../../client/src/update/versions/publish-version.ts';
import { buildFakeMachine, type MachineScript } from './fake-machine.ts';
import { buildMachine, fail, toVersionArn } from './machine-values.ts';

async function run(script: MachineScript = {}) {
  const fake = buildFakeMachine(script);
  const { kind } = await publishVersion(fake.ports, fake.target);
  return { ...fake, kind };
}

const OLDER = buildMachine({ stateMachineArn: toVersionArn(6), revisionId: 'r-1' });

test('publishing: look, ask for the description, ask, publish that revision', async () => {
  const { steps, kind, confirmations, given } = await run({ versions: [OLDER], description: 'hotfix' });
  assert.equal(kind, 'published');
  assert.deepEqual(
    steps.filter((step) => !step.startsWith('describe')),
    [
      'compose update',
      'open',
      'description ()',
      'confirm',
      'publish r-2 hotfix',
      'published version 9',
      'close',
      'end false',
    ],
  );
  assert.deepEqual(given, [{ stateMachineArn: OLDER.stateMachineArn.slice(0, -2) }], 'nothing of the files');
  const [confirmation] = confirmations;
  assert.equal(confirmation?.question, 'Publish orders as it is deployed?');
  assert.deepEqual(confirmation.reasons, []);
  assert.deepEqual(confirmation.facts, [
    'Target: dev',
    'Account: 111111111111, to which the credentials belong',
    'Region: eu-west-1',
    'State machine: arn:aws:states:eu-west-1:111111111111:stateMachine:orders',
    'Revision: r-2, as it is there. Nothing of your files is sent.',
    'Description: “hotfix”',
    'Credentials: the default chain',
  ]);
});

test('a machine that was never changed is published as INITIAL', async () => {
  const { steps } = await run({ machine: buildMachine({ revisionId: undefined }) });
  assert.ok(steps.includes('publish INITIAL -'));
});

test('a revision that is a version already stays that version, and nothing is asked', async () => {
  const { steps, kind } = await run({ versions: [buildMachine({ stateMachineArn: toVersionArn(7) })] });
  assert.equal(kind, 'published');
  assert.ok(steps.includes('is version 7'));
  assert.ok(!steps.some((step) => /^(confirm|publish |description)/.test(step)));
});

test('a revision that was not the last one seen from here is a reason', async () => {
  const seenAt = '2026-03-01T10:00:00.000Z';
  const other = await run({ seen: { revisionId: 'r-1', seenAt } });
  assert.match(other.confirmations[0]?.reasons.join() ?? '', /^Somebody changed the state machine after .*2026/);
  const same = await run({ seen: { revisionId: 'r-2', seenAt } });
  assert.deepEqual(same.confirmations[0]?.reasons, []);
});

test('a protected target asks for its name, and one that is not typed publishes nothing', async () => {
  const target = { protected: true };
  const typed = await run({ target });
  assert.ok(typed.steps.includes('name orders'));
  assert.equal(typed.kind, 'published');
  assert.ok(typed.confirmations[0]?.facts.includes('Target: dev (protected)'));
  const untyped = await run({ target, name: false });
  assert.equal(untyped.kind, 'dismissed');
  assert.ok(!untyped.steps.some((step) => step.startsWith('publish ')));
});

test('what is dismissed publishes nothing', async () => {
  for (const script of [{ description: undefined }, { confirm: () => false }]) {
    const { steps, kind } = await run(script);
    assert.equal(kind, 'dismissed');
    assert.ok(!steps.some((step) => step.startsWith('publish ')));
    assert.deepEqual(steps.slice(-2), ['close', 'end false']);
  }
});

test('Restricted Mode: nothing of AWS, and it says so', async () => {
  const { steps, kind } = await run({ trusted: false });
  assert.equal(kind, 'untrusted');
  assert.deepEqual(steps, ['untrusted']);
});

test('a target that is refused, or of another account, publishes nothing', async () => {
  const refused = await run({ refused: true });
  assert.equal(refused.kind, 'refused');
  assert.deepEqual(refused.steps, ['compose update', 'refusal Wrong.']);
  const other = await run({ account: '222222222222' });
  assert.equal(other.kind, 'failed');
  assert.ok(other.steps.includes('failure WrongAccount'));
  assert.ok(!other.steps.includes('confirm'));
});

test('a machine that can not be read is not published: its revision is not known', async () => {
  const { steps, kind } = await run({ answers: { describe: fail() } });
  assert.equal(kind, 'failed');
  assert.ok(steps.includes('failure AccessDeniedException'));
  assert.ok(!steps.includes('confirm'));
  assert.equal((await run({ answers: { describe: { kind: 'cancelled' } } })).kind, 'cancelled');
});

test('a colleague’s change meanwhile is refused by the service, and explained', async () => {
  const { steps, kind } = await run({ answers: { publish: fail({ name: 'ConflictException' }) } });
  assert.equal(kind, 'failed');
  assert.equal(steps.filter((step) => step.startsWith('publish ')).length, 1);
  assert.ok(steps.includes('failure ConflictException'));
});
