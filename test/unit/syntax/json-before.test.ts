import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Node, StringNode } from '../../../server/src/syntax/node.ts';
import { findValue } from '../../../server/src/syntax/node.ts';
import { parseTree, parseTreeInSteps, type Tree } from '../../../server/src/syntax/tree.ts';
import { applyEdits } from '../../../server/src/text/range.ts';
import { finish } from '../../../server/src/text/steps.ts';
import { makeDefinition } from '../../fuzz/definitions.ts';
import { makeEdit } from '../../fuzz/mutate.ts';
import { Random } from '../../fuzz/random.ts';

function parseAgain(text: string, before: Tree): Tree {
  return finish(parseTreeInSteps(text, before.syntax === 'jsonc' ? 'jsonc' : 'json', before));
}

/** All of a tree without its cycles, and whether every node names what it stands in. */
function toPlain(node: Node | undefined, parent?: Node, key?: StringNode): unknown {
  if (!node) return undefined;
  assert.equal(node.parent, parent);
  assert.equal(node.key, key);
  const { parent: _, key: name, ...rest } = node;
  const plain = { ...rest, key: name && [name.start, name.end, name.value] };
  if (node.kind === 'array') return { ...plain, items: node.items.map((item) => toPlain(item, node)) };
  if (node.kind === 'object') {
    const members = node.members.map(({ start, end, key: inner, value }) => {
      assert.equal(inner.parent, node);
      return [start, end, inner.start, inner.end, inner.value, inner.hasPlaceholder, toPlain(value, node, inner)];
    });
    return { ...plain, members };
  }
  if (node.kind !== 'placeholder' || !node.argument) return plain;
  const { argument } = node;
  return { ...plain, argument: toPlain(argument, argument.parent, argument.key), at: argument.parent?.start };
}

function assertEqual(tree: Tree, text: string): void {
  const fresh = parseTree(text, tree.syntax);
  assert.deepEqual(tree.problems, fresh.problems, text);
  assert.deepEqual(toPlain(tree.root), toPlain(fresh.root), text);
}

test('whatever is edited, the tree is the one that a reader without memory makes', () => {
  const random = new Random(2026);
  for (let round = 0; round < 150; round++) {
    let text = JSON.stringify(makeDefinition(random), null, random.below(3));
    let tree = parseTree(text, random.chance(0.5) ? 'json' : 'jsonc');
    for (let count = 0; count < 12; count++) {
      text = applyEdits(text, [makeEdit(random, text)]);
      tree = parseAgain(text, tree);
      assertEqual(tree, text);
    }
  }
});

const texts: readonly { readonly title: string; readonly before: string; readonly after: string }[] = [
  { title: 'blanks before everything', before: '{"a":{"b":1}}', after: ' \n{"a":{"b":1}}' },
  { title: 'a level around it', before: '{"a":{"b":{"c":1}}}', after: '{"x":{"a":{"b":{"c":1}}}}' },
  { title: 'a name of it', before: '{"a":{"b":1},"c":{}}', after: '{"ax":{"b":1},"c":{}}' },
  { title: 'an array in the place of an object', before: '{"a":{"b":1}}', after: '{"a":["b",1]}' },
  { title: 'what follows an object', before: '{"a":{"b":1} }', after: '{"a":{"b":1},}' },
  { title: 'its first bracket', before: '{"a":{"b":{}},"c":[{}]}', after: '{"a":"b":{}},"c":[{}]}' },
  { title: 'nothing', before: '{"a":{"b":1}}', after: '{"a":{"b":1}}' },
  { title: 'all of it', before: '{"a":{"b":1}}', after: '' },
  {
    title: 'before a function of a template',
    before: '{"a":[{"Fn::Sub":{"x":1}}]}',
    after: '{"aa":[{"Fn::Sub":{"x":1}}]}',
  },
  { title: 'an object into such a function', before: '{"a":{"Ref":"b"}}', after: '{"a":{"Ref":"b","c":1}}' },
  {
    title: 'the first placeholder',
    before: '{"a":{"b":"\\u0024{x}"},"c":1}',
    after: '{"a":{"b":"\\u0024{x}"},"c":"${y}"}',
  },
  { title: 'a missing bracket', before: '{"a":{"b":[1,{"c":2}},"d":{}}', after: '{"a":{"b":[1,{"c":2}]},"d":{}}' },
  {
    title: 'before a problem of which there were too many to tell',
    before: `{"a":{${'"x" 1,'.repeat(100)}"b":1},"c":{"d" 2}}`,
    after: '{"a":{"b":1},"c":{"d" 2}}',
  },
  { title: 'behind a problem', before: '{"a":{"b" 1},"c":{"d":1}}', after: '{"a":{"b" 1},"c":{"d":12}}' },
];

for (const { title, before, after } of texts) {
  test(`an edit changes ${title}`, () => {
    for (const [from, to] of [
      [before, after],
      [after, before],
    ] as const) {
      for (const syntax of ['json', 'jsonc'] as const) assertEqual(parseAgain(to, parseTree(from, syntax)), to);
    }
  });
}

test('what is outside of the change stays what it was, and moves', () => {
  const before = parseTree('{"a":{"b":1},"c":{"d":1},"e":[{"f":1}]}', 'json');
  const [a, c, e] = ['a', 'c', 'e'].map((name) => findValue(before.root, name));
  const after = parseAgain('{"a":{"b":1},"c":{"d":100},"e":[{"f":1}]}', before);
  assert.equal(findValue(after.root, 'a'), a);
  assert.notEqual(findValue(after.root, 'c'), c);
  assert.equal(findValue(after.root, 'e'), e);
  assert.equal(e?.start, 31);
});

test('what an edit touches at its end or its start is outside of it', () => {
  const before = parseTree('{"a":{"b":1},"c":{"d":1}}', 'json');
  const [a, c] = ['a', 'c'].map((name) => findValue(before.root, name));
  const longer = parseAgain('{"a":{"b":1} ,"c":{"d":1}}', before);
  assert.equal(findValue(longer.root, 'a'), a);
  const shorter = parseAgain('{"a":{"b":1} ,"c":{"d":1}}'.replace('"c":', '"c": '), longer);
  assert.equal(findValue(shorter.root, 'c'), c);
});

test('a large array that moves is read again, and what stands in it is not', () => {
  const items = Array.from({ length: 2000 }, (_, index) => `{"index":${index}}`).join(',');
  const before = parseTree(`{"a":1,"b":[${items}]}`, 'json');
  const first = findValue(before.root, 'b');
  const after = parseAgain(`{"a":12,"b":[${items}]}`, before);
  const second = findValue(after.root, 'b');
  assert.ok(first?.kind === 'array' && second?.kind === 'array');
  assert.notEqual(second, first);
  assert.equal(second.items[1999], first.items[1999]);
  assertEqual(after, after.text);
  const third = parseAgain(`{"a":12,"b":[${items}],"c":1}`, after);
  assert.equal(findValue(third.root, 'b'), second, 'it stays where it is');
});

test('strings that are copied out of their text say the same', () => {
  const text = '{"a name of some length":"\\u00e4 and \\ud800 and 😀","b":123456789012345678}';
  const tree = parseAgain(text.replace('"b"', '"c"'), parseTree(text, 'json'));
  assertEqual(tree, tree.text);
});
