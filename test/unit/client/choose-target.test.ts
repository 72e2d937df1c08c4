import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TargetRef } from '../../../server/src/protocol.ts';
import { chooseTarget, findNamedTarget } from '../../../client/src/update/target/choose-target.ts';
import { buildFakePorts, buildTarget, DEFINITION_URI, REF, type Script } from './fake-ports.ts';

const DEV = buildTarget();
const PROD = buildTarget({ ref: { ...REF, name: 'prod' }, label: 'prod' });

async function choose(script: Script, options?: { alwaysAsk: boolean }) {
  const { ports, steps } = buildFakePorts(script);
  return { chosen: await chooseTarget(ports, DEFINITION_URI, options), asked: steps.includes('pick') };
}

function listOf(targets: (typeof DEV)[], selected?: TargetRef) {
  return { definitionUri: DEFINITION_URI, targets, selected, updateFileUris: [REF.updateFileUri] };
}

test('the only target is taken without a question', async () => {
  const { chosen, asked } = await choose({ list: listOf([DEV]) });
  assert.deepEqual(chosen, { kind: 'chosen', target: DEV, definitionUri: DEFINITION_URI, picked: false });
  assert.equal(asked, false);
});

test('the selected one of several is taken without a question', async () => {
  const { chosen, asked } = await choose({ list: listOf([DEV, PROD], PROD.ref) });
  assert.equal(chosen.kind === 'chosen' && chosen.target, PROD);
  assert.equal(asked, false);
});

test('several without a selection are asked for, and so is a change', async () => {
  const first = await choose({ list: listOf([DEV, PROD]), picked: PROD });
  assert.deepEqual(first.chosen, { kind: 'chosen', target: PROD, definitionUri: DEFINITION_URI, picked: true });
  const change = await choose({ list: listOf([DEV, PROD], DEV.ref), picked: PROD }, { alwaysAsk: true });
  assert.equal(change.chosen.kind === 'chosen' && change.chosen.target, PROD);
});

test('a selection that is gone is asked for again', async () => {
  const { asked } = await choose({ list: listOf([DEV, PROD], { ...REF, name: 'gone' }), picked: DEV });
  assert.equal(asked, true);
});

test('a dismissed question ends quietly', async () => {
  assert.deepEqual((await choose({ list: listOf([DEV, PROD]) })).chosen, { kind: 'dismissed' });
});

test('no target: the update files that were looked at are told', async () => {
  const list = listOf([]);
  assert.deepEqual((await choose({ list })).chosen, { kind: 'none', list });
});

test('a lens gets the target that it names, or none: never the selected or the only one in its place', async () => {
  const { ports, steps } = buildFakePorts({ list: listOf([PROD], PROD.ref) });
  const found = await findNamedTarget(ports.language, PROD.ref);
  assert.deepEqual(found, { kind: 'chosen', target: PROD, definitionUri: DEFINITION_URI, picked: false });
  assert.deepEqual(await findNamedTarget(ports.language, DEV.ref), { kind: 'gone' });
  assert.deepEqual(steps, []);
});
