import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Json } from '../../../server/src/update/update-request.ts';
import type { Node } from '../../../server/src/syntax/node.ts';
import { findValue, walkNodes } from '../../../server/src/syntax/node.ts';
import { parseTree, type Syntax } from '../../../server/src/syntax/tree.ts';

function toValue(node: Node | undefined): Json {
  if (!node || node.kind === 'null') return null;
  if (node.kind === 'object')
    return Object.fromEntries(node.members.map(({ key, value }) => [key.value, toValue(value)]));
  if (node.kind === 'array') return node.items.map(toValue);
  return node.kind === 'placeholder' ? `<${node.name}>` : node.value;
}

const cases: readonly {
  readonly title: string;
  readonly syntax: Syntax;
  readonly text: string;
  readonly value: Json;
  readonly problems: number;
}[] = [
  {
    title: 'JSON of every kind',
    syntax: 'json',
    text: '{"a":[1,"x",true,null,{}]}',
    value: { a: [1, 'x', true, null, {}] },
    problems: 0,
  },
  {
    title: 'a value that is still missing',
    syntax: 'json',
    text: '{"a":1,"b":',
    value: { a: 1, b: null },
    problems: 1,
  },
  { title: 'a missing comma', syntax: 'json', text: '{"a":1 "b":2}', value: { a: 1, b: 2 }, problems: 1 },
  {
    title: 'brackets that are still open',
    syntax: 'json',
    text: '{"a":[{"b":1',
    value: { a: [{ b: 1 }] },
    problems: 1,
  },
  { title: 'a comment in JSON', syntax: 'json', text: '{"a":1} // x', value: { a: 1 }, problems: 1 },
  {
    title: 'comments and a last comma in an update file',
    syntax: 'jsonc',
    text: '{"a":1, /* x */} // x',
    value: { a: 1 },
    problems: 0,
  },
  {
    title: 'an unquoted placeholder',
    syntax: 'json',
    text: '{"a":${A.b-c}, "b":"x${B}"}',
    value: { a: '<A.b-c>', b: 'x${B}' },
    problems: 0,
  },
  {
    title: 'a placeholder inside of a string with escapes',
    syntax: 'json',
    text: '{"a":"\\"${A}", "b":${B}}',
    value: { a: '"${A}', b: '<B>' },
    problems: 0,
  },
  {
    title: 'JSONata that only looks like one',
    syntax: 'json',
    text: '{"a":"{% ${k: v} %}"}',
    value: { a: '{% ${k: v} %}' },
    problems: 0,
  },
  {
    title: 'a value that is still missing before the next name',
    syntax: 'json',
    text: '{"a":\n  "b": {"c": 1,\n "d": \n "e": 2}}',
    value: { a: null, b: { c: 1, d: null, e: 2 } },
    problems: 2,
  },
  { title: 'nothing', syntax: 'json', text: ' ', value: null, problems: 0 },
  {
    title: 'YAML of every kind',
    syntax: 'yaml',
    text: 'a: [1, x, true, null, {}]\nb: Yes',
    value: { a: [1, 'x', true, null, {}], b: 'Yes' },
    problems: 0,
  },
  {
    title: 'YAML with block scalars',
    syntax: 'yaml',
    text: 'a: |\n  x\n  y\nb: >-\n  x\n  y\n',
    value: { a: 'x\ny\n', b: 'x y' },
    problems: 0,
  },
  {
    title: 'YAML with an alias and a merge key',
    syntax: 'yaml',
    text: 'a: &a { x: 1, y: 2 }\nb: { <<: *a, y: 3 }\nc: *a',
    value: { a: { x: 1, y: 2 }, b: { x: 1, y: 3 }, c: { x: 1, y: 2 } },
    problems: 0,
  },
  {
    title: 'YAML placeholders in block and in flow',
    syntax: 'yaml',
    text: 'a: ${A}\nb: { c: ${C}, d: "${D}" }',
    value: { a: '<A>', b: { c: '<C>', d: '${D}' } },
    problems: 0,
  },
  {
    title: 'YAML with a key that is being typed',
    syntax: 'yaml',
    text: 'a: 1\nb',
    value: { a: 1, b: null },
    problems: 1,
  },
  { title: 'two YAML documents', syntax: 'yaml', text: 'a: 1\n---\nb: 2', value: { a: 1 }, problems: 1 },
  { title: 'an alias that contains itself', syntax: 'yaml', text: 'a: &a [*a]', value: { a: [null] }, problems: 1 },
  {
    title: 'an alias without an anchor',
    syntax: 'yaml',
    text: 'a: *x\nb: &x 1',
    value: { a: null, b: 1 },
    problems: 1,
  },
  {
    title: 'a merge of what is no mapping',
    syntax: 'yaml',
    text: 'a: { <<: 5, b: 1 }',
    value: { a: { b: 1 } },
    problems: 1,
  },
  { title: 'a number that JSON does not have', syntax: 'yaml', text: 'a: .inf', value: { a: Infinity }, problems: 1 },
];

