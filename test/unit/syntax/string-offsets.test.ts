import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMember, findString, type StringNode } from '../../../server/src/syntax/node.ts';
import { toTextRange } from '../../../server/src/syntax/string-offsets.ts';
import { parseTree, type Syntax, type Tree } from '../../../server/src/syntax/tree.ts';

function readString(text: string, syntax: Syntax): { tree: Tree; node: StringNode } {
  const tree = parseTree(text, syntax);
  const node = findString(tree.root, 'a');
  assert.ok(node, JSON.stringify(text));
  return { tree, node };
}

const YAML_ESCAPES: Readonly<Record<string, string>> = {
  '\\e': '\u001b',
  '\\_': '\u00a0',
  '\\ ': ' ',
  '\\N': '\u0085',
};

/** Whether a stretch of a file reads as this character of the value: itself, an escape, or folded line breaks. */
function readsAs(source: string, char: string, code: number): boolean {
  if (source === char) return true;
  if (source === "''") return char === "'";
  if (/^\s+$/.test(source)) return source.includes('\n') && (char === ' ' || char === '\n');
  if (/^\\[xuU]/.test(source)) {
    const read = Number.parseInt(source.slice(2), 16);
    return read === code || String.fromCodePoint(read).includes(char);
  }
  const own = YAML_ESCAPES[source];
  if (own !== undefined) return own === char;
  return source.startsWith('\\') && JSON.parse(`"${source}"`) === char;
}

function checkEveryCharacter(text: string, syntax: Syntax): void {
  const { tree, node } = readString(text, syntax);
  let from = node.start;
  for (let index = 0; index < node.value.length; index++) {
    const range = toTextRange(tree, node, index, index + 1);
    const source = text.slice(range.start, range.end);
    const title = `${JSON.stringify(source)} for character ${index} of ${JSON.stringify(node.value)} in ${JSON.stringify(text)}`;
    assert.ok(readsAs(source, node.value[index] ?? '', node.value.charCodeAt(index)), title);
    assert.ok(range.start >= from, title);
    from = range.start;
  }
}

for (const { title, text, syntax, value, word } of [
  { title: 'JSON as it is', text: '{"a": "one two"}', syntax: 'json', value: 'one two', word: 'two' },
  {
    title: 'JSON with every escape',
    text: String.raw`{"a": "\"\\\/\b\f\n\r\t\u0041\ud83d\ude00 two"}`,
    syntax: 'json',
    value: '"\\/\b\f\n\r\tA😀 two',
    word: 'two',
  },
  { title: 'a plain text', text: 'a: one two # three', syntax: 'yaml', value: 'one two', word: 'two' },
  {
    title: 'a plain text of several lines',
    text: 'a: one\n  1 \n\n\n  two\n',
    syntax: 'yaml',
    value: 'one 1\n\ntwo',
    word: 'two',
  },
  { title: 'a plain text in flow', text: '{ a: one\n  two, b: 1 }', syntax: 'yaml', value: 'one two', word: 'two' },
  { title: 'single quotes', text: "a: 'it''s two'", syntax: 'yaml', value: "it's two", word: 'two' },
  {
    title: 'single quotes over lines',
    text: "a: 'it''s \n\n   ''two'''",
    syntax: 'yaml',
    value: "it's\n'two'",
    word: 'two',
  },
  {
    title: 'double quotes with escapes of YAML alone',
    text: String.raw`a: "\x41\e\U0001F600\_\ \N two"`,
    syntax: 'yaml',
    value: 'A\u001b😀\u00a0 \u0085 two',
    word: 'two',
  },
  {
    title: 'double quotes over lines',
    text: 'a: "one  \n  1\\\n   1 \\t \n\n  two"',
    syntax: 'yaml',
    value: 'one 11 \t\ntwo',
    word: 'two',
  },
  {
    title: 'a literal block',
    text: 'a: |\n  one\n\n    1\n  two\nb: 1',
    syntax: 'yaml',
    value: 'one\n\n  1\ntwo\n',
    word: 'two',
  },
  {
    title: 'a literal block without its last line break',
    text: 'a: |-\n  one\n  two\n\nb: 1',
    syntax: 'yaml',
    value: 'one\ntwo',
    word: 'two',
  },
  {
    title: 'a literal block with all its line breaks',
    text: 'a: |+\n  one\n  two \n\nb: 1',
    syntax: 'yaml',
    value: 'one\ntwo \n\n',
    word: 'two ',
  },
  {
    title: 'an indentation that is given',
    text: 'a: |2-\n\n    one\n  two',
    syntax: 'yaml',
    value: '\n  one\ntwo',
    word: 'two',
  },
  {
    title: 'a block with a comment and an anchor',
    text: 'a: &x | # why\n  one\n  two\n',
    syntax: 'yaml',
    value: 'one\ntwo\n',
    word: 'two',
  },
  {
    title: 'a block behind a tag',
    text: 'a: !!str |\n  one\n  two\n',
    syntax: 'yaml',
    value: 'one\ntwo\n',
    word: 'two',
  },
  {
    title: 'a folded block',
    text: 'a: >\n\n  one\n  1\n\n  1\n    more\n\n  less\n  two\n\nb: 1',
    syntax: 'yaml',
    value: '\none 1\n1\n  more\n\nless two\n',
    word: 'two',
  },
  {
    title: 'a folded block that begins further in',
    text: 'a: >1-\n   one\n two\n 1',
    syntax: 'yaml',
    value: '  one\ntwo 1',
    word: 'two',
  },
  {
    title: 'placeholders in braces',
    text: "{ a: 'it''s ${A} two' }",
    syntax: 'yaml',
    value: "it's ${A} two",
    word: 'two',
  },
] as const) {
  const check = (lineBreak: string): void => {
    const written = text.replaceAll('\n', lineBreak);
    const { tree, node } = readString(written, syntax);
    assert.equal(node.value, value);
    const start = value.lastIndexOf(word);
    const range = toTextRange(tree, node, start, start + word.length);
    assert.equal(written.slice(range.start, range.end), word);
    assert.equal(range.start, written.lastIndexOf(word));
    checkEveryCharacter(written, syntax);
  };
  test(`finds every character of ${title}`, () => check('\n'));
  test(`finds every character of ${title}, in lines that end in CRLF`, () => check('\r\n'));
}

