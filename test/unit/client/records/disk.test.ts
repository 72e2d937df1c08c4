import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { buildFileRecords } from '../../../../client/src/update/records/file-records.ts';
import type { Kept, Records } from '../../../../client/src/update/records/records.ts';
import { toMachineFolderName } from '../../../../client/src/update/records/state-folder.ts';
import { ARN, buildEntry, buildUnfinished, listBelow, makeStatePath, OTHER_ARN, TIME } from './samples.ts';
import { endOf, startWriter } from './start-writer.ts';

const KEPT = { kind: 'kept' };
const isWindows = process.platform === 'win32';
const machineFolder = join('machines', toMachineFolderName(ARN));

async function writeAll(records: Records): Promise<readonly Kept[]> {
  return [
    await records.keepLastSeen(ARN, { revisionId: 'r-1', seenAt: TIME }),
    await records.addHistory(buildEntry()),
    await records.beginUpdate(buildUnfinished()),
    await records.endUpdate(buildUnfinished().id),
  ];
}

async function readAll(records: Records): Promise<readonly unknown[]> {
  return [await records.findLastSeen(ARN), await records.listHistory(ARN), await records.listAbandoned()];
}

const NOTHING = [undefined, [], []];

function assertFailed(kept: readonly Kept[], folder: string, pattern: RegExp): void {
  for (const one of kept) {
    assert.equal(one.kind, 'failed');
    assert.match(one.reason, pattern);
    assert.ok(one.reason.includes(`Can't write in "${folder}`), one.reason);
    assert.match(one.reason, /name another folder in STEPWRIGHT_STATE_HOME\.$/);
  }
}

test('the last seen revision is the one kept last, of its machine', async (context) => {
  const state = makeStatePath(context);
  const records = buildFileRecords(state);
  assert.equal(await records.findLastSeen(ARN), undefined);
  await records.keepLastSeen(ARN, { revisionId: 'r-1', seenAt: TIME });
  assert.deepEqual(await records.findLastSeen(ARN), { revisionId: 'r-1', seenAt: TIME });
  await records.keepLastSeen(ARN, { seenAt: TIME });
  assert.deepEqual(await buildFileRecords(state).findLastSeen(ARN), { seenAt: TIME });
  assert.equal(await records.findLastSeen(OTHER_ARN), undefined);

  const path = join(state, machineFolder, 'last-seen.json');
  assert.deepEqual(readdirSync(dirname(path)), ['last-seen.json']);
  for (const text of ['', '{', '7', `{"stateMachineArn":"${OTHER_ARN}","seenAt":"${TIME}"}`, `{"seenAt":7}`]) {
    writeFileSync(path, text);
    assert.equal(await records.findLastSeen(ARN), undefined);
  }
  assert.deepEqual(await records.keepLastSeen(ARN, { revisionId: 'r-2', seenAt: TIME }), KEPT);
  assert.deepEqual(await records.findLastSeen(ARN), { revisionId: 'r-2', seenAt: TIME });
});

test('reading makes nothing', async (context) => {
  const state = makeStatePath(context);
  assert.deepEqual(await readAll(buildFileRecords(state)), NOTHING);
  assert.ok(!existsSync(state));
});

test(
  'a process that is killed while it writes leaves the old text or the new one',
  { timeout: 60_000 },
  async (context) => {
    const state = makeStatePath(context);
    const records = buildFileRecords(state);
    await records.keepLastSeen(ARN, { revisionId: 'x', seenAt: TIME });
    const folder = join(state, machineFolder);
    const findTemporary = (): string | undefined => readdirSync(folder).find((name) => name.endsWith('.tmp'));

    // Until one was killed between the first byte and the renaming.
    while (findTemporary() === undefined) {
      const window = startWriter(context, state, 'last-seen');
      while (findTemporary() === undefined && window.exitCode === null) await new Promise(setImmediate);
      window.kill('SIGKILL');
      assert.equal(await endOf(window), 'SIGKILL');
      const seen = await records.findLastSeen(ARN);
      assert.match(seen?.revisionId ?? '', /^(x|(\d)\2{999999})$/);
    }

    const left = join(folder, findTemporary() ?? '');
    await records.keepLastSeen(ARN, { revisionId: 'r-2', seenAt: TIME });
    assert.ok(existsSync(left));
    const longAgo = Date.now() / 1000 - 25 * 60 * 60;
    utimesSync(left, longAgo, longAgo);
    writeFileSync(join(folder, 'mine.tmp'), '');
    utimesSync(join(folder, 'mine.tmp'), longAgo, longAgo);
    await records.keepLastSeen(ARN, { revisionId: 'r-3', seenAt: TIME });
    assert.deepEqual(readdirSync(folder), ['last-seen.json', 'mine.tmp']);
  },
);

test('a write that fails leaves nothing behind', async (context) => {
  const state = makeStatePath(context);
  mkdirSync(join(state, machineFolder, 'last-seen.json', 'x'), { recursive: true });
  const kept = await buildFileRecords(state).keepLastSeen(ARN, { seenAt: TIME });
  assertFailed([kept], join(state, machineFolder), /see that it can be written/);
  assert.deepEqual(readdirSync(join(state, machineFolder)), ['last-seen.json']);
});

