import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findChange } from '../../../server/src/text/change.ts';

const rows = [
  { before: 'abc', after: 'abc', change: { start: 3, end: 3, newEnd: 3 } },
  { before: '', after: 'abc', change: { start: 0, end: 0, newEnd: 3 } },
  { before: 'abc', after: '', change: { start: 0, end: 3, newEnd: 0 } },
  { before: 'abcde', after: 'abXde', change: { start: 2, end: 3, newEnd: 3 } },
  { before: 'abde', after: 'abcde', change: { start: 2, end: 2, newEnd: 3 } },
  { before: 'abcde', after: 'abde', change: { start: 2, end: 3, newEnd: 2 } },
  // What is equal at both ends counts at the first.
  { before: 'aa', after: 'aaa', change: { start: 2, end: 2, newEnd: 3 } },
  { before: 'xay', after: 'xy', change: { start: 1, end: 2, newEnd: 1 } },
  { before: `${'a'.repeat(999)}b`, after: `${'a'.repeat(999)}c`, change: { start: 999, end: 1000, newEnd: 1000 } },
];

for (const { before, after, change } of rows) {
  test(`from ${JSON.stringify(before.slice(-9))} to ${JSON.stringify(after.slice(-9))}`, () => {
    assert.deepEqual(findChange(before, after), change);
    assert.equal(
      before.slice(0, change.start) + after.slice(change.start, change.newEnd) + before.slice(change.end),
      after,
    );
  });
}
