import assert from 'node:assert/strict';
import { enableUpdateOnSave } from '../../../client/src/update/save/save-consent.ts';
import { SaveUpdates } from '../../../client/src/update/save/save-updates.ts';

import { buildFakePorts, buildReady, buildTarget, DEFINITION_URI, type Script } from './fake-ports.ts';

export const FILE = { definitionUri: DEFINITION_URI, folderUri: 'file:///work' };
export const SAVED = { uri: DEFINITION_URI, folderUri: FILE.folderUri, isUnchanged: () => true };

/** A target whose update on save was enabled, with the steps of that taken away. */
export async function enable(script: Script = {}, target = buildTarget()) {
  const fake = buildFakePorts(script);
  // The consent is asked for while all is well.
  const { compose, result } = script;
  Object.assign(script, { compose: () => buildReady({ target }), result: undefined });
  const enabled = await enableUpdateOnSave(fake.ports, target, FILE);
  Object.assign(script, { compose, result });
  assert.equal(enabled.kind, 'enabled');
  fake.steps.length = 0;
  return { ...fake, saves: new SaveUpdates(fake.ports) };
}
