import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildLines, type Lines } from '../../../server/src/text/lines.ts';
import { Random } from '../../fuzz/random.ts';

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

test('the lines of the text that follows are those of that text by itself', () => {
  const random = new Random(7);
  const pick = (length: number): string =>
    Array.from({ length: random.below(length) }, () => '\n\rab'[random.below(4)] ?? '').join('');
  let text = '';
  let lines = buildLines(text);
  for (let edit = 0; edit < 3000; edit++) {
    const start = random.below(text.length + 1);
    text = text.slice(0, start) + pick(6) + text.slice(start + random.below(5));
    if (text.length > 40) text = text.slice(0, random.below(20));
    lines = lines.update(text);
    assert.deepEqual(listStarts(lines), listStarts(buildLines(text)), JSON.stringify(text));
  }
  const long = `${pick(50)}${'a\n'.repeat(20_000)}`;
  assert.deepEqual(listStarts(lines.update(long)), listStarts(buildLines(long)));
});

function listStarts(lines: Lines): number[] {
  return Array.from({ length: lines.count }, (_, line) => lines.startOf(line));
}
