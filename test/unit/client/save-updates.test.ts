import assert from 'node:assert/strict';
import { test } from 'node:test';

import { SaveUpdates } from '../../../client/src/update/save/save-updates.ts';
import { runUpdate } from '../../../client/src/update/run-update.ts';
import { buildFakePorts, buildReady, buildRefused, buildTarget, REF, type Script } from './fake-ports.ts';
import { ARN, toFailed, UPDATED } from './fake-service.ts';
import { ORDER } from './run.ts';

import { enable, SAVED } from './enabled-save.ts';

test('off by default: a save does nothing', async () => {
  const { ports, steps } = buildFakePorts();
  await new SaveUpdates(ports).handleSave(SAVED);
  assert.deepEqual(steps, []);
});

test('a save sends the definition once and asks nothing', async () => {
  const { saves, steps } = await enable();
  await saves.handleSave(SAVED);
  assert.deepEqual(steps, [
    'compose save',
    'open eu-west-1 -',
    'sending',
    'describe',
    'compare',
    'send definition',
    'updated',
    'end u1 true',
    'close',
  ]);
});

test('another file, or another target, is not concerned', async () => {
  const { saves, steps } = await enable();
  await saves.handleSave({ ...SAVED, uri: 'file:///work/other.asl.json' });
  assert.deepEqual(steps, []);
});

test('errors of the check send nothing and are named', async () => {
  const { saves, steps } = await enable({ compose: () => buildRefused() });
  await saves.handleSave(SAVED);
  assert.deepEqual(steps, ['compose save', 'need One error.']);
});

test('what was not agreed to is not sent', async () => {
  const request = { stateMachineArn: ARN, definition: '{}' };
  for (const ready of [
    buildReady({ target: buildTarget({ protected: true }) }),
    buildReady({ target: buildTarget({ stateMachineArn: `${ARN}2` }) }),
    buildReady({ target: buildTarget({ profile: 'other' }) }),
    buildReady({ request: { ...request, publish: true } }),
    buildReady({ request: { ...request, roleArn: 'r' } }),
    buildReady({ request: { stateMachineArn: ARN } }),
    buildReady({ definitionUri: 'file:///work/other.asl.json' }),
  ]) {
    const { saves, steps } = await enable({ compose: () => ready });
    await saves.handleSave(SAVED);
    assert.equal(steps.length, 3, steps.join());
    assert.deepEqual(steps.slice(0, 2), ['compose save', 'end u1 false']);
    assert.match(steps[2] ?? '', /^need /);
  }
});

test('another endpoint than the one that was agreed to gets nothing', async () => {
  const script: Script = {};
  const { saves, steps, service } = await enable(script);
  script.open = () => ({
    kind: 'opened',
    service: {
      ...service,
      endpoint: { url: 'http://127.0.0.1:1', configured: true },
      getCaller: () => Promise.reject(new Error('Not even the credentials may be tried there.')),
    },
  });
  await saves.handleSave(SAVED);
  assert.ok(!steps.some((step) => step.startsWith('send')));
  assert.ok(steps.some((step) => step.startsWith('need requests now go to http://127.0.0.1:1')));
});

test('an untrusted workspace sends nothing', async () => {
  const script: Script = {};
  const { saves, steps } = await enable(script);
  script.trusted = false;
  await saves.handleSave(SAVED);
  assert.deepEqual(steps, ['need the workspace must be trusted.']);
});

test('a text that changed while it was checked is not sent', async () => {
  const { saves, steps } = await enable();
  await saves.handleSave({ ...SAVED, isUnchanged: () => false });
  assert.deepEqual(steps, ['compose save', 'end u1 false', 'need the text changed while it was checked. Save again.']);
});

test('one in flight, and of those that wait only the newest is sent', async () => {
  const gate = Promise.withResolvers<void>();
  const inFlight = Promise.withResolvers<void>();
  let composed = 0;
  const { saves, steps } = await enable({
    compose: () => buildReady({ updateId: `u${++composed}` }),
    result: () => {
      inFlight.resolve();
      return gate.promise.then(() => UPDATED);
    },
  });
  const first = saves.handleSave(SAVED);
  await inFlight.promise;
  await saves.handleSave(SAVED);
  await saves.handleSave(SAVED);
  assert.equal(steps.filter((step) => step.startsWith('send ')).length, 1);
  assert.ok(steps.includes('end u2 false'));
  gate.resolve();
  await first;
  assert.equal(steps.filter((step) => step.startsWith('send ')).length, 2);
  assert.deepEqual(
    steps.filter((step) => step.endsWith('true')),
    ['end u1 true', 'end u3 true'],
  );
});

