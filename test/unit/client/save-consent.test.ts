import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enableUpdateOnSave } from '../../../client/src/update/save/save-consent.ts';
import { SaveUpdates } from '../../../client/src/update/save/save-updates.ts';

import { buildFakePorts, buildReady, buildTarget, REF, type Script } from './fake-ports.ts';
import { ARN, toFailed } from './fake-service.ts';

import { enable, FILE, SAVED } from './enabled-save.ts';

test('the consent names the file, the target, the ARN, the profile and the endpoint', async () => {
  const { ports, confirmations, service } = buildFakePorts();
  const target = buildTarget({ profile: 'dev' });
  const opened = { ...service, endpoint: { url: 'http://127.0.0.1:1', configured: true }, credentials: 'profile dev' };
  const openService = async () => ({ kind: 'opened', service: opened }) as const;
  await enableUpdateOnSave({ ...ports, openService }, target, FILE);
  assert.equal(confirmations[0]?.question, 'Update orders whenever you save orders.asl.json?');
  assert.deepEqual(confirmations[0]?.facts, [
    'Target: dev',
    'Account: 111111111111, to which the credentials belong',
    'Region: eu-west-1',
    `State machine: ${ARN}`,
    'Only a save by hand updates, with the definition alone and without publishing a version. It does not ask again.',
    'What somebody else changes in between is not overwritten: then a save says so, and does nothing.',
    'Folder: work',
    'File: orders.asl.json',
    'Credentials: profile dev',
    "Endpoint: http://127.0.0.1:1. This is not AWS's standard endpoint.",
  ]);
});

/** The reasons in the question, where this was the revision last seen from here. */
async function askAfter(seen: string | undefined, script: Script = {}): Promise<string> {
  const { ports, confirmations } = buildFakePorts(script);
  const seenAt = '2026-01-01T00:00:00.000Z';
  if (seen !== undefined) await ports.records.keepLastSeen(ARN, { revisionId: seen, seenAt });
  await enableUpdateOnSave(ports, buildTarget(), FILE);
  return confirmations[0]?.reasons.join('\n') ?? '';
}

test('the question says what the first save would overwrite', async () => {
  assert.equal(await askAfter('r-1'), '');
  assert.match(
    await askAfter('r-0'),
    /^Somebody changed .*2026.* The next save overwrites what is there: compare first\.$/,
  );
  assert.match(await askAfter(undefined), /^It was never looked at from here\. The next save overwrites/);
  const denied = toFailed({ name: 'AccessDeniedException' });
  const reasons = await askAfter('r-1', { describe: () => denied });
  assert.equal(reasons, 'The state machine may not be read, so that a save sends nothing.');
});

test('it can not be enabled for a protected target, in Restricted Mode, or by a dismissed prompt', async () => {
  const protectedTarget = buildTarget({ protected: true });
  const guarded = buildFakePorts({ compose: () => buildReady({ target: protectedTarget }) });
  const inRestrictedMode = buildFakePorts({ trusted: false });
  assert.equal((await enableUpdateOnSave(guarded.ports, protectedTarget, FILE)).kind, 'protected');
  assert.deepEqual(guarded.steps, [], 'nothing is asked before');
  assert.equal((await enableUpdateOnSave(guarded.ports, buildTarget(), FILE)).kind, 'protected', 'as it is by now');
  assert.equal((await enableUpdateOnSave(inRestrictedMode.ports, buildTarget(), FILE)).kind, 'untrusted');
  assert.deepEqual(inRestrictedMode.steps, ['untrusted']);
  const dismissed = buildFakePorts({ confirm: undefined });
  assert.equal((await enableUpdateOnSave(dismissed.ports, buildTarget(), FILE)).kind, 'dismissed');
  assert.deepEqual(dismissed.ports.store.listSaveConsents(), []);
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
