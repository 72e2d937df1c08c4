import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complete } from '../../../server/src/features/completion/completion.ts';
import type { FileKind } from '../../../server/src/features/file-kind.ts';
import { findHover } from '../../../server/src/features/hover.ts';
import { applyEdits } from '../../../server/src/text/range.ts';
import { json, parseMarked, yaml } from './marked-text.ts';

/** A definition of one state with these members. */
const state = (members: string): string => `{"StartAt": "A", "States": {"A": {"Type": "Pass", ${members}}}}`;

function take(kind: FileKind, marked: string, label: string): string {
  const { document, offset } = parseMarked(kind, marked);
  const item = complete(document, offset, { snippets: false }).items.find((each) => each.label === label);
  assert.ok(item?.textEdit && 'range' in item.textEdit, `No ${label} in ${marked}`);
  const { range, newText } = item.textEdit;
  const edit = { start: document.lines.toOffset(range.start), end: document.lines.toOffset(range.end), text: newText };
  return applyEdits(document.text, [edit]);
}

const taken: readonly (readonly [kind: FileKind, marked: string, label: string, expected: string])[] = [
  [json, state('"InputPath": "|"'), '$$.Execution.Id', state('"InputPath": "$$.Execution.Id"')],
  [json, state('"InputPath": "$$.Ex|x"'), '$$.Execution.Id', state('"InputPath": "$$.Execution.Id"')],
  [json, state('"Parameters": {"a.$": "$$|'), '$$.Task.Token', state('"Parameters": {"a.$": "$$.Task.Token')],
  [
    json,
    state(`"Parameters": {"a": [{"b.$": "States.Format('{}', $$.S|)"}]}`),
    '$$.State.Name',
    state(`"Parameters": {"a": [{"b.$": "States.Format('{}', $$.State.Name)"}]}`),
  ],
  [json, state('"Parameters": {"a.$": "Sta|"}'), 'States.UUID', state('"Parameters": {"a.$": "States.UUID()"}')],
  [
    yaml,
    'States:\n  A:\n    Type: Pass\n    Parameters:\n      a.$: $$.Map|\n',
    '$$.Map.Item.Value',
    'States:\n  A:\n    Type: Pass\n    Parameters:\n      a.$: $$.Map.Item.Value\n',
  ],
];

for (const [kind, marked, label, expected] of taken) {
  test(`taking ${label} in ${marked} (${kind.syntax})`, () => assert.equal(take(kind, marked, label), expected));
}

const offered: readonly (readonly [marked: string, hasContext: boolean, hasFunctions: boolean])[] = [
  [state('"InputPath": "|"'), true, false],
  [state('"Parameters": {"a.$": "|"}'), true, true],
  [state('"Parameters": {"a": "|"}'), false, false],
  [state('"Result": {"a.$": "|"}'), false, false],
  [state('"ResultPath": "|"'), false, false],
  [state('"QueryLanguage": "JSONata", "Assign": {"a.$": "|"}'), false, false],
  [state(`"Parameters": {"a.$": "States.Format('|')"}`), false, false],
  [state('"OutputPath": "$.a[?(|)]"'), false, false],
];

for (const [marked, hasContext, hasFunctions] of offered) {
  test(`what is offered in ${marked}`, () => {
    const { document, offset } = parseMarked(json, marked);
    const labels = new Set(complete(document, offset, { snippets: true }).items.map(({ label }) => label));
    assert.equal(labels.has('$$.Execution.Input'), hasContext);
    assert.equal(labels.has('States.Format'), hasFunctions);
  });
}

const hovers: readonly (readonly [kind: FileKind, marked: string, expected: RegExp])[] = [
  [json, state(`"Parameters": {"a.$": "States.For|mat('{}', 1)"}`), /^`States\.Format\(template, value…\)`/],
  [json, state(`"Parameters": {"a.$": "States.Array(States.UU|ID())"}`), /^`States\.UUID\(\)`/],
  [json, state('"InputPath": "$$.Execution.Sta|rtTime"'), /^\*\*StartTime\*\*/],
  [json, state('"InputPath": "$.order.|id"'), /^\*\*InputPath\*\*/],
  [json, state('"Result": {"a.$": "States.UU|ID()"}'), /^$/],
  [yaml, 'States:\n  A:\n    Type: Pass\n    InputPath: >-\n      $$.Task.To|ken\n', /^\*\*Token\*\*/],
];

for (const [kind, marked, expected] of hovers) {
  test(`hover in ${marked} (${kind.syntax})`, () => {
    const { document, offset } = parseMarked(kind, marked);
    const found = findHover(document, offset, []);
    assert.match(
      found && typeof found.contents === 'object' && 'value' in found.contents ? found.contents.value : '',
      expected,
    );
  });
}
