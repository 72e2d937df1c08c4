import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { BAD, createFolder, GOOD, GOOD_YAML } from './run.ts';

const ARN = 'arn:aws:states:eu-west-1:111111111111:stateMachine:orders';
const manifest = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
const { run, runWith, folder } = createFolder({
  'good.asl.json': GOOD,
  'bad.asl.json': BAD,
  'good.asl.update.yaml': `stateMachineArn: ${ARN}\n`,
});

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
  writeFileSync(join(folder, 'plain.json'), GOOD);
  for (const [uri, expected] of [
    ['good.asl.json', 0],
    ['plain.json', 1],
    ['.', 1],
  ] as const) {
    writeFileSync(
      join(folder, 'named.asl.update.yaml'),
      `definitionUri: ${uri}\ntargets: { dev: { stateMachineArn: ${ARN} } }\n`,
    );
    const { code, out } = run('check', 'named.asl.update.yaml');
    assert.equal(code, expected, out);
    assert.equal(/There is no definition .* ends with \.asl\.json/.test(out), expected === 1);
  }
});

function rule(severity: string): string[] {
  return ['--rule', `transition-target-exists=${severity}`];
}

test('the severity of a rule, and how many warnings are allowed', () => {
  const off = ['--rule', 'state-reachable=off', '--rule', 'terminal-state-exists=off'];
  const check = ['check', 'bad.asl.json', ...off];
  for (const [args, code, text] of [
    [rule('warning'), 0, / warning: .*\n1 file checked: 0 errors, 1 warning\.\n$/],
    [rule('off'), 0, /^1 file checked: 0 errors, 0 warnings\.\n$/],
    [[...rule('warning'), '--max-warnings', '1'], 0, /1 warning/],
    [[...rule('warning'), '--max-warnings', '0'], 1, /1 warning/],
    [[...rule('hint'), '--max-warnings=0'], 0, /0 warnings/],
  ] as const) {
    const ended = run(...check, ...args);
    assert.equal(ended.code, code, ended.out + ended.err);
    assert.match(ended.out, text);
  }
  assert.match(run(...check, ...rule('warning'), '--max-warnings', '0').err, /--max-warnings allows 0/);
});

test('the standard input', () => {
  assert.equal(runWith(GOOD, 'check', '-').code, 0);
  assert.match(runWith(BAD, 'check', '-').out, /^<stdin>:2:12 error: /m);
  assert.match(runWith(GOOD_YAML, 'check', '-').out, /text-parses/);
  assert.equal(runWith(GOOD_YAML, 'check', '-', '--stdin-name', 'orders.asl.yaml').code, 0);
  const { out } = runWith('publish: 1\n', 'check', '-', '--stdin-name=new.asl.update.yaml');
  assert.match(out, /^new\.asl\.update\.yaml:1:10 error: /m);
});

test('the type of a state machine, whatever the update file says', () => {
  const resource = 'arn:aws:states:eu-west-1:111111111111:activity:manual';
  const task = `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "${resource}", "End": true}}}`;
  writeFileSync(join(folder, 'task.asl.json'), task);
  assert.equal(run('check', 'task.asl.json').code, 0);
  assert.equal(run('check', 'task.asl.json', '--type', 'EXPRESS').code, 1);
  const update = `targets: { dev: { stateMachineArn: "${ARN}", type: EXPRESS } }\n`;
  writeFileSync(join(folder, 'task.asl.update.yaml'), update);
  assert.equal(run('check', 'task.asl.json').code, 1);
  assert.equal(run('check', 'task.asl.json', '--type=STANDARD').code, 0);
});

test('what can not run says why', () => {
  for (const [args, expected] of [
    [['check', 'missing.asl.json'], /missing\.asl\.json can't be read: .*no such file/],
    [['check', 'missing.asl.json', 'gone.json'], /gone\.json can't be read/],
    [['check', 'good.asl.json', 'other.txt'], /other\.txt: the name must end like/],
    [['check', 'missing/**/*.json'], /No JSON or YAML file matches missing\/\*\*\/\*\.json/],
    [['check'], /at least one file/],
    [['deploy'], /no command "deploy"/],
    [['check', 'good.asl.json', '--format', 'xml'], /no format "xml": use pretty, json, sarif, github/],
    [['check', 'good.asl.json', '--target', 'prod'], /No update file has a target "prod"/],
    [['check', 'good.asl.json', '--update-file', 'no.yaml'], /no\.yaml can't be read/],
    [['check', '-', '--stdin-name', 'x.txt'], /such as orders\.asl\.yaml/],
    [['check', '--unknown'], /--unknown.*\n?See stepwright check --help/],
    [['--unknown'], /--unknown.*\n?See stepwright --help/],
    [['lsp', '--unknown'], /--unknown.*\n?See stepwright lsp --help/],
    [[], /Usage: stepwright check/],
  ] as const) {
    const { code, out, err } = run(...args);
    assert.deepEqual([code, out], [2, ''], err);
    assert.match(err, expected);
    assert.doesNotMatch(err, /\n {4}at /);
  }
});

test('help and version', () => {
  assert.match(run('--help').out, /^Usage: stepwright check/m);
  assert.match(run('check', '--help').out, /^Exit codes\n {2}0 {4}clean/m);
  assert.match(run('lsp', '--help').out, /^Usage: stepwright lsp/m);
  assert.deepEqual(run('--version'), { code: 0, out: `${manifest.version}\n`, err: '' });
});
