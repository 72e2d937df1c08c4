import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesGlob } from '../../../server/src/text/glob.ts';

test('paths fit patterns', () => {
  for (const [pattern, fitting, others] of [
    ['**/build', ['build', 'a/build', 'a/b/build'], ['builds', 'build/a', 'rebuild']],
    ['build/**', ['build/a', 'build/a/b'], ['a/build/c', 'builds/a']],
    ['*.json', ['a.json', '.json'], ['a/b.json', 'a.jsonc']],
    ['a/**/c', ['a/c', 'a/b/c', 'a/b/b/c'], ['a/b', 'c', 'b/a/c']],
    ['**/*.{json,y?ml}', ['a.json', 'b/a.yaml'], ['a.yml', 'a.js']],
    ['{a,b{c,d}}/x', ['a/x', 'bc/x', 'bd/x'], ['b/x', 'c/x']],
    ['**', ['a', 'a/b'], []],
    ['a.c', ['a.c'], ['abc']],
    ['[$&]', ['[$&]'], ['$']],
  ] as const) {
    for (const path of fitting) assert.ok(matchesGlob(path, pattern), `${path} fits ${pattern}`);
    for (const path of others) assert.ok(!matchesGlob(path, pattern), `${path} does not fit ${pattern}`);
  }
});

test('no pattern keeps it busy', { timeout: 5_000 }, () => {
  assert.ok(!matchesGlob('a'.repeat(1_000), `${'*a'.repeat(200)}b`));
  assert.ok(!matchesGlob('a/'.repeat(1_000), `${'**/a/'.repeat(200)}b`));
  assert.ok(!matchesGlob('a', '{a,b}'.repeat(50)));
  assert.ok(!matchesGlob('a', `a${'{}'.repeat(1_000_000)}`));
});
