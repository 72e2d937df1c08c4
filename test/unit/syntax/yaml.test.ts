import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse, stringify } from 'yaml';
import { findByLocation, toLocation } from '../../../server/src/syntax/location.ts';
import { findValue, isWildcard, type Node, walkNodes } from '../../../server/src/syntax/node.ts';
import { parseTree, type Tree } from '../../../server/src/syntax/tree.ts';
import type { Json } from '../../../server/src/update/update-request.ts';
import { buildDefinition } from '../../bench/definitions.ts';

function toValue(node: Node | undefined): Json {
  if (!node || node.kind === 'null') return null;
  if (node.kind === 'object')
    return Object.fromEntries(node.members.map(({ key, value }) => [key.value, toValue(value)]));
  if (node.kind === 'array') return node.items.map(toValue);
  return node.kind === 'placeholder' ? `<${node.name}>` : node.value;
}

/** What the problems of a tree stand at, and what they say. */
function listProblems({ text, problems }: Tree): string[] {
  return problems.map(({ start, end, message }) => `${text.slice(start, end)}: ${message}`);
}

for (const text of [
  'a: Yes\nb: no\nc: on\nd: off\ne: y\nf: 2001-01-01\ng: 190:20:30\nh: 1_000\ni: 0b1',
  'a: true\nb: False\nc: NULL\nd: ~\ne:\nf: null',
  'a: 0o17\nb: 0x1F\nc: 007\nd: +5\ne: -0\nf: 12e03\ng: .5\nh: 1.\ni: 1e-3\nj: 0o8\nk: 0xg\nl: 1e\nm: -x\nn: "1"',
  'a: |\n  x\n   y\n\n  z\nb: >-\n  x\n  y\n\n  z\nc: |+\n  x\n\nd: |2\n    x\n   y\n',
  "a: \"x\\u0041\\n\n  y\"\nb: 'it''s\n\n  two'\nc: one\n  two # three\n",
  'a: [1, "b", {c: d}, [], {},\n  e]\nb: {\n  c: d\n}\n"e": f\n? g\n: h\n',
  '# first\na: # why\n  # more\n  - b # c\n  -\n    c: d\n  - - e\n    - f\n',
  '--- # begin\na: 1\n... # end\n# after\n',
  '%YAML 1.2\n---\na: !!str 1\nb: !!int "7"\nc: ! 8\nd: !!map {e: 1}\n',
  'a: &x 1\nb: &y [*x, {c: *x}]\nc: &x 2\nd: *y\ne: *x\n? &k key\n: 1\nf: {*k : 2}\n',
]) {
  test(`reads what YAML 1.2 says: ${JSON.stringify(text)}`, () => {
    for (const lineBreak of ['\n', '\r\n']) {
      const written = text.replaceAll('\n', lineBreak);
      const tree = parseTree(written, 'yaml');
      assert.deepEqual(listProblems(tree), []);
      assert.deepEqual(toValue(tree.root), parse(written));
    }
  });
}

for (const { title, text, problems } of [
  {
    title: 'numbers that JSON does not have',
    text: 'a: .inf\nb: -.Inf\nc: .NaN',
    problems: ['.inf: JSON has no such number.', '-.Inf: JSON has no such number.', '.NaN: JSON has no such number.'],
  },
  {
    title: 'a second document',
    text: 'a: 1\n---\nb: [',
    problems: ['---: A definition is one document, and this is the second: the service takes one.'],
  },
  {
    title: 'tags that mean nothing here',
    text: 'a: !set x\nb: !!binary eA==',
    problems: [
      '!set: The tag !set has no meaning in a definition: the service takes JSON.',
      '!!binary: The tag !!binary has no meaning in a definition: the service takes JSON.',
    ],
  },
  {
    title: 'names that are no texts',
    text: '? [a, b]\n: c\n1: d\ntrue: e',
    problems: ['[a, b]: A name is a text; JSON has no others.'],
  },
  {
    title: 'an alias before its anchor',
    text: 'a: *x\nb: &x 1',
    problems: ['*x: No anchor of this name stands before the alias.'],
  },
  { title: 'an alias in what it stands for', text: 'a: &x [1, *x]', problems: ['*x: The alias contains itself.'] },
]) {
  test(`finds ${title}`, () => assert.deepEqual(listProblems(parseTree(text, 'yaml')), problems));
}

test('names that stand twice are all members, as written', () => {
  const { root, problems } = parseTree('a: 1\na: 2', 'yaml');
  assert.deepEqual(problems, []);
  assert.deepEqual(root?.kind === 'object' && root.members.map(({ key, start }) => [key.value, start]), [
    ['a', 0],
    ['a', 5],
  ]);
});

test('what is merged gives way to own members, wherever they stand, and to what was merged before', () => {
  const text = 'a: &a { x: 1, y: 1, z: 1 }\nb: &b { y: 2, z: 2, v: 2 }\nc: { w: 3, <<: [*a, *b], z: 3 }\nd: { <<: *a }';
  const { root } = parseTree(text, 'yaml');
  const merged = findValue(root, 'c');
  assert.deepEqual(toValue(merged), { x: 1, y: 1, v: 2, w: 3, z: 3 });
  assert.equal(merged?.kind === 'object' && merged.members.length, 5);
  for (const location of ['/c/x', '/c/v', '/c/z', '/d/x']) {
    const found = findByLocation(root, location);
    assert.ok(found?.isExact, location);
    assert.equal(toLocation(found.node), location);
  }
});

