import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import type { FileKind } from '../../../server/src/features/file-kind.ts';
import { listFoldingRanges } from '../../../server/src/features/folding.ts';
import { listSymbols } from '../../../server/src/features/symbols.ts';
import { buildText, json, updateJson, updateYaml, yaml } from './marked-text.ts';

/** `A(B,C)` for A with the children B and C. */
function draw(symbols: readonly DocumentSymbol[]): string {
  return symbols
    .map(({ name, children = [] }) => (children.length > 0 ? `${name}(${draw(children)})` : name))
    .join(',');
}

const NESTED_JSON = `{"States": {
  "P": {"Type": "Parallel", "Branches": [
    {"States": {"X": {"Type": "Pass"}}},
    {"States": {"Y": {"Type": "Wait"}, "Z": {}}}]},
  "M": {"Type": "Map", "ItemProcessor": {"States": {"I": {"Type": "Task"}}}},
  "E": {"Type": "Succeed"}}}`;
const NESTED_YAML = `States:
  P:
    Type: Parallel
    Branches:
      - States: { X: { Type: Pass } }
      - States: { Y: { Type: Wait }, Z: {} }
  M:
    Type: Map
    ItemProcessor:
      States:
        I: { Type: Task }
  E: { Type: Succeed }
`;

const outlines: readonly (readonly [string, FileKind, string, string])[] = [
  ['branches and processors', json, NESTED_JSON, 'P(Branches[0](X),Branches[1](Y,Z)),M(I),E'],
  ['branches and processors', yaml, NESTED_YAML, 'P(Branches[0](X),Branches[1](Y,Z)),M(I),E'],
  ['half-typed text', json, '{"States": {"A": {"Type": "Pa', 'A'],
  ['a comma too many and a value too few', json, '{"StartAt": , "States": {"A": {},, "B": {"Type": }}}', 'A,B'],
  ['an empty name, which editors refuse', json, '{"States": {"": {}, " ": {}}}', '"",""'],
  ['nothing', json, '', ''],
  ['nothing', yaml, '', ''],
  ['targets', updateYaml, 'targets:\n  dev:\n    publish: true\n  prod: {}\n', 'targets(dev(publish),prod)'],
  [
    'members',
    updateJson,
    '{ /* x */ "publish": true, "tracingConfiguration": { "enabled": ',
    'publish,tracingConfiguration(enabled)',
  ],
];

for (const [name, kind, text, expected] of outlines) {
  test(`outline: ${name} (${kind.kind}, ${kind.syntax})`, () => {
    const symbols = [...listSymbols(buildText(kind, text))];
    assert.equal(draw(symbols), expected);
    checkNesting(symbols);
  });
}

/** Editors drop the whole outline where a symbol does not hold its selection. */
function checkNesting(symbols: readonly DocumentSymbol[]): void {
  for (const { name, range, selectionRange, children = [] } of symbols) {
    const holds =
      toNumber(range.start) <= toNumber(selectionRange.start) && toNumber(selectionRange.end) <= toNumber(range.end);
    assert.ok(holds, name);
    checkNesting(children);
  }
}

function toNumber({ line, character }: { line: number; character: number }): number {
  return line * 10_000 + character;
}

const folds: readonly (readonly [string, FileKind, string, readonly string[]])[] = [
  ['brackets stay visible', json, '{\n  "a": {\n    "b": 1\n  },\n  "c": [\n    1\n  ]\n}', ['0-6', '1-2', '4-5']],
  ['one line folds nothing', json, '{ "a": { "b": 1 } }', []],
  ['an object that is not closed', json, '{\n  "a": {\n    "b": 1\n', ['0-2', '1-2']],
  ['blocks fold at their key', yaml, 'a:\n  b: 1\n  c:\n    - 1\n    - 2\n\nd: 3\n', ['0-4', '2-4']],
  ['flow collections in YAML', yaml, 'a: {\n  b: 1\n}\n', ['0-1']],
  ['comments', updateYaml, '# one\n# two\na: 1 # three\n# four\n', ['0-1 comment']],
  ['comments', updateJson, '{\n  // one\n  // two\n  "a": 1 // three\n}', ['0-3', '1-2 comment']],
  ['a block comment', updateJson, '/*\n one\n*/\n{ "a": 1 }', ['0-2 comment']],
  ['what only looks like a comment', yaml, 'a: |\n  # one\n  # two\n', []],
];

for (const [name, kind, text, expected] of folds) {
  test(`folding: ${name} (${kind.syntax})`, () => {
    const ranges = [...listFoldingRanges(buildText(kind, text))].filter((range) => range !== undefined);
    const drawn = ranges.map(
      ({ startLine, endLine, kind: type }) => `${startLine}-${endLine}${type ? ` ${type}` : ''}`,
    );
    assert.deepEqual(drawn, expected);
  });
}
