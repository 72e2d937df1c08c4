import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildMementoStore, buildRecentRegions } from '../../../client/src/memento-store.ts';
import { buildMemento } from '../../support/memento.ts';
import { DEFINITION_URI, REF } from './fake-ports.ts';
import { ARN } from './fake-service.ts';

const PROD = { ...REF, name: 'prod' };
const CONSENT = {
  target: REF,
  definitionUri: DEFINITION_URI,
  stateMachineArn: ARN,
  endpointUrl: 'https://x',
  isVerified: true,
};

test('answers about a profile are kept per target and profile, and forgotten per target', async () => {
  const store = buildMementoStore(buildMemento());
  await store.keepProfileAnswer(REF, 'dev', 'use');
  await store.keepProfileAnswer(PROD, 'dev', 'default');
  assert.equal(store.findProfileAnswer(REF, 'dev'), 'use');
  assert.equal(store.findProfileAnswer(PROD, 'dev'), 'default');
  assert.equal(store.findProfileAnswer(REF, 'other'), undefined);
  await store.forgetProfileAnswers(REF);
  assert.equal(store.findProfileAnswer(REF, 'dev'), undefined);
  assert.equal(store.findProfileAnswer(PROD, 'dev'), 'default');
});

test('one consent per target, the newest', async () => {
  const store = buildMementoStore(buildMemento());
  await store.keepSaveConsent(CONSENT);
  await store.keepSaveConsent({ ...CONSENT, target: PROD });
  await store.keepSaveConsent({ ...CONSENT, endpointUrl: 'https://y' });
  assert.deepEqual(
    store.listSaveConsents().map(({ target, endpointUrl }) => [target.name, endpointUrl]),
    [
      ['prod', 'https://x'],
      ['dev', 'https://y'],
    ],
  );
  await store.dropSaveConsent(REF);
  assert.deepEqual(
    store.listSaveConsents().map(({ target }) => target),
    [PROD],
  );
});

test('the last regions are kept, each once, the last one first', async () => {
  const regions = buildRecentRegions(buildMemento());
  assert.deepEqual(regions.list(), []);
  for (const region of ['a', 'b', 'c', 'a', 'd', 'e', 'f']) await regions.keep(region);
  assert.deepEqual(regions.list(), ['f', 'e', 'd', 'a', 'c']);
});
