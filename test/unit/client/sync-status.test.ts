import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildRefused, buildReady, buildTarget, DEFINITION_URI } from './fake-ports.ts';
import { buildMachine, DIFFERENT, SAME, toAnswer, toFailed, withhold } from './fake-look.ts';
import { seenAs, watch } from './sync-window.ts';

test('in sync, changed here, changed there, both', async () => {
  const inSync = await watch({ seen: seenAs('r-1'), comparison: SAME }).open();
  assert.deepEqual([inSync?.state, inSync?.detail], ['inSync', 'An update would change nothing.']);
  const here = await watch({ seen: seenAs('r-1'), comparison: DIFFERENT }).open();
  assert.deepEqual([here?.state, here?.detail], ['changedHere', 'An update would change: State Pay added.']);

  const old = buildMachine({ definition: 'old' });
  const window = watch({ seen: seenAs('r-1'), compare: ({ definition }) => (definition === 'old' ? SAME : DIFFERENT) });
  window.script.described = () => toAnswer(old);
  assert.equal((await window.open())?.state, 'inSync');
  window.script.described = () => toAnswer(buildMachine({ revisionId: 'r-2' }));
  window.pass(60_000);
  window.sync.handleEvent();
  await window.settle();
  assert.equal(window.shown.at(-1)?.state, 'changedThere');
  assert.match(
    window.shown.at(-1)?.detail ?? '',
    /^Somebody changed .* from here\. An update would change: State Pay added\.$/,
  );
  window.script.compare = () => DIFFERENT;
  window.sync.handleEdit();
  window.pass(500);
  await window.settle();
  assert.equal(window.shown.at(-1)?.state, 'both');
});

test('where what was last seen is not known in full, whether it changed here as well is not claimed', async () => {
  const status = await watch({ seen: seenAs('r-0'), comparison: DIFFERENT }).open();
  assert.equal(status?.state, 'changedThere');
  assert.match(status.detail, /has changed as well is not known/);
});

test('somebody else made just what is here: in sync', async () => {
  assert.equal((await watch({ seen: seenAs('r-0'), comparison: SAME }).open())?.state, 'inSync');
});

test('what can not be read, compared or composed is unknown', async () => {
  for (const [script, detail] of [
    [{ described: () => toFailed('AccessDeniedException') }, /^AccessDeniedException/],
    [{ described: withhold }, /^KmsAccessDeniedException/],
    [{ described: () => toAnswer(buildMachine({ definition: undefined })) }, /^No definition/],
    [{ described: () => ({ kind: 'cancelled' }) as const }, /^It was not looked at yet/],
    [{ caller: { kind: 'cancelled' } as const }, /^It was not looked at yet/],
    [{ caller: toAnswer({ account: '222222222222', arn: 'a' }) }, /^WrongAccount/],
    [{ comparison: null }, /language server was started again/],
    [{ composed: buildRefused({ message: 'No value for X.' }) }, /^No value for X\.$/],
  ] as const) {
    const status = await watch({ seen: seenAs('r-1'), ...script }).open();
    assert.equal(status?.state, 'unknown');
    assert.match(status.detail, detail);
  }
});

test('nothing is shown without a definition, without a target, or where one of several must be chosen', async () => {
  const window = watch({ targets: [] });
  assert.equal(await window.open(), undefined);
  window.script.targets = [buildTarget(), buildTarget({ ref: { updateFileUri: 'file:///work/x.asl.update.yaml' } })];
  window.sync.handleEvent();
  await window.settle();
  assert.deepEqual(new Set(window.shown), new Set([undefined]));
  window.script.targets = [buildTarget()];
  window.sync.handleShown(undefined);
  await window.settle();
  assert.deepEqual(new Set(window.shown), new Set([undefined]));
});

test('what was found for a definition is not shown for the next one', async () => {
  const begun = Promise.withResolvers<void>();
  const window = watch({
    seen: seenAs('r-1'),
    described: () => {
      begun.resolve();
      return toAnswer(buildMachine());
    },
  });
  window.script.compare = () => SAME;
  window.sync.handleShown(DEFINITION_URI);
  await begun.promise;
  window.sync.handleShown('file:///work/other.asl.json');
  window.script.targets = [];
  await window.settle();
  assert.deepEqual(new Set(window.shown), new Set([undefined]));
});

test('a language server that does not answer leaves nothing to show, and the next event tries again', async () => {
  const window = watch({ seen: seenAs('r-1'), list: () => Promise.reject(new Error('gone')) });
  assert.equal(await window.open(), undefined);
  assert.match(window.logged.join(), /Error: gone/);
  delete window.script.list;
  window.sync.handleEvent();
  await window.settle();
  assert.equal(window.shown.at(-1)?.state, 'inSync');
});

test('a list of changes is short', async () => {
  const changes = Array.from({ length: 8 }, (_, index) => ({ part: 'state' as const, text: `State S${index} added` }));
  const status = await watch({ seen: seenAs('r-1'), comparison: { isSame: false, changes } }).open();
  assert.match(status?.detail ?? '', /State S3 added; and 4 more\.$/);
});

test('nothing runs after it was disposed', async () => {
  const window = watch({ seen: seenAs('r-1') });
  await window.open();
  const { length } = window.steps;
  window.sync.handleEdit();
  window.sync.dispose();
  window.pass(1000);
  await window.settle();
  assert.equal(window.steps.length, length);
});

test('a window that shows the same definition again asks nothing twice', async () => {
  const window = watch({ seen: seenAs('r-1'), composed: buildReady() });
  await window.open();
  const { length } = window.shown;
  await window.open();
  assert.equal(window.shown.length, length);
});

test('what comes in while something is found out is one look more, the strongest of what was asked for', async () => {
  const window = watch();
  window.sync.handleShown(DEFINITION_URI);
  const refreshed = window.sync.refresh();
  window.sync.handleEvent();
  await refreshed;
  assert.deepEqual(
    window.shown.map((status) => status?.state),
    [undefined, 'unknown', 'inSync'],
  );
});
