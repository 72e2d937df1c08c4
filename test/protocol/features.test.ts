import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  CodeActionRequest,
  CodeLensRequest,
  type CompletionItem,
  CompletionRequest,
  DefinitionRequest,
  DocumentFormattingRequest,
  DocumentLinkRequest,
  DocumentRangeFormattingRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
} from 'vscode-languageserver-protocol/node';
import { Client } from './client.ts';
import { createFolder } from './folders.ts';

const DEFINITION = `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Next": "B" },
    "B": { "Type": "Succeed" }
  }
}
`;
const UPDATE = `definitionUri: ./orders.asl.json
targets:
  dev:
    stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders-dev
  prod:
    stateMachineArn: arn:aws:states:eu-west-1:222222222222:stateMachine:orders
`;
const options = { tabSize: 2, insertSpaces: true };

const { folder, uri } = createFolder({ 'orders.asl.json': DEFINITION, 'orders.asl.update.yaml': UPDATE });
const definition = { uri: uri('orders.asl.json') };
const update = { uri: uri('orders.asl.update.yaml') };
let client: Client;

before(async () => {
  client = await Client.start({ folder });
  await client.open(definition.uri, DEFINITION);
  await client.open(update.uri, UPDATE, 'asl-update-yaml');
});
after(() => client.stop());

test('symbols, folding and formatting', { timeout: 30_000 }, async () => {
  const symbols = await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: definition });
  assert.deepEqual(
    symbols?.map(({ name }) => name),
    ['A', 'B'],
  );
  const folds = await client.connection.sendRequest(FoldingRangeRequest.type, { textDocument: definition });
  assert.deepEqual(
    folds?.map(({ startLine, endLine }) => [startLine, endLine]),
    [
      [0, 5],
      [2, 4],
    ],
  );
  const all = await client.connection.sendRequest(DocumentFormattingRequest.type, {
    textDocument: definition,
    options,
  });
  assert.ok(all && all.length > 0);
  const range = { start: { line: 4, character: 0 }, end: { line: 5, character: 0 } };
  const some = await client.connection.sendRequest(DocumentRangeFormattingRequest.type, {
    textDocument: definition,
    options,
    range,
  });
  assert.ok(some && some.length > 0 && some.length < all.length);
  assert.ok(some.every((edit) => edit.range.start.line === 4));
});

test('completion, hover and definition', { timeout: 30_000 }, async () => {
  const position = { line: 3, character: 37 };
  const list = await client.connection.sendRequest(CompletionRequest.type, { textDocument: definition, position });
  const items: readonly CompletionItem[] = Array.isArray(list) ? list : (list?.items ?? []);
  assert.deepEqual(
    items.map(({ label }) => label),
    ['B'],
  );
  const hover = await client.connection.sendRequest(HoverRequest.type, {
    textDocument: definition,
    position: { line: 3, character: 13 },
  });
  assert.match(JSON.stringify(hover?.contents), /What the state does/);
  const links = await client.connection.sendRequest(DefinitionRequest.type, { textDocument: definition, position });
  assert.match(JSON.stringify(links), /"targetSelectionRange":\{"start":\{"line":4,"character":4\}/);
});

test('links and lenses between a definition and its update file', { timeout: 30_000 }, async () => {
  const links = await client.connection.sendRequest(DocumentLinkRequest.type, { textDocument: update });
  assert.deepEqual(
    links?.map(({ target }) => target),
    [definition.uri],
  );
  const onDefinition = await client.connection.sendRequest(CodeLensRequest.type, { textDocument: definition });
  assert.deepEqual(
    onDefinition?.map(({ command }) => command?.title),
    ['Update…', 'Update and publish…', 'Select target (2)'],
  );
  const onUpdate = await client.connection.sendRequest(CodeLensRequest.type, { textDocument: update });
  assert.deepEqual(onUpdate?.[1]?.command, {
    title: 'Update and publish',
    command: 'stepwright.updateAndPublish',
    arguments: [{ definitionUri: definition.uri, target: { updateFileUri: update.uri, name: 'dev' } }],
  });
});

test('actions carry the fixes of findings', { timeout: 30_000 }, async () => {
  const other = { uri: uri('versioned.asl.update.yaml') };
  const text = 'stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders:7\npublish: true\n';
  await client.open(other.uri, text, 'asl-update-yaml');
  const range = { start: { line: 0, character: 75 }, end: { line: 0, character: 75 } };
  const actions = await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument: other,
    range,
    context: { diagnostics: [] },
  });
  const edits = (actions ?? []).flatMap((action) =>
    'edit' in action ? (action.edit?.changes?.[other.uri] ?? []) : [],
  );
  assert.ok(
    edits.some(({ newText, range: { start } }) => newText === '' || start.character < 75),
    JSON.stringify(actions),
  );
});
