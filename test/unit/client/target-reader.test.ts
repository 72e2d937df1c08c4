import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildTarget, DEFINITION_URI } from './fake-ports.ts';
import { buildMachine, DIFFERENT, SAME, toAnswer, toFailed } from './fake-look.ts';
import { seenAs, watch } from './sync-window.ts';

test('a target that this person never used from here is not asked about, until they do', async () => {
  const window = watch({ comparison: DIFFERENT });
  const status = await window.open();
  assert.equal(status?.state, 'unknown');
  assert.match(status.detail, /^It was never looked at from here/);
  window.pass(120_000);
  window.sync.handleEvent();
  await window.settle();
  assert.ok(!window.steps.some((step) => step.startsWith('open')));
  await window.sync.refresh();
  assert.equal(window.shown.at(-1)?.state, 'changedHere');
});

test('edits are compared with what the service said last, after a pause, and never ask it', async () => {
  const window = watch({ seen: seenAs('r-1'), comparison: SAME });
  await window.open();
  window.script.comparison = DIFFERENT;
  for (let count = 0; count < 5; count++) {
    window.pass(400);
    window.sync.handleEdit();
  }
  await window.settle();
  assert.equal(window.shown.at(-1)?.state, 'inSync');
  window.pass(500);
  await window.settle();
  assert.equal(window.shown.at(-1)?.state, 'changedHere');
  window.pass(600_000);
  window.sync.handleEdit();
  window.pass(500);
  await window.settle();
  assert.equal(window.countReads(), 1);
  assert.equal(window.steps.filter((step) => step === 'compose compare').length, 3);
  assert.equal(window.steps.filter((step) => step === 'end false').length, 3);
});

test('it asks at most once a minute, whatever happens, also where that fails', async () => {
  for (const described of [() => toAnswer(buildMachine()), () => toFailed('ThrottlingException')]) {
    const window = watch({ seen: seenAs('r-1'), described });
    await window.open();
    for (let second = 1; second < 60; second++) {
      window.pass(1000);
      window.sync.handleEvent();
      window.sync.handleShown(undefined);
      window.sync.handleShown(DEFINITION_URI);
      await window.settle();
    }
    assert.equal(window.countReads(), 1);
    window.pass(1000);
    window.sync.handleEvent();
    await window.settle();
    assert.equal(window.countReads(), 2);
  }
});

test('it does not ask while the window is in the background', async () => {
  const window = watch({ seen: seenAs('r-1'), focused: false });
  assert.equal((await window.open())?.state, 'unknown');
  await window.sync.refresh();
  assert.equal(window.countReads(), 0);
  window.script.focused = true;
  window.sync.handleEvent();
  await window.settle();
  assert.equal(window.shown.at(-1)?.state, 'inSync');
});

test('after an update of this person it looks again at once; until then it claims nothing', async () => {
  const window = watch({ seen: seenAs('r-1'), comparison: SAME });
  await window.open();
  window.script.seen = seenAs('r-2');
  window.sync.handleEdit();
  window.pass(500);
  await window.settle();
  assert.deepEqual([window.shown.at(-1)?.state, window.countReads()], ['unknown', 1]);
  window.script.described = () => toAnswer(buildMachine({ revisionId: 'r-2' }));
  window.sync.handleEvent();
  await window.settle();
  assert.deepEqual([window.shown.at(-1)?.state, window.countReads()], ['inSync', 2]);
});

test('what is read right after an update may be older than it: that is nobody else’s change', async () => {
  const window = watch({ seen: seenAs('r-2', '2026-06-01T00:00:03.000Z'), comparison: DIFFERENT });
  assert.equal((await window.open())?.state, 'unknown');
  window.sync.handleEvent();
  await window.settle();
  assert.equal(window.countReads(), 1);
  window.pass(60_000);
  window.sync.handleEvent();
  await window.settle();
  assert.equal(window.shown.at(-1)?.state, 'changedThere');
});

test('it never asks the person: neither for a profile nor for a code', async () => {
  const window = watch({ seen: seenAs('r-1'), targets: [buildTarget({ profile: 'dev' })] });
  const status = await window.open();
  assert.deepEqual([status?.state, window.countReads()], ['unknown', 0]);
  assert.match(status?.detail ?? '', /whether its profile may be used/);
  const asked: boolean[] = [];
  const known = watch({
    seen: seenAs('r-1'),
    targets: [buildTarget({ profile: 'dev' })],
    answer: 'use',
    open: ({ askMfaCode }) => {
      asked.push(askMfaCode !== undefined);
      return { kind: 'failed', failure: toFailed('CredentialsProviderError').failure };
    },
  });
  const failed = await known.open();
  assert.deepEqual([failed?.state, asked], ['unknown', [false]]);
  assert.match(failed?.detail ?? '', /^CredentialsProviderError/);
  assert.ok(![...window.steps, ...known.steps].some((step) => step.startsWith('ask')));
});

test('in Restricted Mode nothing of AWS is looked at', async () => {
  const window = watch({ seen: seenAs('r-1'), trusted: false });
  const status = await window.open();
  assert.match(status?.detail ?? '', /^In Restricted Mode/);
  await window.sync.refresh();
  assert.deepEqual(window.steps, []);
});