test('of two saves whose check crosses, only the newer one is sent', async () => {
  let composed = 0;
  const { saves, steps } = await enable({ compose: () => buildReady({ updateId: `u${++composed}` }) });
  await Promise.all([saves.handleSave(SAVED), saves.handleSave(SAVED)]);
  assert.equal(steps.filter((step) => step.startsWith('send ')).length, 1);
  assert.ok(steps.includes('end u1 false') && steps.includes('end u2 true'));
});

test('a save waits for an update by hand of the same state machine', async () => {
  const gate = Promise.withResolvers<void>();
  const inFlight = Promise.withResolvers<void>();
  const { saves, steps, ports } = await enable({
    result: () => {
      inFlight.resolve();
      return gate.promise.then(() => UPDATED);
    },
  });
  const byHand = runUpdate(ports, ORDER);
  await inFlight.promise;
  const saved = saves.handleSave(SAVED);
  gate.resolve();
  assert.equal((await byHand).kind, 'updated');
  await saved;
  const sends = steps.flatMap((step, at) => (step.startsWith('send ') ? [at] : []));
  assert.equal(sends.length, 2);
  assert.ok((sends[1] ?? 0) > steps.indexOf('updated'));
});

test('three failures in a row pause it, until an update by hand', async () => {
  const script: Script = { result: toFailed() };
  const { saves, steps } = await enable(script);
  for (let count = 0; count < 3; count++) await saves.handleSave(SAVED);
  assert.equal(steps.at(-1), 'paused 1');
  steps.length = 0;
  await saves.handleSave(SAVED);
  assert.deepEqual(steps, ['paused 1']);
  assert.deepEqual(
    saves.listPaused().map(({ target }) => target),
    [REF],
  );
  saves.resume(REF);
  assert.equal(steps.at(-1), 'paused 0');
  assert.deepEqual(saves.listPaused(), []);
  script.result = UPDATED;
  await saves.handleSave(SAVED);
  assert.ok(steps.includes('updated'));
});

test('a success between failures starts the count again', async () => {
  const script: Script = {};
  const { saves, steps } = await enable(script);
  for (const result of [toFailed(), toFailed(), UPDATED, toFailed(), toFailed()]) {
    script.result = result;
    await saves.handleSave(SAVED);
  }
  assert.ok(!steps.some((step) => step.startsWith('need')));
});

test('disabled again: a save does nothing', async () => {
  const { saves, steps, ports } = await enable();
  await ports.store.dropSaveConsent(REF);
  await saves.handleSave(SAVED);
  assert.deepEqual(steps, []);
});

test('a language server that does not answer sends nothing, and that is told', async () => {
  const { saves, steps } = await enable({ compose: () => Promise.reject(new Error('Client is not running')) });
  await saves.handleSave(SAVED);
  assert.deepEqual(steps, [
    'compose save',
    'need the language server does not answer (Client is not running). Restart it, and save again.',
  ]);
});

test('what nobody expected is told, and the next save goes its way', async () => {
  const script: Script = { result: () => Promise.reject(new Error('no bundle')) };
  const { saves, steps } = await enable(script);
  await saves.handleSave(SAVED);
  assert.deepEqual(steps.slice(-2), ['end u1 false', 'need it failed unexpectedly: no bundle']);
  script.result = UPDATED;
  await saves.handleSave(SAVED);
  assert.ok(steps.includes('updated'));
});

test('what a finding quotes of the definition stays out of the log', async () => {
  const { saves, logged } = await enable({ compose: () => buildRefused({ message: '"Secret" is no state.' }) });
  await saves.handleSave(SAVED);
  assert.deepEqual(logged, [`A save did not update ${ARN}: errors of the check: 1.`]);
});
