import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildFileRecords } from '../../../../client/src/update/records/file-records.ts';
import { toAliasFileName, toMachineFolderName } from '../../../../client/src/update/records/state-folder.ts';
import type { AliasChange } from '../../../../client/src/update/records/records.ts';
import type { AliasRoute } from '../../../../client/src/update/ports/service.ts';
import { ARN, makeStatePath, TIME } from './samples.ts';

const LIVE = `${ARN}:live`;

function route(number: number, weight: number): AliasRoute {
  return { stateMachineVersionArn: `${ARN}:${number}`, weight };
}

function buildChange(change: Partial<AliasChange> = {}): AliasChange {
  return {
    stateMachineAliasArn: LIVE,
    time: TIME,
    before: [route(6, 100)],
    after: [route(7, 10), route(6, 90)],
    ...change,
  };
}

test('the last change of each alias is kept, beside the history of its machine', async (context) => {
  const state = makeStatePath(context);
  const records = buildFileRecords(state);
  assert.equal(await records.findAliasChange(LIVE), undefined);
  const second = buildChange({ time: '2026-03-02T10:00:00.000Z' });
  const other = buildChange({ stateMachineAliasArn: `${ARN}:LIVE` });
  for (const change of [buildChange(), second, other]) {
    assert.deepEqual(await records.keepAliasChange(change), { kind: 'kept' });
  }
  const again = buildFileRecords(state);
  assert.deepEqual(await again.findAliasChange(LIVE), second);
  assert.deepEqual(await again.findAliasChange(`${ARN}:LIVE`), other);
  assert.deepEqual(await again.listHistory(ARN), []);
  const path = join(state, 'machines', toMachineFolderName(ARN), toAliasFileName(LIVE));
  assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), second);
  assert.match(toAliasFileName(LIVE), /^alias-live-[0-9a-f]{16}\.json$/);
  if (process.platform !== 'win32') assert.equal(statSync(path).mode & 0o777, 0o600);
});

test('what is no change of that alias counts as not there', async (context) => {
  const state = makeStatePath(context);
  const records = buildFileRecords(state);
  await records.keepAliasChange(buildChange());
  const path = join(state, 'machines', toMachineFolderName(ARN), toAliasFileName(LIVE));
  const sixth = route(6, 100);
  for (const stored of [
    'no JSON',
    buildChange({ stateMachineAliasArn: `${ARN}:other` }),
    { ...buildChange(), time: 'yesterday' },
    { ...buildChange(), before: 'all' },
    { ...buildChange(), before: [sixth, route(7, 101)] },
    { ...buildChange(), after: [{ ...sixth, weight: '100' }] },
  ]) {
    writeFileSync(path, typeof stored === 'string' ? stored : JSON.stringify(stored));
    assert.equal(await records.findAliasChange(LIVE), undefined, JSON.stringify(stored));
  }
});

test('where the disk can not be written, it says so', async (context) => {
  const state = makeStatePath(context);
  await buildFileRecords(state).keepAliasChange(buildChange());
  const file = join(state, 'machines', toMachineFolderName(ARN), toAliasFileName(LIVE));
  const kept = await buildFileRecords(file).keepAliasChange(buildChange());
  assert.equal(kept.kind, 'failed');
});
