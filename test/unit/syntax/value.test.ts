import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderLike, pairItems } from '../../../server/src/syntax/order-like.ts';
import { toPlainNumber } from '../../../server/src/syntax/plain-number.ts';
import { parseTree, type Syntax } from '../../../server/src/syntax/tree.ts';
import { areSame, type NumberSpelling, readValue, type Value } from '../../../server/src/syntax/value.ts';
import { writeJsonValue, writeYamlValue } from '../../../server/src/syntax/write-value.ts';

function read(text: string, numbers: NumberSpelling = 'asWritten', syntax: Syntax = 'json'): Value {
  const { root, problems } = parseTree(text, syntax);
  assert.deepEqual(problems, [], text);
  assert.ok(root);
  return readValue(root, numbers);
}

test('a number has one plain form', () => {
  for (const [plain, ...spellings] of [
    ['1', '1.0', '1e0', '10e-1', '0.1e1', '1.000'],
    ['0', '-0', '0.0', '0e7', '-0.0e-5'],
    ['100', '1e2', '1E+2', '100.00'],
    ['-0.05', '-5e-2', '-0.050'],
    ['12345678901234567890123456789012345', '12345678901234567890123456789012345.0'],
    ['0.1234567890123456789012345678901', '1234567890123456789012345678901e-31'],
    ['1e401', '10e400', '0.1e402'],
    ['12e-999999999999999999999', '120e-1000000000000000000000', '1.2e-999999999999999999998'],
  ]) {
    for (const spelling of spellings) assert.equal(toPlainNumber(spelling), plain, spelling);
    assert.equal(toPlainNumber(plain ?? ''), plain);
  }
});

test('values are the same whatever they look like, and differ in any digit or kind', () => {
  const same = [
    ['{"a":1,"b":[1,"x"]}', '{ "b": [1.0, "\\u0078"],\n "a": 1e0 }'],
    ['{"a":1,"a":2}', '{"a":2}'],
    ['{"Fn::Sub":"x"}', '{ "Fn::Sub" : "x" }'],
    ['12345678901234567890', '12345678901234567890.0'],
    ['[]', '[ ]'],
    ['"\\ud83d\\ude00"', '"😀"'],
  ] as const;
  for (const [left, right] of same) assert.ok(areSame(read(left), read(right)), `${left} ${right}`);
  const different = [
    ['12345678901234567890', '12345678901234567891'],
    ['[1,2]', '[2,1]'],
    ['[[],[]]', '[[[]]]'],
    ['{}', '[]'],
    ['{"a":{}}', '{"a":[]}'],
    ['{"a":1,"b":2}', '{"a":2,"b":1}'],
    ['"1"', '1'],
    ['"null"', 'null'],
    ['{"a":null}', '{}'],
    ['{"Fn::Sub":"x"}', '{"Fn::Sub":"y"}'],
    ['true', 'false'],
  ] as const;
  for (const [left, right] of different) assert.ok(!areSame(read(left), read(right)), `${left} ${right}`);
});

test('keys stand in the order of the model, and new ones behind them', () => {
  const ordered = (value: string, model: string): string =>
    JSON.stringify(JSON.parse(writeJsonValue(orderLike(read(value), read(model)))));
  assert.equal(
    ordered('{"a":{"x":1,"y":2},"b":2,"n":0}', '{"b":2,"g":1,"a":{"y":9,"x":1}}'),
    '{"b":2,"a":{"y":2,"x":1},"n":0}',
  );
  // An item that was added at the front shifts the others.
  assert.equal(
    ordered('[{"a":1,"b":2},{"c":3,"d":4}]', '[{"n":0},{"b":2,"a":1},{"d":4,"c":3}]'),
    '[{"b":2,"a":1},{"d":4,"c":3}]',
  );
  assert.equal(
    writeJsonValue(orderLike(read('{"a":1,"b":2}'), read('{"b":3,"a":1.0}'))),
    '{\n  "b": 2,\n  "a": 1.0\n}',
  );
});

function pair(left: string, right: string): ReturnType<typeof pairItems> {
  const [a, b] = [read(left), read(right)];
  return a.kind === 'array' && b.kind === 'array' ? pairItems(a.items, b.items) : assert.fail();
}

test('items are paired from both ends', () => {
  assert.deepEqual(pair('[1,2,3]', '[1,3]'), [
    [0, 0],
    [1, undefined],
    [2, 1],
  ]);
  assert.deepEqual(pair('[2]', '[1,2]'), [
    [undefined, 0],
    [0, 1],
  ]);
  assert.deepEqual(pair('[1,1]', '[1]'), [
    [0, 0],
    [1, undefined],
  ]);
  assert.deepEqual(pair('[]', '[]'), []);
});

const strings = [
  '', ' ', '\n', 'a\n', 'a\nb', 'a\n\nb\n', 'a\n\n', '\na', ' a\nb', 'a \nb', 'a\n  b\n\tc', '\ta', 'a\tb', 'a\r\nb', 'a\n ', 'a\n \nb',
  'yes', 'null', 'True', '~', '1', '1e3', '.5', '0x1F', '-', '- a', '?', ': ', 'a: b', 'a:', 'a #b', '#', '#a\nb', '---', '...', '---\na', '<<', '*a', '&a', '!a', '|', '>', '%', '@', '`',
  '{% $x %}', '{', '[', ']', ',', '"', "'", '\\', '"a\nb"', 'é 😀\nb', '\u2028', 'a\u2028\nb', '\u0085\n', '\uFEFF', '\u0007', '\u0000', '${Name}', '${Name}\nb', 'x ${Name}', '\ud800', 'a\n\ud800', '$.foo', 'arn:aws:s3:::a',
  'k'.repeat(1500), 'a\n#b', 'key: |\n  x', '-\n-', 'a\n---\nb', 'a\n...\nb',
]; // prettier-ignore

test('what is written as YAML reads as the same again', () => {
  for (const text of strings) {
    const json = JSON.stringify({
      [text]: text,
      list: [text, [text, { [text]: [{ x: text }, [], {}] }]],
      n: null,
      z: {},
    });
    const value = read(json);
    const yaml = writeYamlValue(value);
    const again = read(yaml, 'asWritten', 'yaml');
    assert.ok(areSame(value, again), `${JSON.stringify(text)}\n${yaml}`);
    assert.equal(writeYamlValue(again), yaml);
  }
});

test('YAML is in blocks, JSON has a member a line', () => {
  const value = read('{"A":[1.50,{"B":"x\\ny\\n","C":[]},[true]],"D":{}}');
  assert.equal(writeYamlValue(value), 'A:\n  - 1.50\n  - B: |\n      x\n      y\n    C: []\n  - - true\nD: {}\n');
  assert.equal(
    writeJsonValue(read('{"A":[1.50,{}],"B":[]}'), '\t'),
    '{\n\t"A": [\n\t\t1.50,\n\t\t{}\n\t],\n\t"B": []\n}',
  );
  assert.equal(writeJsonValue(read('{"A":1.50}', 'plain')), '{\n  "A": 1.5\n}');
});
