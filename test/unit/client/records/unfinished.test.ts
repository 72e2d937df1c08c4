import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { test } from 'node:test';
import { buildFileRecords } from '../../../../client/src/update/records/file-records.ts';
import { getOwnMark, isRunning } from '../../../../client/src/update/records/process-mark.ts';
import { ARN, buildUnfinished, makeStatePath } from './samples.ts';
import { endOf, startWriter } from './start-writer.ts';

const KEPT = { kind: 'kept' };

test('an update is abandoned when its process has ended, and not before', async (context) => {
  const state = makeStatePath(context);
  const records = buildFileRecords(state);
  const id = randomUUID();
  const window = startWriter(context, state, 'begin', id);
  assert.ok(window.stdout);
  await once(window.stdout, 'data');
  assert.deepEqual(await records.beginUpdate(buildUnfinished()), KEPT);
  assert.equal(readdirSync(join(state, 'in-flight')).length, 2);
  assert.deepEqual(await records.listAbandoned(), []);

  window.kill('SIGKILL');
  assert.equal(await endOf(window), 'SIGKILL');
  const [abandoned, ...others] = await records.listAbandoned();
  assert.deepEqual(others, []);
  assert.ok(abandoned);
  assert.deepEqual(abandoned, buildUnfinished({ id, time: abandoned.time }));

  assert.deepEqual(await records.endUpdate(id), KEPT);
  assert.deepEqual(await records.listAbandoned(), []);
  assert.equal(readdirSync(join(state, 'in-flight')).length, 1);
  assert.deepEqual(await records.endUpdate(id), KEPT);
});

/** Writes down updates by hand, as a process would that has that mark. */
async function writeBy(context: Parameters<typeof makeStatePath>[0], marks: readonly unknown[], time?: string) {
  const state = makeStatePath(context);
  const records = buildFileRecords(state);
  for (const process of marks) {
    const update = buildUnfinished(time === undefined ? {} : { time });
    await records.beginUpdate(update);
    const path = join(state, 'in-flight', `${update.id}.json`);
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), process }));
  }
  return { records, state };
}

test('another process with the number of one that has ended is not taken for it', async (context) => {
  const own = await getOwnMark();
  const { records } = await writeBy(context, [own, { ...own, start: 'before' }]);
  assert.equal((await records.listAbandoned()).length, 1);
});

test("where it can't be told, a process counts as running, for an hour", async (context) => {
  const unknown = [
    { pid: process.pid, host: hostname() },
    { pid: process.ppid, host: hostname() },
    { pid: 999_999_999, host: 'another-host' },
    { pid: Number.MAX_SAFE_INTEGER, host: hostname() },
  ];
  const now = await writeBy(context, unknown);
  assert.deepEqual(await now.records.listAbandoned(), []);
  const longAgo = await writeBy(context, unknown, new Date(Date.now() - 61 * 60 * 1000).toISOString());
  assert.equal((await longAgo.records.listAbandoned()).length, unknown.length);
});

test('a process of somebody else is running', async (context) => {
  const mark = { pid: process.pid + 1, host: hostname() };
  const answers = ['EPERM', 'ESRCH'];
  context.mock.method(process, 'kill', () => {
    throw Object.assign(new Error(), { code: answers.shift() });
  });
  assert.deepEqual([await isRunning(mark), await isRunning(mark)], [true, false]);
});

test(
  'a process that has ended is not running until its parent asks',
  { skip: process.platform !== 'linux', timeout: 60_000 },
  async (context) => {
    // `exec` makes it the child of a program that never asks. It ends when we close what it reads, which is after that.
    const script = 'cat <&3 >&2 & echo $!; exec sleep 1000';
    const parent = spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore', 'pipe'] });
    context.after(() => parent.kill('SIGKILL'));
    assert.ok(parent.stdout);
    const [line] = await once(parent.stdout, 'data');
    const pid = Number(String(line));
    while (readFileSync(`/proc/${parent.pid}/comm`, 'utf8') !== 'sleep\n') await new Promise(setImmediate);
    (parent.stdio[3] as Writable).end();
    const readFields = (): string[] => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    while (readFields()[0] !== 'Z') await new Promise(setImmediate);
    const own = await getOwnMark();
    assert.ok(await isRunning(own));
    assert.equal(await isRunning({ ...own, pid, start: own.start?.replace(/\d+$/, readFields()[19] ?? '') }), false);
  },
);

test('the oldest come first', async (context) => {
  const records = buildFileRecords(makeStatePath(context));
  const times = ['2026-03-02T00:00:00.000Z', '2026-03-01T00:00:00Z', '2026-03-03T00:00:00.000Z'];
  for (const time of times) await records.beginUpdate(buildUnfinished({ time }));
  const listed = (await records.listAbandoned()).map(({ time }) => time);
  assert.deepEqual(listed, times.toSorted());
});

test('files that are broken or not ours are passed over, and stay', async (context) => {
  const { records, state } = await writeBy(context, [{ pid: -1, host: hostname() }, { pid: 'x' }, 7, null]);
  const folder = join(state, 'in-flight');
  const update = { ...buildUnfinished({ time: '2026-03-01T00:00:00.000Z' }), process: { pid: 1, host: hostname() } };
  for (const value of [
    {},
    { ...update, id: '../../x' },
    { ...update, target: 'dev' },
    { ...update, target: { name: 'dev' } },
    { ...update, request: { definition: 'x' } },
    { ...update, request: { stateMachineArn: ARN, definition: {} } },
    { ...update, request: { stateMachineArn: ARN, publish: 'yes' } },
    { ...update, region: undefined },
    { ...update, profile: 7 },
    { ...update, before: {} },
  ]) {
    const id = randomUUID();
    writeFileSync(join(folder, `${id}.json`), JSON.stringify({ id, ...value }));
  }
  writeFileSync(join(folder, 'copy.json'), JSON.stringify(update));
  writeFileSync(join(folder, `${randomUUID()}.json`), '{"id":');
  const before = readdirSync(folder);
  assert.deepEqual(await records.listAbandoned(), []);
  writeFileSync(join(folder, `${update.id}.json`), JSON.stringify(update));
  assert.equal((await records.listAbandoned()).length, 1);
  for (const name of before) assert.ok(readdirSync(folder).includes(name), name);
});

test('an id never is a path', async (context) => {
  const state = makeStatePath(context);
  const records = buildFileRecords(state);
  await records.beginUpdate(buildUnfinished());
  writeFileSync(join(state, 'precious.json'), '');
  assert.equal((await records.beginUpdate(buildUnfinished({ id: '../other' }))).kind, 'failed');
  assert.deepEqual(await records.endUpdate('../precious'), KEPT);
  assert.deepEqual(readdirSync(state).toSorted(), ['in-flight', 'precious.json']);
});

test('what is kept of an update is the update and its process, for this user alone', async (context) => {
  const state = makeStatePath(context);
  const update = buildUnfinished();
  const secret = { accessKeyId: 'SECRET' };
  await buildFileRecords(state).beginUpdate({ ...update, ...secret, target: { ...update.target, ...secret } });
  const path = join(state, 'in-flight', `${update.id}.json`);
  const stored: unknown = JSON.parse(readFileSync(path, 'utf8'));
  assert.deepEqual(stored, JSON.parse(JSON.stringify({ ...update, process: await getOwnMark() })));
  if (process.platform !== 'win32') assert.equal(statSync(path).mode & 0o777, 0o600);
});
