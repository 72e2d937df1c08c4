import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareWithDeployed } from '../../../client/src/update/look/compare-with-deployed.ts';
import type { MachineComparison } from '../../../server/src/protocol.ts';
import { buildReady, buildRefused, buildTarget, REF } from './fake-ports.ts';
import { buildFakeLook, DIFFERENT, type LookScript, toFailed, withhold } from './fake-look.ts';

async function compare(script: LookScript = {}) {
  const fake = buildFakeLook(script);
  const { note } = fake;
  const screen = {
    showSame: () => note('same'),
    showSummary: (_: unknown, changes: MachineComparison['changes']) =>
      note(`summary ${changes.map(({ text }) => text).join()}`),
    showUncompared: (_: unknown, reason: string) => note(`uncompared ${reason}`),
  };
  const { kind } = await compareWithDeployed({ ...fake.ports, screen }, REF);
  return { ...fake, kind };
}

test('what differs is shown, in full and in short, and is the last that was seen', async () => {
  const { steps, kind } = await compare({ comparison: DIFFERENT });
  assert.equal(kind, 'different');
  assert.deepEqual(steps, [
    'compose compare',
    'open eu-west-1 -',
    'describe',
    'type STANDARD',
    'compare u1 r-1',
    'seen r-1',
    'differences old new',
    'summary State Pay added',
    'close',
    'end false',
  ]);
});

test('where nothing differs it says so, and that was seen too', async () => {
  const { steps, kind } = await compare();
  assert.equal(kind, 'same');
  assert.deepEqual(steps.slice(-4), ['seen r-1', 'same', 'close', 'end false']);
});

test('a configuration alone has no two texts to show', async () => {
  const changes = [{ part: 'roleArn', text: 'Role a → b' }] as const;
  const alike = { deployed: 'x', sent: 'x', syntax: 'json' } as const;
  for (const comparison of [
    { isSame: false, changes },
    { isSame: false, changes, texts: alike },
  ]) {
    const { steps } = await compare({ comparison });
    assert.deepEqual(steps.slice(-4), ['seen r-1', 'summary Role a → b', 'close', 'end false']);
  }
});

test('a protected target is compared like any other', async () => {
  const { kind } = await compare({ composed: buildReady({ target: buildTarget({ protected: true }) }) });
  assert.equal(kind, 'same');
});

test('a machine that may not be read is not compared, and not seen', async () => {
  const { steps, kind } = await compare({ described: () => toFailed('AccessDeniedException') });
  assert.equal(kind, 'uncompared');
  assert.deepEqual(steps.slice(2), [
    'describe',
    'uncompared Nothing could be compared: AccessDeniedException when the state machine was read.',
    'close',
    'end false',
  ]);
});

test('where the key can not be used only the rest is compared: nothing is called the same, and nothing was seen', async () => {
  const same = await compare({ described: withhold });
  assert.equal(same.kind, 'uncompared');
  assert.deepEqual(same.steps.slice(-3), [
    'uncompared The definition could not be compared: KmsAccessDeniedException when it was read.',
    'close',
    'end false',
  ]);
  const other = await compare({ described: withhold, comparison: { isSame: false, changes: DIFFERENT.changes } });
  assert.deepEqual(other.steps.slice(-3), ['summary State Pay added', 'close', 'end false']);
  assert.ok(![...same.steps, ...other.steps].some((step) => step.startsWith('seen')));
});

test('a language server that was started again meanwhile knows no difference', async () => {
  const { steps, kind } = await compare({ comparison: null });
  assert.equal(kind, 'uncompared');
  assert.ok(steps.some((step) => step.startsWith('uncompared Nothing could be compared: the language server')));
});

test('what stops it is told: Restricted Mode, a text that can not be composed, a failure, a cancelled look', async () => {
  const untrusted = await compare({ trusted: false });
  assert.deepEqual([untrusted.kind, untrusted.steps], ['untrusted', ['untrusted']]);
  const refused = await compare({ composed: buildRefused() });
  assert.deepEqual([refused.kind, refused.steps], ['refused', ['compose compare', 'refusal One error.']]);
  const failed = await compare({ described: () => toFailed('ThrottlingException') });
  assert.equal(failed.kind, 'failed');
  assert.deepEqual(failed.steps.slice(-4), ['explain ThrottlingException', 'failure Refused.', 'close', 'end false']);
  assert.ok(!failed.logged.join().includes('Secret'));
  const cancelled = await compare({ described: () => ({ kind: 'cancelled' }) });
  assert.equal(cancelled.kind, 'cancelled');
  assert.deepEqual(cancelled.steps.slice(-2), ['close', 'end false']);
});

test('a question for the profile that is dismissed ends it quietly', async () => {
  const { steps, kind } = await compare({ composed: buildReady({ target: buildTarget({ profile: 'dev' }) }) });
  assert.deepEqual([kind, steps], ['dismissed', ['compose compare', 'ask profile dev', 'end false']]);
});

test('that a look could not be kept is logged, and no more', async () => {
  const { kind, logged } = await compare({ kept: { kind: 'failed', reason: 'The disk is full.' } });
  assert.equal(kind, 'same');
  assert.deepEqual(logged, ['The disk is full.']);
});
