import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enableUpdateOnSave } from '../../../client/src/update/save-consent.ts';
import { SaveUpdates } from '../../../client/src/update/save-updates.ts';
import { runUpdate } from '../../../client/src/update/run-update.ts';
import {
  ARN,
  buildFailed,
  buildFakePorts,
  buildReady,
  buildRefused,
  buildTarget,
  DEFINITION_URI,
  REF,
  UPDATED,
  type Script,
} from './fake-ports.ts';

const SAVED = { uri: DEFINITION_URI, isUnchanged: () => true };

/** A target whose update on save was enabled, with the steps of that taken away. */
async function enable(script: Script = {}, target = buildTarget()) {
  const fake = buildFakePorts(script);
  const enabled = await enableUpdateOnSave(fake.ports, target, DEFINITION_URI);
  assert.equal(enabled.kind, 'enabled');
  fake.steps.length = 0;
  return { ...fake, saves: new SaveUpdates(fake.ports) };
}

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

test('the consent names the file, the target, the ARN, the profile and the endpoint', async () => {
  const { ports, confirmations, service } = buildFakePorts();
  const target = buildTarget({ profile: 'dev' });
  const opened = { ...service, endpoint: { url: 'http://127.0.0.1:1', configured: true }, credentials: 'profile dev' };
  const openService = async () => ({ kind: 'opened', service: opened }) as const;
  await enableUpdateOnSave({ ...ports, openService }, target, DEFINITION_URI);
  assert.equal(confirmations[0]?.question, 'Update orders whenever you save orders.asl.json?');
  assert.deepEqual(confirmations[0]?.facts.slice(1), [
    'File: orders.asl.json',
    'Target: dev',
    `State machine: ${ARN}`,
    'Credentials: profile dev',
    "Endpoint: http://127.0.0.1:1. This is not AWS's standard endpoint.",
  ]);
});

test('it can not be enabled for a protected target, in Restricted Mode, or by a dismissed prompt', async () => {
  const protectedTarget = buildTarget({ protected: true });
  const inRestrictedMode = buildFakePorts({ trusted: false });
  assert.equal((await enableUpdateOnSave(buildFakePorts().ports, protectedTarget, DEFINITION_URI)).kind, 'protected');
  assert.equal((await enableUpdateOnSave(inRestrictedMode.ports, buildTarget(), DEFINITION_URI)).kind, 'untrusted');
  assert.deepEqual(inRestrictedMode.steps, ['untrusted']);
  const dismissed = buildFakePorts({ confirm: false });
  assert.equal((await enableUpdateOnSave(dismissed.ports, buildTarget(), DEFINITION_URI)).kind, 'dismissed');
  assert.deepEqual(dismissed.ports.store.listSaveConsents(), []);
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
    service: { ...service, endpoint: { url: 'http://127.0.0.1:1', configured: true } },
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
  const byHand = runUpdate(ports, { target: REF, intent: 'update' });
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
  const script: Script = { result: buildFailed() };
  const { saves, steps } = await enable(script);
  for (let count = 0; count < 3; count++) await saves.handleSave(SAVED);
  assert.match(steps.at(-1) ?? '', /^need it is paused/);
  steps.length = 0;
  await saves.handleSave(SAVED);
  assert.equal(steps.length, 1);
  saves.resume(REF);
  script.result = UPDATED;
  await saves.handleSave(SAVED);
  assert.ok(steps.includes('updated'));
});

test('a success between failures starts the count again', async () => {
  const script: Script = {};
  const { saves, steps } = await enable(script);
  for (const result of [buildFailed(), buildFailed(), UPDATED, buildFailed(), buildFailed()]) {
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
  assert.deepEqual(steps.slice(-2), ['need it failed unexpectedly: no bundle', 'end u1 false']);
  script.result = UPDATED;
  await saves.handleSave(SAVED);
  assert.ok(steps.includes('updated'));
});

test('what a finding quotes of the definition stays out of the log', async () => {
  const { saves, logged } = await enable({ compose: () => buildRefused({ message: '"Secret" is no state.' }) });
  await saves.handleSave(SAVED);
  assert.deepEqual(logged, [`A save did not update ${ARN}: errors of the check: 1.`]);
});

test('disabled, or enabled with another profile, while a save waits: it is not sent', async () => {
  for (const profile of [undefined, 'other']) {
    const gate = Promise.withResolvers<void>();
    const { saves, steps, ports } = await enable();
    const [consent] = ports.store.listSaveConsents();
    assert.ok(consent);
    const busy = ports.inFlight.run(ARN, () => gate.promise);
    const saved = saves.handleSave(SAVED);
    await ports.store.dropSaveConsent(REF);
    if (profile !== undefined) await ports.store.keepSaveConsent({ ...consent, profile });
    gate.resolve();
    await busy;
    await saved;
    assert.deepEqual(steps, ['compose save', 'end u1 false']);
  }
});

test('forgetting the answer about a profile leaves the consent for that profile, and for no other', async () => {
  const script: Script = {};
  const { steps, ports } = await enable(script, buildTarget({ profile: 'dev' }));
  const store = { ...ports.store, findProfileAnswer: () => undefined };
  const forgetful = new SaveUpdates({ ...ports, store });
  script.compose = () => buildReady({ target: buildTarget({ profile: 'other' }) });
  await forgetful.handleSave(SAVED);
  assert.ok(!steps.some((step) => step.startsWith('send ')));
  script.compose = () => buildReady({ target: buildTarget({ profile: 'dev' }) });
  await forgetful.handleSave(SAVED);
  assert.ok(steps.includes('open eu-west-1 dev') && steps.includes('updated'));
});
