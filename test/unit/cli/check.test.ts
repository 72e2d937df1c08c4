import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../cli/src/main.ts', import.meta.url));
const manifest = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'stepwright-cli-'));
const GOOD = '{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}';
after(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'good.asl.json'), GOOD);
writeFileSync(join(folder, 'bad.asl.json'), GOOD.replace('"StartAt": "A"', '\n"StartAt": "B"'));
writeFileSync(
  join(folder, 'good.asl.update.yaml'),
  'stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders\n',
);

function run(...args: readonly string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

test('a clean file', () => {
  assert.deepEqual(run('check', 'good.asl.json', 'good.asl.update.yaml'), {
    code: 0,
    out: '2 files checked: 0 errors, 0 warnings.\n',
    err: '',
  });
});

test('errors are told with their place, and by the exit code', () => {
  const { code, out } = run('check', 'bad.asl.json');
  assert.equal(code, 1);
  assert.match(out, /^bad\.asl\.json:2:12 error: .* \(transition-target-exists\)$/m);
});

test("a definition is a file of a definition's name, as in the editor", () => {
  const machine = 'stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders';
  writeFileSync(join(folder, 'plain.json'), GOOD);
  for (const [uri, expected] of [
    ['good.asl.json', 0],
    ['plain.json', 1],
    ['.', 1],
  ] as const) {
    writeFileSync(join(folder, 'named.asl.update.yaml'), `definitionUri: ${uri}\ntargets: { dev: { ${machine} } }\n`);
    const { code, out } = run('check', 'named.asl.update.yaml');
    assert.equal(code, expected, out);
    assert.equal(/There is no definition .* ends with \.asl\.json/.test(out), expected === 1);
  }
  rmSync(join(folder, 'named.asl.update.yaml'));
});

test('JSON for other programs', () => {
  const { code, out } = run('check', 'good.asl.json', 'bad.asl.json', '--format', 'json');
  assert.equal(code, 1);
  const report = JSON.parse(out);
  assert.deepEqual(report[0], { file: 'good.asl.json', findings: [] });
  const { message, ...found } = report[1].findings.find(
    (each: { code: string }) => each.code === 'transition-target-exists',
  );
  assert.equal(typeof message, 'string');
  assert.deepEqual(found, {
    code: 'transition-target-exists',
    serviceCode: 'MISSING_TRANSITION_TARGET',
    severity: 'error',
    location: '/StartAt',
    range: { start: { line: 1, character: 11 }, end: { line: 1, character: 14 } },
  });
});

test('what can not run says why', () => {
  for (const [args, expected] of [
    [['check', 'missing.asl.json'], /missing\.asl\.json can't be read/],
    [['check', 'good.asl.json', 'other.json'], /other\.json: the name says neither/],
    [['check'], /at least one file/],
    [['deploy'], /no command "deploy"/],
    [['check', 'good.asl.json', '--format', 'xml'], /no format "xml"/],
    [['--unknown'], /--unknown/],
    [[], /Usage: stepwright check/],
  ] as const) {
    const { code, out, err } = run(...args);
    assert.deepEqual([code, out], [2, ''], err);
    assert.match(err, expected);
  }
});

test('help and version', () => {
  assert.match(run('--help').out, /Exit codes: 0/);
  assert.deepEqual(run('--version'), { code: 0, out: `${manifest.version}\n`, err: '' });
});