test('a name has offsets too', () => {
  const tree = parseTree('"it\\u0073 $x": 1', 'yaml');
  const key = findMember(tree.root, 'its $x')?.key;
  assert.deepEqual(key && toTextRange(tree, key, 4, 6), { start: 10, end: 12 });
});

test('an aliased value stands where its anchor does', () => {
  const text = 'b: &x |\n  one\n  two\na: *x';
  const { tree, node } = readString(text, 'yaml');
  const { start, end } = toTextRange(tree, node, 4, 7);
  assert.equal(text.slice(start, end), 'two');
});

test('offsets outside of the value are clamped to it', () => {
  const { tree, node } = readString('{"a": "x\\ty"}', 'json');
  assert.deepEqual(toTextRange(tree, node, -5, 90), { start: 7, end: 11 });
  assert.deepEqual(toTextRange(tree, node, 3, 3), { start: 11, end: 11 });
  const empty = readString('{"a": ""}', 'json');
  assert.deepEqual(toTextRange(empty.tree, empty.node, 0, 1), { start: 7, end: 7 });
});

test('what the text does not read as is the whole string', () => {
  const { tree, node } = readString('{"a": "x\\qyz"}', 'json');
  assert.deepEqual(toTextRange(tree, { ...node, value: 'xyz' }, 2, 3), { start: node.start, end: node.end });
});

/** Numbers that look random and are the same in every run. */
function buildRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
}

test('finds every character of strings that were put together at random', () => {
  const random = buildRandom(7);
  const pick = (words: readonly string[]): string => words[random(words.length)] ?? '';
  const join = (words: readonly string[]): string => Array.from({ length: 1 + random(9) }, () => pick(words)).join('');
  let read = 0;
  for (let run = 0; run < 4_000; run++) {
    const text =
      [
        () => `{"a": "${join(['x', ' ', '\\n', '\\"', '\\u0041', '\\ud83d\\ude00', 'é', "'"])}"}`,
        () => `a: "${join(['x', ' ', '\t', '\n ', '\r\n  ', '\\\n ', '\\n', '\\x41', '\\U0001F600', '\\ ', "'"])}"`,
        () => `a: '${join(['x', ' ', '\t', '\n ', '\r\n  ', "''", '\\', '"'])}'`,
        () => `a: x${join(['x', ' ', '\n ', '\r\n  ', "'", '\\', '"'])}x`,
        () =>
          `a: ${pick(['|', '>', '|-', '>+', '|+', '|1', '>1-'])}\n ${join(['x', ' ', '\t', '\n ', '\n', '\r\n ', '\n   ', '#'])}\nb: 1`,
      ][run % 5]?.() ?? '';
    const syntax = text.startsWith('{') ? 'json' : 'yaml';
    const tree = parseTree(text, syntax);
    if (tree.problems.length > 0 || !findString(tree.root, 'a')?.value.trim()) continue;
    read++;
    checkEveryCharacter(text, syntax);
  }
  assert.ok(read > 2_000, `${read}`);
});
