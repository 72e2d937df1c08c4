import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildFileRecords } from '../../../../client/src/update/records/file-records.ts';
import type { HistoryEntry, ListedEntry } from '../../../../client/src/update/records/records.ts';
import { toMachineFolderName } from '../../../../client/src/update/records/state-folder.ts';
import { ARN, buildEntry, buildMachine, listBelow, makeStatePath, OTHER_ARN } from './samples.ts';
import { endOf, startWriter } from './start-writer.ts';

const KEPT = { kind: 'kept' };

function toMachineFolder(state: string): string {
  return join(state, 'machines', toMachineFolderName(ARN));
}

function withoutPaths(entries: readonly ListedEntry[]): readonly HistoryEntry[] {
  return entries.map(({ path, ...entry }) => {
    assert.ok(path);
    return entry;
  });
}

test('entries come back as they were, the newest first, for their machine alone', async (context) => {
  const state = makeStatePath(context);
  const records = buildFileRecords(state);
  const first = buildEntry();
  const second = buildEntry({
    time: '2026-03-02T10:00:00.000Z',
    startedBy: 'revert',
    stateMachineVersionArn: `${ARN}:3`,
    before: buildMachine({ definition: '', description: 'seven' }),
  });
  const unread = buildEntry({ time: '2026-03-03T10:00:00.000Z', before: undefined });
  const noDefinition = buildEntry({ time: '2026-03-04T10:00:00Z', before: buildMachine({ definition: undefined }) });
  for (const entry of [unread, first, noDefinition, second]) assert.deepEqual(await records.addHistory(entry), KEPT);
  assert.deepEqual(await records.addHistory(buildEntry({ stateMachineArn: OTHER_ARN })), KEPT);

  const listed = await buildFileRecords(state).listHistory(ARN);
  const history = withoutPaths(listed);
  assert.deepEqual(history, JSON.parse(JSON.stringify([noDefinition, unread, second, first])));
  assert.equal(history[3]?.before?.definition, first.before?.definition);
  assert.equal((await records.listHistory(OTHER_ARN)).length, 1);
  assert.deepEqual(await records.listHistory(`${ARN}2`), []);
});

test('entries of the same time keep the order in which they were added', async (context) => {
  const records = buildFileRecords(makeStatePath(context));
  for (const revisionId of ['1', '2', '3', '4', '5']) await records.addHistory(buildEntry({ revisionId }));
  const history = await records.listHistory(ARN);
  assert.deepEqual(
    history.map((entry) => entry.revisionId),
    ['5', '4', '3', '2', '1'],
  );
});

