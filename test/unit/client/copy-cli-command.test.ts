import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';
import { copyCliCommand } from '../../../client/src/update/files/copy-cli-command.ts';
import { buildReady, buildRefused, buildTarget, REF } from './fake-ports.ts';
import { ARN } from './fake-service.ts';
import { buildFakeLook, type LookScript, toFailed } from './fake-look.ts';

async function copy(script: LookScript & { saved?: string } = {}) {
  const fake = buildFakeLook(script);
  const { note } = fake;
  const copied: string[] = [];
  const screen = {
    copy: async (text: string) => void copied.push(text),
    showCopied: () => note('copied'),
    showImpossible: (_: unknown, reason: string) => note(`impossible ${reason}`),
  };
  const readSaved = async (): Promise<Uint8Array> => {
    if (script.saved === undefined) throw new Error('no such file');
    return Buffer.from(script.saved);
  };
  const { kind } = await copyCliCommand({ ...fake.ports, screen, readSaved }, REF);
  return { ...fake, kind, text: copied.join('|') };
}

test('the update of this moment is copied, checked, and nothing is asked of AWS', async () => {
  const { steps, kind, text } = await copy();
  assert.equal(kind, 'copied');
  assert.deepEqual(steps, ['compose update', 'open eu-west-1 -', 'close', 'copied', 'end false']);
  assert.ok(text.includes(`--state-machine-arn ${ARN}`) && text.includes(`--definition '{"StartAt":"Secret"}'`));
  assert.ok(!text.includes('--profile') && !text.includes('--endpoint-url'));
});

test('a profile stands there if the person agreed to it, and an endpoint if it is set', async () => {
  const composed = buildReady({ target: buildTarget({ profile: 'dev' }) });
  const endpoint = { url: 'http://127.0.0.1:8083', configured: true };
  const agreed = await copy({ composed, endpoint, profileAnswer: 'use' });
  assert.match(agreed.text, /--profile dev .*--endpoint-url http:\/\/127\.0\.0\.1:8083/s);
  const declined = await copy({ composed, profileAnswer: 'default' });
  assert.ok(!declined.text.includes('dev'));
  const dismissed = await copy({ composed });
  assert.deepEqual([dismissed.kind, dismissed.text], ['dismissed', '']);
});

const LARGE = `{"Comment":"${'x'.repeat(200_000)}"}`;
const definitionUri = pathToFileURL('/work/größe/orders.asl.json').href;

test('a large definition is read from its file, where that holds just what is sent', async () => {
  const composed = buildReady({ definitionUri, request: { stateMachineArn: ARN, definition: LARGE } });
  const { text } = await copy({ composed, saved: LARGE });
  assert.ok(text.endsWith(`--definition 'file:///work/größe/orders.asl.json'`), text.slice(-80));
});

test('where it is not saved so, or holds something else, there is no command', async () => {
  const request = { stateMachineArn: ARN, definition: LARGE };
  for (const [composed, saved] of [
    [buildReady({ definitionUri, request }), `\uFEFF${LARGE}`],
    [buildReady({ definitionUri, request }), undefined],
    [buildReady({ definitionUri: undefined, request }), LARGE],
  ] as const) {
    const { kind, text, steps } = await copy({ composed, ...(saved === undefined ? {} : { saved }) });
    assert.deepEqual([kind, text], ['impossible', '']);
    assert.ok(steps.some((step) => step.startsWith('impossible The definition has')));
  }
});

test('an update of the configuration alone needs no file', async () => {
  const { text } = await copy({ composed: buildReady({ request: { stateMachineArn: ARN, publish: true } }) });
  assert.ok(text.endsWith('--publish \\\n  --region eu-west-1'));
});

test('what stops it is told, and nothing is copied', async () => {
  const untrusted = await copy({ trusted: false });
  assert.deepEqual([untrusted.steps, untrusted.text], [['untrusted'], '']);
  const refused = await copy({ composed: buildRefused() });
  assert.deepEqual([refused.kind, refused.text], ['refused', '']);
  const failure = toFailed('Error').failure;
  const failed = await copy({ open: () => ({ kind: 'failed', failure }) });
  assert.deepEqual([failed.kind, failed.text], ['failed', '']);
  assert.deepEqual(failed.steps.slice(-3), ['explain Error', 'failure Refused.', 'end false']);
});
