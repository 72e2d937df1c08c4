import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildCrashPolicy } from '../../../client/src/crash-policy.ts';

const MINUTE = 60_000;

test('a crash is told once, and the server is started again', () => {
  const answer = buildCrashPolicy();
  assert.equal(answer(0), 'restartAndTell');
  assert.equal(answer(1_000), 'restart');
  assert.equal(answer(10 * MINUTE), 'restartAndTell', 'long after the others');
});

test('a server that keeps crashing stays off', () => {
  const answer = buildCrashPolicy();
  const answers = [0, 1, 2, 3, 4].map((second) => answer(second * 1_000));
  assert.deepEqual(answers, ['restartAndTell', 'restart', 'restart', 'restart', 'giveUp']);
  assert.equal(answer(5_000), 'giveUp', 'also after somebody has started it again at once');
  assert.equal(answer(10 * MINUTE), 'restartAndTell');
});