test("a folder that can't be written is told with its path", { skip: isWindows }, async (context) => {
  const state = makeStatePath(context);
  mkdirSync(state, { recursive: true });
  const isRoot = process.geteuid?.() === 0;
  // For root, modes forbid nothing.
  for (const folder of isRoot ? [join(state, '..', '..'), state] : []) chownSync(folder, 65_534, 65_534);
  chmodSync(state, 0o500);
  if (isRoot) process.seteuid?.(65_534);
  try {
    const records = buildFileRecords(state);
    assertFailed(await writeAll(records), state, /\(EACCES\): make it writable for you,/);
    assert.deepEqual(await readAll(records), NOTHING);
    chmodSync(state, 0o000);
    assertFailed(await writeAll(records), state, /\(EACCES\)/);
    assert.deepEqual(await readAll(records), NOTHING);
    chmodSync(state, 0o700);
    for (const kept of await writeAll(records)) assert.deepEqual(kept, KEPT);
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
});

test('a file in the place of a folder is told', async (context) => {
  const state = makeStatePath(context);
  mkdirSync(dirname(state), { recursive: true });
  writeFileSync(state, 'mine');
  const records = buildFileRecords(state);
  assertFailed(await writeAll(records), state, /something that is no folder/);
  assert.deepEqual(await readAll(records), NOTHING);
  const below = join(state, 'below');
  assertFailed(await writeAll(buildFileRecords(below)), below, /\(ENOTDIR\): something that is no folder/);
  assert.equal(readFileSync(state, 'utf8'), 'mine');
});

test('a link inside of the state folder is not followed', { skip: isWindows }, async (context) => {
  for (const from of ['machines', machineFolder, 'in-flight']) {
    const state = makeStatePath(context);
    const outside = join(state, '..', 'outside');
    await writeAll(buildFileRecords(outside));
    // It would be listed, for it is old.
    await buildFileRecords(outside).beginUpdate(buildUnfinished({ time: TIME }));
    assert.notDeepEqual((await readAll(buildFileRecords(outside))).slice(-1), [[]]);

    mkdirSync(dirname(join(state, from)), { recursive: true });
    symlinkSync(join(outside, from), join(state, from));
    const before = listBelow(outside);
    const records = buildFileRecords(state);
    assert.deepEqual(await readAll(records), NOTHING);
    const failed = (await writeAll(records)).filter(({ kind }) => kind === 'failed');
    assert.equal(failed.length, 2);
    assertFailed(failed, state, /\(ENOTDIR\): something that is no folder, or a link, stands in its place/);
    assert.deepEqual(listBelow(outside), before);
  }
});

test(
  'links and pipes in the place of files are neither followed nor waited for',
  { skip: isWindows },
  async (context) => {
    const state = makeStatePath(context);
    const records = buildFileRecords(state);
    await records.keepLastSeen(ARN, { revisionId: 'r-1', seenAt: TIME });
    const path = join(state, machineFolder, 'last-seen.json');
    const text = readFileSync(path, 'utf8');
    const outside = join(state, '..', 'outside.json');
    writeFileSync(outside, text);
    execFileSync('rm', [path]);
    symlinkSync(outside, path);
    assert.equal(await records.findLastSeen(ARN), undefined);
    await records.keepLastSeen(ARN, { revisionId: 'r-2', seenAt: TIME });
    assert.equal(readFileSync(outside, 'utf8'), text);
    assert.equal((await records.findLastSeen(ARN))?.revisionId, 'r-2');

    execFileSync('rm', [path]);
    execFileSync('mkfifo', [path]);
    try {
      assert.equal(
        await Promise.race([records.findLastSeen(ARN), setTimeout(10_000, 'it waits', { ref: false })]),
        undefined,
      );
    } finally {
      // Lets go whoever waits for a writer.
      closeSync(openSync(path, constants.O_RDWR | constants.O_NONBLOCK));
    }
  },
);

test('a file that is too large for a record is not read', async (context) => {
  const state = makeStatePath(context);
  const records = buildFileRecords(state);
  await records.keepLastSeen(ARN, { revisionId: 'r-1', seenAt: TIME });
  const path = join(state, machineFolder, 'last-seen.json');
  writeFileSync(path, readFileSync(path, 'utf8') + ' '.repeat(16 * 1024 * 1024));
  assert.equal(await records.findLastSeen(ARN), undefined);
  truncateSync(path, 1000);
  assert.equal((await records.findLastSeen(ARN))?.revisionId, 'r-1');
});

test(
  'folders that others can open are closed; the state folder is where the user made it',
  { skip: isWindows },
  async (context) => {
    const state = makeStatePath(context);
    mkdirSync(join(state, machineFolder), { recursive: true });
    const folders = [state, join(state, 'machines'), join(state, machineFolder)];
    for (const folder of folders) chmodSync(folder, 0o755);
    await buildFileRecords(state).addHistory(buildEntry());
    const modes = folders.map((folder) => statSync(folder).mode & 0o777);
    assert.deepEqual(modes, [0o755, 0o700, 0o700]);
  },
);

test('the state folder itself may be a link', { skip: isWindows }, async (context) => {
  const state = makeStatePath(context);
  const real = join(state, '..', 'real');
  mkdirSync(real, { recursive: true });
  symlinkSync(real, state);
  for (const kept of await writeAll(buildFileRecords(state))) assert.deepEqual(kept, KEPT);
  assert.equal((await buildFileRecords(real).listHistory(ARN)).length, 1);
});
