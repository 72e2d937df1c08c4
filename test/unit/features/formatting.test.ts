import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileKind } from '../../../server/src/features/file-kind.ts';
import { formatDocument } from '../../../server/src/features/formatting/formatting.ts';
import { applyEdits } from '../../../server/src/text/range.ts';
import { buildText, json, updateJson, updateYaml, yaml } from './marked-text.ts';

const twoBlanks = { tabSize: 2, insertSpaces: true };

function format(kind: FileKind, text: string, options = twoBlanks, lines?: readonly [number, number]): string {
  const document = buildText(kind, text);
  const range = lines && { start: { line: lines[0], character: 0 }, end: { line: lines[1], character: 0 } };
  const edits = formatDocument(document, options, range).map(({ range: { start, end }, newText }) => ({
    start: document.lines.toOffset(start),
    end: document.lines.toOffset(end),
    text: newText,
  }));
  return applyEdits(text, edits);
}

const cases: readonly (readonly [string, FileKind, string, string])[] = [
  ['one member a line', json, '{"a":1,"b":[1,2],"c":{}}', '{\n  "a": 1,\n  "b": [\n    1,\n    2\n  ],\n  "c": {}\n}'],
  ['empty collections', json, '{ "a": { }, "b": [\n] }\n\n\n', '{\n  "a": {},\n  "b": []\n}\n'],
  ['a blank line between members stays', json, '{\n\n\n"a": 1,\n\n\n\n"b": 2}', '{\n  "a": 1,\n\n  "b": 2\n}'],
  ['strings stay', json, '{"a{b": "c, d: [\\"e\\"]"}', '{\n  "a{b": "c, d: [\\"e\\"]"\n}'],
  [
    'unquoted placeholders',
    json,
    '{"a":${A},"b":[${B},1],"c": "${C}"}',
    '{\n  "a": ${A},\n  "b": [\n    ${B},\n    1\n  ],\n  "c": "${C}"\n}',
  ],
  ['line ends of Windows', json, '{\r\n"a":1}\r\n', '{\r\n  "a": 1\r\n}\r\n'],
  ['text that does not parse', json, '{"a":1,,"b":}', '{"a":1,,"b":}'],
  [
    'comments',
    updateJson,
    '{//one\n/* two */"a":1,//three\n"b":2/* four */,\n// five\n}',
    '{ //one\n  /* two */ "a": 1, //three\n  "b": 2 /* four */,\n  // five\n}',
  ],
  ['blanks at line ends and blank lines', yaml, 'a: 1  \n\n\n\nb:\t\n  - 2 \n\n\n', 'a: 1\n\nb:\n  - 2\n'],
  ['block scalars', yaml, 'a: |\n  x  \n\n\n\n  y \nb: 1 \n', 'a: |\n  x  \n\n\n\n  y \nb: 1\n'],
  ['block scalars that keep their line breaks', yaml, 'a: |+\n  x\n\n\n', 'a: |+\n  x\n\n\n'],
  ['comments in YAML', updateYaml, '# one  \n\n\n# two\na: 1 # three \n', '# one\n\n# two\na: 1 # three\n'],
  ['YAML that does not parse', yaml, 'a: [1  \n\n\n\nb: }', 'a: [1  \n\n\n\nb: }'],
  ['placeholders in YAML', yaml, 'a: ${A}  \nb: "${B}" \n', 'a: ${A}\nb: "${B}"\n'],
];

for (const [name, kind, text, expected] of cases) {
  test(`formatting: ${name} (${kind.syntax})`, () => {
    assert.equal(format(kind, text), expected);
    assert.equal(format(kind, expected), expected, 'formatting twice changes nothing more');
  });
}

test('formatting: tabs and wide indentation', () => {
  assert.equal(format(json, '{"a":[1]}', { tabSize: 4, insertSpaces: false }), '{\n\t"a": [\n\t\t1\n\t]\n}');
  assert.equal(format(json, '{"a":1}', { tabSize: 4, insertSpaces: true }), '{\n    "a": 1\n}');
});

test('formatting: a range leaves the rest alone', () => {
  const text = '{\n"a":1,\n"b":[1,\n2],\n"c":3}\n';
  assert.equal(format(json, text, twoBlanks, [2, 3]), '{\n"a":1,\n"b": [\n    1,\n    2],\n"c":3}\n');
  assert.equal(format(yaml, 'a: 1 \nb: 2 \nc: 3 \n', twoBlanks, [1, 2]), 'a: 1 \nb: 2\nc: 3 \n');
});

test('formatting: a text of very many gaps becomes one edit', () => {
  const text = `{"a":[${'1,'.repeat(6000)}1]}`;
  const edits = formatDocument(buildText(json, text), twoBlanks);
  assert.equal(edits.length, 1);
  assert.equal(JSON.stringify(JSON.parse(edits[0]?.newText ?? '')), text);
});
