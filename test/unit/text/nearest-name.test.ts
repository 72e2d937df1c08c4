import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNearestName } from '../../../server/src/text/nearest-name.ts';

test('the name that takes the fewest changes is the nearest', () => {
  assert.equal(findNearestName('Paralel', ['Parameters', 'Parallel', 'Pass']), 'Parallel');
  assert.equal(findNearestName('Order 12', ['Order 345', 'Order 13', 'Order 2']), 'Order 13');
});

test('a swap of neighbours is one change, and case counts for nothing', () => {
  assert.equal(findNearestName('nxet', ['End', 'Next']), 'Next');
  assert.equal(findNearestName('ab', ['ba']), 'ba');
});

test('a name that is far from all others has no nearest', () => {
  assert.equal(findNearestName('Invoke', ['Next', 'End', 'Comment']), undefined);
  assert.equal(findNearestName('', ['a']), undefined);
});
