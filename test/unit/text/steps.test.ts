import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finish, share, type Steps } from '../../../server/src/text/steps.ts';

function* count(to: number, done: number[]): Steps<number> {
  for (let at = 0; at < to; at++) {
    done.push(at);
    yield;
  }
  return to;
}

test('shared work is done once: each goes on where another stopped', () => {
  const done: number[] = [];
  const shared = share(() => count(4, done));
  const first = shared.steps();
  const second = shared.steps();
  first.next();
  second.next();
  assert.deepEqual(done, [0, 1]);
  assert.equal(shared.get(), 4);
  assert.deepEqual(done, [0, 1, 2, 3]);
  assert.equal(finish(first), 4);
  assert.deepEqual(second.next(), { done: true, value: 4 });
});
