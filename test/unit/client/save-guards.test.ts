import assert from 'node:assert/strict';
import { test } from 'node:test';

import { SAME, type Script } from './fake-ports.ts';
import { buildDeployed, toFailed } from './fake-service.ts';

import { enable, SAVED } from './enabled-save.ts';

test('what somebody else changed is not overwritten: a person is needed', async () => {
  const script: Script = {};
  const { saves, steps } = await enable(script);
  script.describe = () => ({ kind: 'answered', value: buildDeployed({ revisionId: 'r-7' }) });
  await saves.handleSave(SAVED);
  assert.ok(!steps.some((step) => step.startsWith('send ')));
  assert.match(steps.at(-1) ?? '', /^need somebody else changed the state machine .* Update once by hand\.$/);
});

test('a machine that may not be read, or was never looked at from here, is not updated by a save', async () => {
  const script: Script = {};
  const unreadable = await enable(script);
  script.describe = () => toFailed({ name: 'AccessDeniedException' });
  await unreadable.saves.handleSave(SAVED);
  assert.match(unreadable.steps.at(-1) ?? '', /^need the state machine may not be read/);
  const forgotten = await enable();
  forgotten.records.lastSeen.clear();
  await forgotten.saves.handleSave(SAVED);
  assert.match(forgotten.steps.at(-1) ?? '', /^need it was never looked at/);
  for (const { steps } of [unreadable, forgotten]) assert.ok(!steps.some((step) => step.startsWith('send ')));
});

test('a save that changes nothing sends nothing, and that is seen', async () => {
  const { saves, steps } = await enable({ comparison: SAME });
  await saves.handleSave(SAVED);
  assert.ok(steps.includes('unchanged'));
  assert.ok(!steps.some((step) => step.startsWith('send ')));
});

test('credentials of another account send nothing; three such saves pause it', async () => {
  const script: Script = {};
  const { saves, steps } = await enable(script);
  script.caller = { kind: 'answered', value: { account: '999999999999', arn: 'arn:aws:iam::999999999999:user/x' } };
  for (let count = 0; count < 3; count++) await saves.handleSave(SAVED);
  assert.ok(!steps.some((step) => step.startsWith('send ') || step.startsWith('describe')));
  assert.equal(steps.at(-1), 'paused 1');
});

test('a file that moved to another folder of the workspace asks for a new consent', async () => {
  const { saves, steps } = await enable();
  await saves.handleSave({ ...SAVED, folderUri: 'file:///other' });
  assert.equal(steps.length, 1);
  assert.match(steps[0] ?? '', /^need the file was in another folder/);
});

test('where a save can not be written down, it does not leave', async () => {
  const { saves, steps, records } = await enable();
  records.failing = 'The disk is full.';
  await saves.handleSave(SAVED);
  assert.ok(!steps.some((step) => step.startsWith('send ')));
  assert.equal(steps.at(-1), 'need The disk is full. Update once by hand.');
});
