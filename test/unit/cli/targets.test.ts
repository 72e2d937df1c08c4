import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFolder } from './run.ts';

const ARN = 'arn:aws:states:eu-west-1:111111111111:stateMachine:';
const WAIT = '{"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": ${Seconds}, "End": true}}}';
const { run, runWith } = createFolder({
  'wait.asl.json': WAIT,
  'wait.asl.update.yaml': `targets:
  dev: { stateMachineArn: "${ARN}dev", definitionSubstitutions: { Seconds: 1 } }
  prod: { stateMachineArn: "${ARN}prod", definitionSubstitutions: { Seconds: -1 } }
`,
  'alone/wait.asl.json': WAIT,
  'alone/values.yaml': `targets: { dev: { stateMachineArn: "${ARN}dev", definitionSubstitutions: { Seconds: -5 } } }`,
  'apart/wait.asl.json': WAIT,
  'apart/updates/prod.asl.update.json': `{ "definitionUri": "../wait.asl.json", "targets": {
    "prod": { "stateMachineArn": "${ARN}apart", "definitionSubstitutions": { "Seconds": -7 } } } }`,
});

function listMessages(...args: readonly string[]): string[] {
  const { out, err } = run('check', '--format', 'json', ...args);
  assert.equal(err, '');
  return JSON.parse(out).flatMap(({ findings }: { findings: { message: string }[] }) =>
    findings.map(({ message }) => message),
  );
}

test('a definition is checked with the values of each target, or of one', () => {
  assert.match(listMessages('wait.asl.json').join('\n'), /"prod".* is -1/);
  assert.match(listMessages('wait.asl.json', '--target', 'prod').join('\n'), /"prod".* is -1/);
  assert.deepEqual(listMessages('wait.asl.json', '--target', 'dev'), []);
  assert.match(
    run('check', 'wait.asl.json', '--target', 'prd').err,
    /No update file has a target "prd"\. Did you mean "prod"\?/,
  );
});

test('an update file of another name, or in another place', () => {
  assert.deepEqual(listMessages('alone/wait.asl.json'), []);
  assert.match(listMessages('alone/wait.asl.json', '--update-file', 'alone/values.yaml').join('\n'), /is -5/);
  assert.match(listMessages('wait.asl.json', '--update-file', 'alone/values.yaml').join('\n'), /is -5/);
});

test('update files of the folders that are checked count, by their definitionUri', () => {
  assert.deepEqual(listMessages('apart/wait.asl.json'), []);
  assert.match(listMessages('apart').join('\n'), /"prod".* is -7/);
  assert.deepEqual(listMessages('apart/updates/prod.asl.update.json'), []);
});

test('the standard input has the update files of the file that it stands for', () => {
  const { out } = runWith(WAIT, 'check', '-', '--stdin-name', 'wait.asl.json', '--target=prod');
  assert.match(out, /^wait\.asl\.json:1:\d+ error: .*is -1/);
  assert.match(runWith(WAIT, 'check', '-', '--target=prod').err, /No update file has a target "prod"\. An update/);
});
