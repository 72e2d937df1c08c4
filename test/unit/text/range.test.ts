import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, findMovedRange } from '../../../server/src/text/range.ts';

const range = { start: 10, end: 20 };

test('a range stays where an edit after it happens', () => {
  assert.deepEqual(findMovedRange(range, { start: 20, end: 25, text: 'x' }), range);
});

test('a range moves with an edit before it', () => {
  assert.deepEqual(findMovedRange(range, { start: 0, end: 0, text: 'abc' }), { start: 13, end: 23 });
  assert.deepEqual(findMovedRange(range, { start: 5, end: 10, text: '' }), { start: 5, end: 15 });
});

test('a range goes when an edit touches what it covers', () => {
  assert.equal(findMovedRange(range, { start: 12, end: 12, text: 'x' }), undefined);
  assert.equal(findMovedRange(range, { start: 5, end: 11, text: '' }), undefined);
  assert.equal(findMovedRange(range, { start: 0, end: 30, text: '' }), undefined);
});

test('edits are applied whatever their order', () => {
  const edits = [
    { start: 4, end: 5, text: 'E' },
    { start: 0, end: 1, text: '' },
    { start: 2, end: 2, text: '+' },
  ];
  assert.equal(applyEdits('abcdef', edits), 'b+cdEf');
});
