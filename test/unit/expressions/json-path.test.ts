import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseJsonPath } from '../../../server/src/expressions/json-path.ts';

/** What the service's dialect takes: root, names, variables, and what selects more than one node. */
const accepted: readonly (readonly [text: string, root: string, names: string, variables: string, selector: string])[] =
  [
    ['$', '$', '', '', ''],
    ['$$', '$$', '', '', ''],
    ['$.a.b', '$', 'a b', '', ''],
    ['$.a-b.@c.$d', '$', 'a-b @c $d', '', ''],
    ['$.größe.日本', '$', 'größe 日本', '', ''],
    ['$[\'a b\']["c"]', '$', 'a b c', '', ''],
    [String.raw`$['it\'s'].b`, '$', "it's b", '', ''],
    ['$.a[0].b', '$', 'a', '', ''],
    ['$.a[-1]', '$', 'a', '', ''],
    ['$.[0]', '$', '', '', ''],
    ['$.a.length()', '$', 'a', '', ''],
    ['$.max($.x[0], $y)', '$', '', 'y', ''],
    ['$a', 'variable', '', 'a', ''],
    ['$größe_1.b[0]', 'variable', 'b', 'größe_1', ''],
    ['$𝒳.b', 'variable', 'b', '𝒳', ''],
    ['$$.Map.Item.Value.id', '$$', 'Map Item Value id', '', ''],
    ['$.a \n', '$', 'a', '', ''],
    ['$.a[*].b', '$', 'a', '', '[*]'],
    ['$.*', '$', '', '', '*'],
    ['$..a', '$', '', '', '..'],
    ['$.a..[0]', '$', 'a', '', '..'],
    ['$.a[1:]', '$', 'a', '', '[1:]'],
    ['$.a[ :-1 ]', '$', 'a', '', '[ :-1 ]'],
    ['$.a[0, 2]', '$', 'a', '', '[0, 2]'],
    ["$['a', 'b']", '$', '', '', "['a', 'b']"],
    ["$.[*].['bucket', 'key']", '$', '', '', '[*]'],
    ['$[?(@.n == Cat)]', '$', '', '', '[?(@.n == Cat)]'],
    ['$.a[(@.length-1)].n', '$', 'a', '', '[(@.length-1)]'],
    ["$.a[?(@.b == ')]' && @.c in ['x', 'y'])]", '$', 'a', '', "[?(@.b == ')]' && @.c in ['x', 'y'])]"],
    [String.raw`$.a[?(@.b =~ /\/[(]/i)]`, '$', 'a', '', String.raw`[?(@.b =~ /\/[(]/i)]`],
    ['$.a[?(@.id == $wanted.id || !@.x)].n', '$', 'a', 'wanted', '[?(@.id == $wanted.id || !@.x)]'],
  ];

for (const [text, root, names, variables, selector] of accepted) {
  test(`${JSON.stringify(text)} is a path`, () => {
    const path = parseJsonPath(text);
    assert.deepEqual(path.problems, []);
    const selected = path.selector ? text.slice(path.selector.start, path.selector.end) : '';
    const found = [path.root, path.names.map(({ name }) => name).join(' ')];
    assert.deepEqual(
      [...found, path.variables.map(({ name }) => name).join(' '), selected],
      [root, names, variables, selector],
    );
    for (const { name, start, end } of path.variables) assert.equal(text.slice(start, end), `$${name}`);
  });
}

/** What it refuses, with the stretch that is blamed. */
const refused: readonly (readonly [text: string, start: number, end: number])[] = [
  ['', 0, 0],
  ['a.b', 0, 3],
  [' $.a', 0, 4],
  ['$.', 1, 2],
  ['$.a.', 3, 4],
  ['$..', 1, 3],
  ['$...a', 3, 4],
  ['$a-b', 2, 3],
  ['$1', 1, 2],
  ['$$a', 2, 3],
  ['$.a b', 3, 4],
  ['$.a[', 3, 4],
  ['$.a[1', 3, 4],
  ['$.a[]', 3, 5],
  ['$.a[b]', 3, 6],
  ["$['a'", 1, 2],
  ["$['a", 2, 3],
  ["$['a' 'b']", 6, 7],
  ["$['a',]", 5, 7],
  ['$.a[?(@.b]', 3, 10],
  ['$.a[?()]', 3, 8],
  ['$.a.size(', 8, 9],
];

for (const [text, start, end] of refused) {
  test(`${JSON.stringify(text)} is no path`, () => {
    const [problem, ...others] = parseJsonPath(text).problems;
    assert.deepEqual([problem?.start, problem?.end, others.length], [start, end, 0], problem?.message);
  });
}

test('a part of a text is read by itself, and its places count in the whole text', () => {
  const path = parseJsonPath('f($v.a, $.b)', 2, 6);
  assert.deepEqual(path.variables, [{ name: 'v', start: 2, end: 4 }]);
  assert.deepEqual(path.names, [{ name: 'a', start: 5, end: 6 }]);
});

for (const part of ['[', '(', "['", '[?(', '$.a[', '=~ /', '..', '$a']) {
  test(`hostile text is read in time that grows with its length: ${part}`, { timeout: 5000 }, () => {
    const started = process.cpuUsage();
    for (const text of [`$.a${part.repeat(100_000)}`, `$[?(${part.repeat(100_000)})]`]) parseJsonPath(text);
    assert.ok(process.cpuUsage(started).user < 1_000_000);
  });
}
