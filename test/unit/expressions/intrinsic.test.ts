import assert from 'node:assert/strict';
import { test } from 'node:test';
import { INTRINSIC_FUNCTIONS, writeSignature } from '../../../server/src/catalog/intrinsics.ts';
import { looksLikeIntrinsic, parseIntrinsic } from '../../../server/src/expressions/intrinsic.ts';

/** The calls that are read, inner ones first, each with its depth and its arguments. */
const accepted: readonly (readonly [text: string, calls: readonly string[]])[] = [
  ['States.UUID()', ['1 States.UUID']],
  ['States.Array( )', ['1 States.Array']],
  ['States.Format(\'a, (b) "c"\', $.d)', ['1 States.Format string path']],
  ["States.Format( '{}' , States.UUID( ) )", ['2 States.UUID', '1 States.Format string call']],
  [
    'States.Array(1, -2, 1.5, 1e3, true, false, null)',
    ['1 States.Array number number number number boolean boolean null'],
  ],
  [String.raw`States.Format('\'\{\}\\', $.a)`, ['1 States.Format string path']],
  ["States.Array($.a['x,)'], $.b[?(@.c == ')')], $.d.length(), $$.Task.Token)", ['1 States.Array path path path path']],
  ["States.Format('two\nlines')", ['1 States.Format string']],
  ['uppercase($.a)', ['1 uppercase path']],
];

for (const [text, calls] of accepted) {
  test(`${JSON.stringify(text)} is a call`, () => {
    const intrinsic = parseIntrinsic(text);
    assert.deepEqual(intrinsic.problems, []);
    const found = intrinsic.calls.map((call) => [call.depth, call.name, ...call.arguments.map(({ kind }) => kind)]);
    assert.deepEqual(
      found.map((words) => words.join(' ')),
      calls,
    );
    assert.ok(looksLikeIntrinsic(text));
  });
}

/** What the service refuses, with the stretch that is blamed. */
const refused: readonly (readonly [text: string, start: number, end: number])[] = [
  ['States.UUID', 0, 11],
  ['States.Array(1', 12, 13],
  ['States.Array(', 12, 13],
  ['States.Array(1,)', 14, 16],
  ['States.Array(,1)', 13, 14],
  ['States.Array(1 2)', 15, 16],
  ['States.Array("a")', 13, 14],
  ["States.Array('a)", 13, 14],
  ['States.Array(a)', 13, 14],
  ['States.Array(true1)', 13, 18],
  ['States.Array(1x)', 13, 14],
  [String.raw`States.Array('\"')`, 14, 16],
  [String.raw`States.Array('\n')`, 14, 16],
  ['States.UUID() x', 14, 15],
  ['States.UUID())', 13, 14],
  ['States.Array($.a[)', 16, 17],
  ['States.Array(States.Array($.b c))', 29, 30],
];

for (const [text, start, end] of refused) {
  test(`${JSON.stringify(text)} is no call`, () => {
    const [problem, ...others] = parseIntrinsic(text).problems;
    assert.deepEqual([problem?.start, problem?.end, others.length], [start, end, 0], problem?.message);
  });
}

test('variables are found in paths at any depth', () => {
  const text = 'States.Array($a.b, States.Array($.c[?(@.d == $e)]), $$.State.Name)';
  const found = parseIntrinsic(text).variables;
  assert.deepEqual(found.map(({ start, end }) => text.slice(start, end)).toSorted(), ['$a', '$e']);
});

test('plain words are not taken for calls', () => {
  for (const text of ['ipsum', '$.a', '', '1', "'a'"]) assert.ok(!looksLikeIntrinsic(text), text);
});

test('signatures name what may be left out and what may be repeated', () => {
  const signatures = new Set(Array.from(INTRINSIC_FUNCTIONS.values(), writeSignature));
  assert.ok(signatures.has('States.MathRandom(from, to, seed?)'));
  assert.ok(signatures.has('States.Format(template, value…)'));
});

for (const part of ['States.Array(', "States.Array('", 'States.Array($.a[', '(', 'a'.repeat(9), '1,', ' ']) {
  test(`hostile text is read in time that grows with its length: ${part}`, { timeout: 5000 }, () => {
    const text = `States.Array(${part.repeat(100_000)}`;
    const started = process.cpuUsage();
    assert.equal(parseIntrinsic(text).problems.length, 1);
    looksLikeIntrinsic(text);
    assert.ok(process.cpuUsage(started).user < 1_000_000);
  });
}
