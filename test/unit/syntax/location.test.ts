import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findByLocation, toLocation } from '../../../server/src/syntax/location.ts';
import { walkNodes } from '../../../server/src/syntax/node.ts';
import { parseTree } from '../../../server/src/syntax/tree.ts';

const { root } = parseTree(
  JSON.stringify({
    StartAt: 'a/b',
    States: {
      'a/b': { Type: 'Pass', Next: 'a' },
      a: { Type: 'Choice', Choices: [{ Next: 'x' }, { And: [{ IsNull: true }] }] },
      'a b [0]': { Type: 'Fail' },
      'States/a': { Type: 'Fail' },
    },
  }),
  'json',
);

test('every node is found at its own location', () => {
  for (const node of walkNodes(root)) {
    const found = findByLocation(root, toLocation(node));
    assert.deepEqual([found?.node === node, found?.isExact], [true, true], toLocation(node));
  }
});

test('names are matched greedily, and shorter ones where that leads nowhere', () => {
  assert.equal(toLocation(findByLocation(root, '/States/a/b/Next')?.node ?? fail()), '/States/a/b/Next');
  assert.equal(
    toLocation(findByLocation(root, '/States/a/Choices[1]/And[0]')?.node ?? fail()),
    '/States/a/Choices[1]/And[0]',
  );
});

test('a place that is not there gives the nearest parent', () => {
  for (const [location, parent] of [
    ['/States/a/Nope', '/States/a'],
    ['/States/a/Choices[7]/Next', '/States/a/Choices'],
    ['/Nope', '/'],
    ['nonsense', '/'],
  ] as const) {
    const found = findByLocation(root, location);
    assert.deepEqual([toLocation(found?.node ?? fail()), found?.isExact], [parent, false], location);
  }
});

function fail(): never {
  throw new Error('nothing was found');
}