const functions = [
  { syntax: 'yaml', text: 'a: !Sub "${B}-x"', name: '!Sub' },
  { syntax: 'yaml', text: 'a: !GetAtt Function.Arn', name: '!GetAtt' },
  { syntax: 'yaml', text: 'a: !Join\n  - ":"\n  - [x, !Ref Y]', name: '!Join' },
  { syntax: 'yaml', text: 'a: !Sub |\n  x', name: '!Sub' },
  { syntax: 'yaml', text: 'a: { "Fn::GetAtt": [Function, Arn] }', name: 'Fn::GetAtt' },
  { syntax: 'yaml', text: 'a:\n  Fn::Sub: x', name: 'Fn::Sub' },
  { syntax: 'json', text: '{"a": {"Fn::Sub": "${B}"}}', name: 'Fn::Sub' },
] as const;
for (const { syntax, text, name } of functions) {
  test(`a function of CloudFormation may be anything: ${text}`, () => {
    const { root, problems } = parseTree(text, syntax);
    const value = findValue(root, 'a');
    assert.deepEqual(problems, []);
    assert.ok(value && isWildcard(value) && value.kind === 'placeholder' && value.argument);
    assert.equal(value.name, name);
    assert.equal(toLocation(value), '/a');
  });
}

test('an item, and a whole text, may be a function too', () => {
  const { root } = parseTree('[1, {"Fn::Sub": "x"}, 2]', 'json');
  assert.deepEqual(toValue(root), [1, '<Fn::Sub>', 2]);
  assert.equal(parseTree('{"Fn::Sub": "x"}', 'json').root?.kind, 'placeholder');
});

test('what only looks like a function is data', () => {
  for (const text of ['{"Fn::Sub": 1, "b": 2}', '{"Ref": "x"}', '{"Fn::Own": 1}', '{"Fn::Sub"']) {
    assert.equal(parseTree(text, 'json').root?.kind, 'object', text);
  }
});

test('a template mark that is the whole value is a wildcard, and keeps its text', () => {
  const marks = ['<name>', '<YOUR ARN>', '{{ name }}', '__NAME__', '%name%'];
  const texts = ['< 5', '<a', 'a <b>', '{% $x %}', '{{a}} b', '{}', '__', '_a_', '100%', '%', '<>', '$.a', ''];
  for (const text of [...marks, ...texts]) {
    const { root } = parseTree(JSON.stringify(text), 'json');
    assert.ok(root?.kind === 'string' && !root.hasPlaceholder);
    assert.equal(isWildcard(root), marks.includes(text), text);
  }
});

const repeat = (part: string, length = 1_000_000): string => part.repeat(length / part.length);
const floods = String.raw`[ { -_ ?_ :_ a:_ [a:_ ["]", {"}": , ---\n |\n &a_*a_ -_*a\n "\n {] #\n <<:_*a\n`;
for (const text of floods.split(' ').map((part) => part.replaceAll('_', ' ').replaceAll('\\n', '\n'))) {
  test(`reads a million characters of ${JSON.stringify(text)} in a bounded time`, () => {
    const from = performance.now();
    const { problems } = parseTree(repeat(text), 'yaml');
    assert.ok(problems.length <= 100);
    // A second on a machine that does nothing else.
    assert.ok(performance.now() - from < 8_000, `${performance.now() - from}`);
  });
}

test('brackets in texts hide no depth, and add none', () => {
  const deep = parseTree('["]",'.repeat(1000), 'yaml');
  assert.match(listProblems(deep)[0] ?? '', /levels deep/);
  const flat = parseTree(`- "[[["\n`.repeat(1000), 'yaml');
  assert.deepEqual(listProblems(flat), []);
});

test('aliases of aliases are as deep as what they stand for', () => {
  const lines = Array.from({ length: 3000 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}]\n`);
  const { root, problems } = parseTree(`a0: &a0 [1]\n${lines.join('')}`, 'yaml');
  assert.match(problems[0]?.message ?? '', /levels deep/);
  assert.ok(Array.from(walkNodes(root)).length < 2_000_000);
});

test('many aliases and merges cost what they add', () => {
  const anchors = Array.from({ length: 20_000 }, (_, index) => `a${index}: &a${index} x\n`).join('');
  const aliases = Array.from({ length: 20_000 }, (_, index) => `b${index}: *a${index}\n`).join('');
  const merge = `c: {<<: {${Array.from({ length: 20_000 }, (_, index) => `c${index}: 1`).join(', ')}}}\n`;
  const from = performance.now();
  const tree = parseTree(anchors + aliases + merge, 'yaml');
  assert.deepEqual(listProblems(tree), []);
  assert.ok(performance.now() - from < 8_000, `${performance.now() - from}`);
});

test('reads a long definition as the library does', () => {
  const text = stringify(JSON.parse(buildDefinition(200)));
  assert.deepEqual(toValue(parseTree(text, 'yaml').root), parse(text));
});