for (const { title, syntax, text, value, problems } of cases) {
  test(`reads ${title}`, () => {
    const tree = parseTree(text, syntax);
    assert.deepEqual(toValue(tree.root), value);
    assert.equal(tree.problems.length, problems, JSON.stringify(tree.problems));
  });

  test(`every range is inside of the text, at each prefix: ${title}`, () => {
    for (let length = 0; length <= text.length; length++) {
      const prefix = text.slice(0, length);
      const tree = parseTree(prefix, syntax);
      for (const { start, end } of [...walkNodes(tree.root), ...tree.problems]) {
        assert.ok(0 <= start && start <= end && end <= length, `${start}..${end} of ${JSON.stringify(prefix)}`);
      }
    }
  });
}

test('the range of a YAML value ends where its text does', () => {
  const text = 'a: |\n  x\n\nb: 1\n';
  const value = findValue(parseTree(text, 'yaml').root, 'a');
  assert.equal(value && text.slice(value.start, value.end), '|\n  x');
});

for (const { title, text, syntax } of [
  { title: 'open brackets', text: '['.repeat(2000), syntax: 'json' },
  { title: 'open brackets', text: '['.repeat(2000), syntax: 'yaml' },
  { title: 'open mappings', text: '{a: '.repeat(2000), syntax: 'yaml' },
  { title: 'nested objects', text: '{"a":'.repeat(2000), syntax: 'json' },
  {
    title: 'brackets behind ones that close nothing',
    text: `{"a": ${']'.repeat(9000)}, "b": ${'['.repeat(9000)}`,
    syntax: 'json',
  },
  { title: 'brackets that others seem to close', text: '[ } ,'.repeat(9000), syntax: 'json' },
  { title: 'brackets that comments seem to close', text: '[ /* ] */ '.repeat(9000), syntax: 'jsonc' },
  { title: 'brackets that line comments seem to close', text: '[ // ]\r'.repeat(9000), syntax: 'json' },
  { title: 'sequences on one line', text: '- '.repeat(2000), syntax: 'yaml' },
] as const) {
  test(`too deep is a problem, not a crash: ${title} in ${syntax}`, () => {
    const tree = parseTree(text, syntax);
    assert.equal(tree.root, undefined);
    assert.match(tree.problems[0]?.message ?? '', /levels deep/);
  });
}

test('a bomb of aliases costs little', () => {
  const levels = Array.from({ length: 12 }, (_, index) => {
    const alias = index === 0 ? 'x' : `*a${index - 1}`;
    return `a${index}: &a${index} [${Array.from({ length: 10 }, () => alias).join(', ')}]`;
  });
  const tree = parseTree(levels.join('\n'), 'yaml');
  assert.match(tree.problems[0]?.message ?? '', /aliases add up/);
});
