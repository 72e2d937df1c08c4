import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ARN, openShop } from './update-run.ts';

const main = fileURLToPath(new URL('../../../cli/src/main.ts', import.meta.url));
const DEV = ['update', 'wait.asl.yaml', '--target', 'dev', '--yes'];

interface Running {
  readonly interrupt: () => void;
  /** Once the standard error has this. */
  readonly waitFor: (text: string) => Promise<void>;
  readonly end: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
}

/** The command line in a process of its own, in the folder and with the environment of the test. */
function start(t: TestContext, ...args: readonly string[]): Running {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  t.after(() => child.kill('SIGKILL'));
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  return {
    interrupt: () => child.kill('SIGINT'),
    waitFor: async (text) => {
      while (!err.includes(text)) await once(child.stderr, 'data');
    },
    end: once(child, 'close').then(([code]: readonly unknown[]) => ({ code: toCode(code), out, err })),
  };
}

function toCode(code: unknown): number | null {
  return typeof code === 'number' ? code : null;
}

test('the exit code and both streams of a process', async (t) => {
  await openShop(t);
  const updated = await start(t, ...DEV).end;
  assert.equal(updated.code, 0, updated.err);
  assert.match(updated.out, /^Updated dev: arn/);
  const same = await start(t, 'diff', 'wait.asl.yaml', '--target', 'dev').end;
  assert.equal(same.code, 0, same.err);
});

test('Ctrl+C before the request has left: nothing is sent', async (t) => {
  const shop = await openShop(t);
  shop.endpoint.injectFault({ operation: 'GetCallerIdentity', delayMilliseconds: 60_000 });
  const running = start(t, ...DEV);
  await running.waitFor('Looking at wait');
  running.interrupt();
  const { code, err } = await running.end;
  assert.equal(code, 2);
  assert.match(err, /^Cancelled: nothing has changed, as far as is known\.$/m);
  assert.deepEqual(shop.listCalls('UpdateStateMachine'), []);
});

test('Ctrl+C after it has left: the machine tells what became of it', async (t) => {
  const shop = await openShop(t);
  shop.endpoint.injectFault({ operation: 'UpdateStateMachine', delayMilliseconds: 1000 });
  const running = start(t, ...DEV);
  await running.waitFor('Sent, waiting');
  running.interrupt();
  const { code, out, err } = await running.end;
  assert.equal(code, 0, err);
  assert.match(err, /asking what became of it/);
  assert.match(out, new RegExp(`^Revision ${shop.getUpdate().revisionId}$`, 'm'));
  assert.equal(shop.endpoint.listUpdates().length, 1);
});

test('a second Ctrl+C ends at once, and the next update finds out what became of the first', async (t) => {
  const shop = await openShop(t);
  shop.endpoint.injectFault({ operation: 'UpdateStateMachine', delayMilliseconds: 1000 });
  const running = start(t, ...DEV);
  await running.waitFor('Sent, waiting');
  running.interrupt();
  await running.waitFor('Cancelling');
  running.interrupt();
  assert.equal((await running.end).code, 130);

  const other = await shop.update('wait.asl.yaml', '--target', 'release', '--yes');
  assert.equal(other.code, 0);
  assert.match(other.notes, new RegExp(`What became of an update of ${ARN} at .* is not known`));
  assert.doesNotMatch(other.notes, /What became of the/, 'only the machine that is updated is asked about');
  const next = await shop.update(...DEV.slice(1));
  assert.match(next.notes, /^What became of the update of wait at .*: it took effect\.$/m);
  assert.equal(next.code, 0, next.notes);
  assert.match(next.out, /^Nothing to do/);
  assert.doesNotMatch((await shop.update(...DEV.slice(1))).notes, /was under way/);
});

test('a person is asked whether to find out, machine by machine', async (t) => {
  const shop = await openShop(t);
  shop.endpoint.injectFault({ operation: 'UpdateStateMachine', delayMilliseconds: 60_000 });
  const running = start(t, ...DEV);
  await running.waitFor('Sent, waiting');
  running.interrupt();
  await running.waitFor('Cancelling');
  running.interrupt();
  await running.end;
  const no = await shop.answer(['n', 'n'], ...DEV.slice(1, -1));
  assert.match(no.questions[0] ?? '', /^Find out what became of it\?/);
  assert.doesNotMatch(no.notes, /What became of the/);
  const yes = await shop.answer(['y', 'n'], ...DEV.slice(1, -1));
  assert.match(yes.notes, /^What became of the update of wait at .*: it has taken no effect so far\.$/m);
});

test('no name from a file can move the cursor or begin a line', async (t) => {
  const shop = await openShop(t);
  const hostile = String.raw`a\e[2J\n::error::b`;
  const machine = '{"StartAt":"A\\u009b\\u202e","States":{"A\\u009b\\u202e":{"Type":"Succeed"}}}';
  await shop.write('evil.asl.json', machine);
  const target = `{ stateMachineArn: "${ARN}", profile: "${hostile}" }`;
  await shop.write('evil.asl.update.yaml', `targets: { "${hostile}": ${target} }\n`);
  const dry = await start(t, 'update', 'evil.asl.json', '--dry-run').end;
  assert.equal(dry.code, 0, dry.err);
  const diff = await start(t, 'diff', 'evil.asl.json').end;
  assert.equal(diff.code, 1, diff.err);
  await shop.write('evil.asl.update.yaml', `targets: { "${hostile}": ${target}, other: ${target} }\n`);
  const several = await start(t, 'diff', 'evil.asl.json').end;
  assert.equal(several.code, 2);
  for (const { out, err } of [dry, diff, several]) {
    assert.ok(`${out}${err}`.includes('error::b'), 'it is told');
    assert.doesNotMatch(`${out}${err}`, /^::/m);
    assert.doesNotMatch(`${out}${err}`.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u);
  }
});

test('what can not run says why, and sends nothing', async (t) => {
  const shop = await openShop(t);
  for (const [args, expected] of [
    [['update'], /Name one definition, or one update file\.\nSee stepwright update --help/],
    [['update', 'a.asl.json', 'b.asl.json'], /Name one definition/],
    [['update', 'gone.asl.json'], /gone\.asl\.json can't be read/],
    [['update', 'wait.asl.yaml'], /several targets: choose one with --target \(dev, release, prod, wrong, suggested\)/],
    [['update', 'wait.asl.yaml', '--target', 'pord'], /^No update file has a target "pord"\. Did you mean "prod"\?$/m],
    [[...DEV, '--confirm-name', 'prod'], /--confirm-name says prod, and the state machine of this target is wait\./],
    [[...DEV, '--description', 'x'], /add --publish/],
    [[...DEV, '--format', 'sarif'], /no format "sarif": use pretty or json/],
    [['diff', 'wait.asl.yaml', '--yes'], /--yes.*\n?See stepwright diff --help/],
  ] as const) {
    const { code, out, err } = await start(t, ...args).end;
    assert.deepEqual([code, out], [2, ''], err);
    assert.match(err, expected);
  }
  assert.deepEqual(shop.endpoint.listRequests(), []);
  assert.match((await start(t, 'update', '--help').end).out, /^Exit codes\n {2}0 {4}updated/m);
  assert.match((await start(t, 'diff', '-h').end).out, /^Usage: stepwright diff/m);
});
