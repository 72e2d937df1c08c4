import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complete } from '../../../server/src/features/completion/completion.ts';
import { listDefinitions } from '../../../server/src/features/definition.ts';
import type { FileKind } from '../../../server/src/features/file-kind.ts';
import { findHover } from '../../../server/src/features/hover.ts';
import { json, parseMarked, yaml } from './marked-text.ts';

/** A state machine whose first state assigns $total, and whose second is in question. */
function toMachine(state: string): string {
  return `{
    "QueryLanguage": "JSONata",
    "StartAt": "A",
    "States": {
      "A": { "Type": "Pass", "Assign": { "total": 1 }, "Next": "B" },
      "B": ${state}
    }
  }`;
}

function listLabels(kind: FileKind, marked: string): string[] {
  const { document, offset } = parseMarked(kind, marked);
  return complete(document, offset, { snippets: true }).items.map(({ label }) => label);
}

/** The same, with a Task as the second state. */
function toTask(rest: string): string {
  return toMachine(`{ "Type": "Task", "Resource": "arn", ${rest} }`);
}

test('$states. proposes the fields that are there', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    [toTask('"Arguments": "{% $states.| %}"'), ['input', 'context']],
    [toTask('"Output": { "a": "{% $states.in| %}" }'), ['input', 'context', 'result']],
    [toTask('"Catch": [{ "Output": "{% [$states.|] %}" }]'), ['input', 'context', 'errorOutput']],
  ];
  for (const [marked, expected] of cases) assert.deepEqual(listLabels(json, marked), expected);
});

test('a dollar sign proposes variables and functions, and replaces what is typed', () => {
  const { document, offset } = parseMarked(json, toMachine('{ "Type": "Succeed", "Output": "{% 1 + $to|" }'));
  const { items } = complete(document, offset, { snippets: true });
  assert.deepEqual(
    items.slice(0, 3).map(({ label }) => label),
    ['$states', '$total', '$string'],
  );
  const edit = items[1]?.textEdit;
  assert.ok(edit && 'range' in edit);
  assert.equal(document.text.slice(document.lines.toOffset(edit.range.start), offset), '$to');
  assert.equal(edit.newText, '$total');
});

test('nothing else is proposed inside of JSONata', () => {
  assert.deepEqual(listLabels(json, toMachine('{ "Type": "Succeed", "Output": "{% \'x|\' %}" }')), []);
});

test('a block of YAML completes too', () => {
  const states = '  A:\n    Type: Pass\n    Output: >-\n      {% (\n        $states.|\n      ) %}\n';
  assert.deepEqual(listLabels(yaml, `QueryLanguage: JSONata\nStates:\n${states}`), ['input', 'context']);
});

test('a path proposes the variables that can be seen', () => {
  const marked =
    '{"States": {"A": {"Type": "Pass", "Assign": {"order.$": "$"}}, "B": {"Type": "Pass", "InputPath": "$|"}}}';
  assert.ok(listLabels(json, marked).includes('$order'));
});

test('a variable leads to what assigns it', () => {
  const { document, offset } = parseMarked(json, toMachine('{ "Type": "Succeed", "Output": "{% 1 + $tot|al %}" }'));
  const { toOffset } = document.lines;
  const [link] = listDefinitions(document, offset, { definitionUri: undefined, updateFiles: [] });
  assert.ok(link?.originSelectionRange);
  const [target, origin] = [link.targetSelectionRange, link.originSelectionRange];
  assert.equal(document.text.slice(toOffset(target.start), toOffset(target.end)), '"total"');
  assert.equal(document.text.slice(toOffset(origin.start), toOffset(origin.end)), '$total');
});

const hovers: readonly (readonly [string, RegExp])[] = [
  ['{% $sub|string("abc", 1) %}', /^`\$substring\(string\?, start, length\?\)`/],
  ['{% $states.con|text.State %}', /^\*\*\$states\.context\*\*/],
  ['{% $tot|al %}', /assigned by `A`/i],
];
for (const [output, expected] of hovers) {
  test(`hover in ${output}`, () => {
    const { document, offset } = parseMarked(
      json,
      toMachine(`{ "Type": "Succeed", "Output": ${JSON.stringify(output)} }`),
    );
    const found = findHover(document, offset, []);
    assert.ok(found && typeof found.contents === 'object' && 'value' in found.contents);
    assert.match(found.contents.value, expected);
  });
}