test('an entry can be read without the extension', async (context) => {
  const state = makeStatePath(context);
  const entry = buildEntry();
  await buildFileRecords(state).addHistory(entry);
  const [definitionFile = '', entryFile = ''] = readdirSync(toMachineFolder(state)).toSorted();
  assert.match(entryFile, /^2026-03-01T10-00-00-000Z-[0-9a-z]+\.json$/);
  assert.equal(definitionFile, entryFile.replace(/json$/, 'asl.json'));
  assert.equal(readFileSync(join(toMachineFolder(state), definitionFile), 'utf8'), entry.before?.definition);
  const { definition: _, ...before } = entry.before ?? {};
  const text = readFileSync(join(toMachineFolder(state), entryFile), 'utf8');
  assert.deepEqual(JSON.parse(text), { ...entry, before: { ...before, definitionFile } });
  const [listed] = await buildFileRecords(state).listHistory(ARN);
  assert.equal(listed?.path, join(toMachineFolder(state), entryFile));
  assert.match(text, /^\{\n {2}"time": "2026-03-01T10:00:00.000Z",\n/);
});

test('three windows at once lose no entry', async (context) => {
  const state = makeStatePath(context);
  const windows = ['a', 'b'].map((name) => startWriter(context, state, 'history', name, '100'));
  const records = buildFileRecords(state, { entries: 1000, bytes: 1e9 });
  const here = Array.from({ length: 50 }, (_, index) => `here-${index}`);
  const kept = await Promise.all(here.map((revisionId) => records.addHistory(buildEntry({ revisionId }))));
  assert.deepEqual(new Set(kept.map(({ kind }) => kind)), new Set(['kept']));
  assert.deepEqual(await Promise.all(windows.map(endOf)), [0, 0]);

  const history = await records.listHistory(ARN);
  const there = ['a', 'b'].flatMap((name) => Array.from({ length: 100 }, (_, index) => `${name}-${index}`));
  assert.equal(history.length, 250);
  assert.deepEqual(new Set(history.map((entry) => entry.revisionId)), new Set([...here, ...there]));
  for (const { before, revisionId } of history) {
    if (there.includes(revisionId ?? '')) assert.equal(before?.definition, revisionId);
  }

  // The usual bound, from here on.
  await buildFileRecords(state).addHistory(buildEntry({ time: '2026-03-02T00:00:00.000Z', revisionId: 'last' }));
  assert.equal((await records.listHistory(ARN)).length, 100);
  assert.equal((await records.listHistory(ARN))[0]?.revisionId, 'last');
  assert.equal(readdirSync(toMachineFolder(state)).length, 200);
});

test('the oldest go when there are too many or they take too much room, the newest never', async (context) => {
  const state = makeStatePath(context);
  const records = buildFileRecords(state, { entries: 3, bytes: 10_000 });
  const add = async (day: number, size: number): Promise<void> => {
    const time = `2026-03-0${day}T00:00:00.000Z`;
    const before = buildMachine({ definition: ' '.repeat(size) });
    assert.deepEqual(await records.addHistory(buildEntry({ time, revisionId: String(day), before })), KEPT);
  };
  const listDays = async (): Promise<string> =>
    (await records.listHistory(ARN)).map((entry) => entry.revisionId).join('');

  for (const day of [1, 2, 3, 4]) await add(day, 10);
  assert.equal(await listDays(), '432');
  await add(5, 8000);
  assert.equal(await listDays(), '54');
  await add(6, 20_000);
  assert.equal(await listDays(), '6');
  assert.equal(readdirSync(toMachineFolder(state)).length, 2);
  await add(7, 10);
  assert.equal(await listDays(), '7');
});

test('files that are broken or not ours are passed over, and stay', async (context) => {
  const state = makeStatePath(context);
  const records = buildFileRecords(state, { entries: 2, bytes: 1e9 });
  await records.addHistory(buildEntry());
  const folder = toMachineFolder(state);
  const entryFile = readdirSync(folder).find((name) => !name.endsWith('.asl.json')) ?? '';
  const stored = JSON.parse(readFileSync(join(folder, entryFile), 'utf8'));

  const foreign = ['notes.txt', '.DS_Store', 'old.asl.json', '2026.json', `${entryFile}.bak`, `copy of ${entryFile}`];
  for (const name of foreign) writeFileSync(join(folder, name), JSON.stringify(stored));
  let index = 0;
  const broken: string[] = [];
  for (const value of [
    '',
    '{',
    'null',
    '[]',
    '7',
    '['.repeat(100_000),
    ...[
      { ...stored, time: 'yesterday' },
      { ...stored, time: '2026-99-99T00:00:00.000Z' },
      { ...stored, stateMachineArn: OTHER_ARN },
      { ...stored, startedBy: 'somebody' },
      { ...stored, sentMembers: 'definition' },
      { ...stored, sentMembers: [7] },
      { ...stored, revisionId: 7 },
      { ...stored, before: null },
      { ...stored, before: { ...stored.before, type: 'EXTRA' } },
      { ...stored, before: { ...stored.before, roleArn: undefined } },
      { ...stored, before: { ...stored.before, definitionFile: undefined, definition: {} } },
      // Its definition is not there, and no other file is read in its place.
      { ...stored, before: { ...stored.before, definitionFile: '/etc/hostname' } },
    ].map((one) => JSON.stringify(one)),
  ]) {
    const name = `2025-01-01T00-00-00-000Z-${String((index += 1)).padStart(17, '0')}.json`;
    writeFileSync(join(folder, name), value);
    broken.push(name);
  }
  assert.deepEqual(withoutPaths(await records.listHistory(ARN)), [buildEntry()]);
  for (const name of [...foreign, ...broken]) assert.ok(readdirSync(folder).includes(name), name);

  for (const day of [2, 3, 4]) await records.addHistory(buildEntry({ time: `2026-03-0${day}T00:00:00.000Z` }));
  assert.equal((await records.listHistory(ARN)).length, 2);
  for (const name of foreign) assert.ok(readdirSync(folder).includes(name), name);
});

test('a definition whose entry never came goes after a day', async (context) => {
  const state = makeStatePath(context);
  const records = buildFileRecords(state);
  await records.addHistory(buildEntry());
  const folder = toMachineFolder(state);
  const [definitionFile = '', entryFile = ''] = readdirSync(folder).toSorted();
  unlinkSync(join(folder, entryFile));
  await records.addHistory(buildEntry());
  assert.ok(readdirSync(folder).includes(definitionFile));
  assert.equal((await records.listHistory(ARN)).length, 1);

  const longAgo = Date.now() / 1000 - 25 * 60 * 60;
  utimesSync(join(folder, definitionFile), longAgo, longAgo);
  await records.addHistory(buildEntry());
  assert.ok(!readdirSync(folder).includes(definitionFile));
  assert.equal((await records.listHistory(ARN)).length, 2);
});

test('nothing is written but what belongs to a record, in files of this user alone', async (context) => {
  const state = makeStatePath(context);
  const records = buildFileRecords(state);
  const secret = { accessKeyId: 'SECRET', credentials: { token: 'SECRET' } };
  await records.addHistory({ ...buildEntry(), ...secret, before: { ...buildMachine(), ...secret } });
  await records.keepLastSeen(ARN, { revisionId: 'r-2', seenAt: '2026-03-01T10:00:00.000Z', ...secret });
  const paths = listBelow(state).map((path) => join(state, path));
  const files = paths.filter((path) => statSync(path).isFile());
  assert.equal(files.length, 3);
  for (const path of files) assert.doesNotMatch(readFileSync(path, 'utf8'), /SECRET/);
  if (process.platform === 'win32') return;
  for (const path of [state, ...paths]) {
    const stats = statSync(path);
    assert.equal(stats.mode & 0o777, stats.isFile() ? 0o600 : 0o700, path);
  }
});
