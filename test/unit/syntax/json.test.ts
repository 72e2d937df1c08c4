import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Node as JsoncNode, parseTree as parseWithJsonc } from 'jsonc-parser';
import type { Node } from '../../../server/src/syntax/node.ts';
import { parseTree } from '../../../server/src/syntax/tree.ts';

/** Kind, place, value and children: what both readers know of a node. */
type Plain = readonly [string, number, number, unknown, readonly unknown[]];

function toPlain(node: Node): Plain {
  const { kind, start, end } = node;
  if (kind === 'array') return [kind, start, end, undefined, node.items.map(toPlain)];
  if (kind === 'object') {
    const members = node.members.map(({ key, value, ...range }) => [
      'property',
      range.start,
      range.end,
      undefined,
      [toPlain(key), ...(value ? [toPlain(value)] : [])],
    ]);
    return [kind, start, end, undefined, members];
  }
  return [kind, start, end, kind === 'null' || kind === 'placeholder' ? null : node.value, []];
}

function toPlainJsonc({ type, offset, length, value, children = [] }: JsoncNode): Plain {
  return [type, offset, offset + length, value as unknown, children.map(toPlainJsonc)];
}

const texts: readonly string[] = [
  '{}',
  '[]',
  ' \t\r\n[ ]\n',
  '{"a":1,"a":2}',
  '{"":{"":[[],{}]}}',
  '[0,-0,1.5,-2e10,3E-5,4e+2,123456789012345678901234567890,1e400]',
  '"a \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u00e9 \\uD83D\\uDE00 b"',
  '["\\ud800","\ud800","\udfff\ud800","é","😀","\u2028\u2029\u00a0\u007f"]',
  '[true,false,null,"true",""]',
  '{"a":"${B}","${C}":"{% ${k: v} %}"}',
  '{\r\n  "a"\r:\n[1\n,2 ]\r\n}\r\n',
  `${'['.repeat(300)}${']'.repeat(300)}`,
];

test('a valid text has the tree that jsonc-parser gives it', () => {
  for (const text of texts) {
    const { root, problems } = parseTree(text, 'json');
    const expected = parseWithJsonc(text);
    assert.ok(root && expected, text);
    assert.deepEqual(toPlain(root), toPlainJsonc(expected), text);
    assert.deepEqual(problems, [], text);
  }
});

test('text is broken where JSON.parse says so', () => {
  const junk = ['"', '{', '}', '[', ']', ':', ',', '\\', '1', '.', '-', 'e', '/', '\u0001', 'x', ' '];
  for (const text of texts) {
    for (let at = 0; at <= Math.min(text.length, 60); at++) {
      for (const inserted of junk) {
        const broken = text.slice(0, at) + inserted + text.slice(at);
        const isValid = parseTree(broken, 'json').problems.length === 0;
        assert.equal(isValid, isJson(broken), JSON.stringify(broken));
      }
    }
  }
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test('no digit of a number is lost', () => {
  const { root } = parseTree('123456789012345678901234567890', 'json');
  assert.equal(root?.kind === 'number' && root.text, '123456789012345678901234567890');
});

test('names before the next value are read in a row, however many', () => {
  const names = Array.from({ length: 5_000 }, (_, at) => `"n${at}":`).join(' ');
  const { root } = parseTree(`{${names} 1}`, 'json');
  assert.equal(root?.kind === 'object' && root.members.length, 5_000);
  assert.equal(root?.kind === 'object' && root.members.at(-1)?.value?.kind, 'number');
});
