import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseExample, toDrawnRange } from '../../support/examples.ts';

test('carets mark columns of the line above, several lines of them the same line', () => {
  const { text, syntax, expected } = parseExample('{ "a": 1,\n  ^^^\n       ^ other-code\n  "b": 2 }\n  ^^^');
  assert.equal(text, '{ "a": 1,\n  "b": 2 }');
  assert.equal(syntax, 'json');
  assert.deepEqual(expected, [
    { start: 2, end: 5 },
    { code: 'other-code', start: 7, end: 8 },
    { start: 12, end: 15 },
  ]);
});

test('a caret past the end of a line marks its end', () => {
  const { expected } = parseExample({ syntax: 'yaml', text: 'a:\n  ^\nb: 1' });
  assert.deepEqual(expected, [{ start: 2, end: 2 }]);
});

test('shared indentation belongs to the source code, where the text starts with a line break', () => {
  const example = `
    a: 1
    ^
      b: 2
  `;
  assert.deepEqual(parseExample({ syntax: 'yaml', text: example }), {
    text: 'a: 1\n  b: 2',
    syntax: 'yaml',
    expected: [{ start: 0, end: 1 }],
  });
});

test('a drawn range is one line and at least one column', () => {
  assert.deepEqual(toDrawnRange('ab\ncd', { start: 1, end: 5 }), { start: 1, end: 2 });
  assert.deepEqual(toDrawnRange('ab\ncd', { start: 0, end: 0 }), { start: 0, end: 1 });
  assert.deepEqual(toDrawnRange('ab\ncd', { start: 2, end: 2 }), { start: 2, end: 2 });
});
