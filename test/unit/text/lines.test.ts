import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildLines } from '../../../server/src/text/lines.ts';

test('offsets and positions are each other’s inverse, whatever ends the lines', () => {
  const text = 'a\nbb\r\nccc\rd';
  const lines = buildLines(text);
  assert.equal(lines.count, 4);
  for (const offset of [0, 1, 2, 3, 6, 8, 10, 11]) {
    assert.equal(lines.toOffset(lines.toPosition(offset)), offset);
  }
  assert.deepEqual(lines.toPosition(7), { line: 2, character: 1 });
});

test('what lies outside of the text is clamped to it', () => {
  const lines = buildLines('ab\ncd');
  assert.equal(lines.toOffset({ line: 9, character: 0 }), 5);
  assert.equal(lines.toOffset({ line: 0, character: 9 }), 3);
  assert.deepEqual(lines.toPosition(99), { line: 1, character: 2 });
  assert.deepEqual(lines.toPosition(-1), { line: 0, character: 0 });
});

test('every kind of line end ends one line, next to others too', () => {
  const lines = buildLines('\n\r\r\n\n\r');
  const starts = Array.from({ length: lines.count }, (_, line) => lines.startOf(line));
  assert.deepEqual(starts, [0, 1, 2, 4, 5, 6]);
});
