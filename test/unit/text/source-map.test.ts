import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  buildIdentityMap,
  findInexactMapping,
  type SourceMap,
  toSourceRange,
} from '../../../server/src/text/source-map.ts';

// The source `ab${X}cd`, made into `abVALUEcd`.
const map: SourceMap = [
  { made: { start: 0, end: 2 }, source: { start: 0, end: 2 }, exact: true },
  { made: { start: 2, end: 7 }, source: { start: 2, end: 6 }, exact: false },
  { made: { start: 7, end: 9 }, source: { start: 6, end: 8 }, exact: true },
];

test('a range of untouched text maps one to one', () => {
  assert.deepEqual(toSourceRange(map, { start: 0, end: 1 }), { start: 0, end: 1 });
  assert.deepEqual(toSourceRange(map, { start: 8, end: 9 }), { start: 7, end: 8 });
});

test('a range inside of a substituted value maps to the whole placeholder', () => {
  assert.deepEqual(toSourceRange(map, { start: 3, end: 5 }), { start: 2, end: 6 });
  assert.equal(findInexactMapping(map, { start: 3, end: 5 })?.source.start, 2);
  assert.equal(findInexactMapping(map, { start: 0, end: 2 }), undefined);
});

test('a range across mappings maps to all of them', () => {
  assert.deepEqual(toSourceRange(map, { start: 1, end: 8 }), { start: 1, end: 7 });
});

test('a place past the end maps to the end', () => {
  assert.deepEqual(toSourceRange(map, { start: 20, end: 21 }), { start: 8, end: 8 });
  assert.deepEqual(toSourceRange(buildIdentityMap(3), { start: 1, end: 3 }), { start: 1, end: 3 });
  assert.deepEqual(toSourceRange([], { start: 1, end: 3 }), { start: 0, end: 0 });
});
