import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insertMember, removeMember } from '../../../server/src/syntax/edits.ts';
import { findMember, findValue, type ObjectNode } from '../../../server/src/syntax/node.ts';
import { parseTree, type Syntax, type Tree } from '../../../server/src/syntax/tree.ts';
import { applyEdits } from '../../../server/src/text/range.ts';

function read(text: string, syntax: Syntax, name: string): { tree: Tree; object: ObjectNode } {
  const tree = parseTree(text, syntax);
  const object = findValue(tree.root, name);
  return { tree, object: object?.kind === 'object' ? object : assert.fail(`${name} is no object`) };
}

for (const { title, syntax = 'yaml', text, expected } of [
  { title: 'a block', text: 'o:\n  a: 1\nb: 2\n', expected: 'o:\n  a: 1\n  new: true\nb: 2\n' },
  {
    title: 'a block in a line that has a comment',
    text: 'o:\n  a: 1 # x\n',
    expected: 'o:\n  a: 1 # x\n  new: true\n',
  },
  { title: 'a block without a last line break', text: 'o:\n  a: 1', expected: 'o:\n  a: 1\n  new: true' },
  { title: 'lines of Windows', text: 'o:\r\n  a: 1\r\n', expected: 'o:\r\n  a: 1\r\n  new: true\r\n' },
  { title: 'an alias', text: 'x: &x 1\no:\n  a: *x\n', expected: 'x: &x 1\no:\n  a: *x\n  new: true\n' },
  {
    title: 'merged members alone',
    text: 'x: &x { a: 1 }\no:\n  <<: *x\n',
    expected: 'x: &x { a: 1 }\no:\n  <<: *x\n  new: true\n',
  },
  {
    title: 'merged members in a flow',
    text: 'x: &x { a: 1 }\no: { <<: *x }\n',
    expected: 'x: &x { a: 1 }\no: { <<: *x, new: true }\n',
  },
  { title: 'a flow of one line', text: 'o: { a: 1 } # x\n', expected: 'o: { a: 1, new: true } # x\n' },
  { title: 'nothing', text: 'o: {}\n', expected: 'o: { new: true }\n' },
  {
    title: 'comments of JSON',
    syntax: 'jsonc',
    text: '{ "o": {\n    "a": 1 // x\n} }',
    expected: '{ "o": {\n    "a": 1, // x\n    "new": true\n} }',
  },
] as const) {
  test(`adds a member to ${title}`, () => {
    const { tree, object } = read(text, syntax, 'o');
    assert.equal(applyEdits(text, [insertMember(tree, object, 'new', 'true')]), expected);
    assert.deepEqual(parseTree(expected, syntax).problems, []);
  });
}

test('the other members of an item stand in the column of the first', () => {
  const text = 'o:\n  -   a: 1\n';
  const tree = parseTree(text, 'yaml');
  const list = findValue(tree.root, 'o');
  const item = list?.kind === 'array' ? list.items[0] : undefined;
  assert.ok(item?.kind === 'object');
  assert.equal(applyEdits(text, [insertMember(tree, item, 'b', '2')]), 'o:\n  -   a: 1\n      b: 2\n');
});

for (const { title, text, name, expected } of [
  {
    title: 'in a flow',
    text: 'x: &x { a: 1, b: 2 }\no:\n  <<: *x\n  c: 3\n',
    name: 'a',
    expected: 'x: &x { b: 2 }\no:\n  <<: *x\n  c: 3\n',
  },
  {
    title: 'in a block',
    text: 'x: &x\n  a: 1\n  b: 2\no: { <<: *x, c: 3 }\n',
    name: 'b',
    expected: 'x: &x\n  a: 1\no: { <<: *x, c: 3 }\n',
  },
]) {
  test(`a merged member is removed where it stands: ${title}`, () => {
    const { tree, object } = read(text, 'yaml', 'o');
    const member = findMember(object, name) ?? assert.fail();
    assert.equal(applyEdits(text, [removeMember(tree, object, member)]), expected);
  });
}

for (const [text, name, expected] of [
  ['o:\n  ? a\n  : 1\n', 'a', 'o:\n  {}\n'],
  ['o:\n  b: 2\n  ? a\n  : 1\n', 'a', 'o:\n  b: 2\n'],
  ['o:\n  ? !t a\n  : 1\n  b: 2\n', 'a', 'o:\n  b: 2\n'],
] as const) {
  test(`the mark of a key goes with it: ${JSON.stringify(text)}`, () => {
    const { tree, object } = read(text, 'yaml', 'o');
    const member = findMember(object, name) ?? assert.fail();
    const after = applyEdits(text, [removeMember(tree, object, member)]);
    assert.equal(after, expected);
    assert.deepEqual(parseTree(after, 'yaml').problems, []);
  });
}

test('what follows the first member of an item takes its place, with the mark of its key', () => {
  const text = '- ? a\n  : 1\n  ? b\n  : 2\n';
  const tree = parseTree(text, 'yaml');
  const item = tree.root?.kind === 'array' ? tree.root.items[0] : undefined;
  const member = findMember(item, 'a');
  assert.ok(item?.kind === 'object' && member);
  assert.equal(applyEdits(text, [removeMember(tree, item, member)]), '- ? b\n  : 2\n');
});
