import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildGlob } from '../../../cli/src/glob.ts';
import { createFolder, GOOD, GOOD_YAML } from './run.ts';

const ARN = 'arn:aws:states:eu-west-1:111111111111:stateMachine:orders';
const { folder, run } = createFolder({
  'a.asl.json': GOOD,
  'data.json': '[]',
  'machines/b.asl': GOOD,
  'machines/deep/c.asl.yml': GOOD_YAML,
  'machines/deep/plain.json': GOOD,
  'machines/deep/notes.md': '',
  'machines/deep/c.asl.update.jsonc': `{ "stateMachineArn": "${ARN}" }`,
  'machines/node_modules/p/x.asl.json': '{',
  'machines/.hidden/x.asl.json': '{',
});

function listFiles(...paths: readonly string[]): string[] {
  const { out, err } = run('check', '--format', 'json', ...paths);
  assert.equal(err, '');
  return JSON.parse(out).map(({ file }: { file: string }) => file.replaceAll('\\', '/'));
}

test('a folder stands for the definitions and update files in it and below it, by their names', () => {
  const inside = ['machines/b.asl', 'machines/deep/c.asl.update.jsonc', 'machines/deep/c.asl.yml'];
  assert.deepEqual(listFiles('.'), ['a.asl.json', ...inside]);
  assert.deepEqual(listFiles('machines'), inside);
});

test('a folder without any is a mistake', () => {
  mkdirSync(join(folder, 'empty'));
  assert.match(run('check', 'empty').err, /^empty holds no definition/);
});

test('a pattern stands for all JSON and YAML files that match, and each file is checked once', () => {
  assert.deepEqual(listFiles('machines/**/*.json', 'machines/deep/../deep/plain.json', 'a.asl.json', 'a.asl.json'), [
    'machines/deep/plain.json',
    'a.asl.json',
  ]);
  assert.deepEqual(listFiles('./machines/deep/*'), [
    'machines/deep/c.asl.update.jsonc',
    'machines/deep/c.asl.yml',
    'machines/deep/plain.json',
  ]);
});

test('patterns', () => {
  for (const [pattern, inside, matching, others] of [
    ['*.json', '.', ['a.json', '.json'], ['a.jsonx', 'b/a.json', 'axjson']],
    ['x/**/*.json', 'x/', ['x/a.json', 'x/b/c/a.json'], ['a.json', 'xx/a.json', 'x/b/ajson']],
    ['x/**', 'x/', ['x/a', 'x/b/c'], ['y/a']],
    ['a?.{asl,asl.json}', '.', ['ab.asl', 'ab.asl.json'], ['a.asl', 'a/.asl', 'ab.json']],
    ['../x/{a*,b}/c', '../x/', ['../x/aa/c', '../x/b/c'], ['x/a/c', '../x/bb/c']],
    ['/x/y*', '/x/', ['/x/y', '/x/yz'], ['x/y', '/x/yz/a']],
    ['./a{b', '.', ['a{b'], ['ab']],
    ['(a+)*', '.', ['(a+)b'], ['aa']],
  ] as const) {
    const { folder, matches } = buildGlob(pattern);
    assert.equal(folder, inside);
    assert.deepEqual(matching.filter(matches), matching, pattern);
    assert.deepEqual(others.filter(matches), [], pattern);
  }
});
