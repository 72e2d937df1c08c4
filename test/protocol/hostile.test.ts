import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  CompletionRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  DocumentFormattingRequest,
} from 'vscode-languageserver-protocol/node';
import { Client } from './client.ts';

const JSON_TEXT = `{
  "StartAt": "A \\u00e9",
  "States": {
    "A \\u00e9": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "NumericEquals": 1.5e3, "Next": "B" }], "Default": "B" },
    "B": { "Type": "Map", "ItemProcessor": { "StartAt": "C", "States": { "C": { "Type": "Wait", "Seconds": \${S}, "End": true } } }, "End": true }
  }
}`;
const YAML_TEXT = `# A comment
StartAt: &start "A"
States:
  A:
    Type: Choice
    Choices:
    - { Variable: $.x, IsNull: true, Next: B }
    Comment: |
      text
       more
  B: &b
    Type: Pass
    Result: {a: [1, 'x', *start]}
    End: true
  C: *b
`;
const options = { tabSize: 2, insertSpaces: true };

let client: Client;
before(async () => {
  client = await Client.start();
});
after(() => client.stop());

/** Everything that an editor asks while somebody types at `offset`. */
async function askAll(uri: string, text: string): Promise<void> {
  const lines = text.split('\n');
  const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  const textDocument = { uri };
  await Promise.all([
    client.pull(uri),
    client.connection.sendRequest(CompletionRequest.type, { textDocument, position }),
    client.connection.sendRequest(HoverRequest.type, { textDocument, position }),
    client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument }),
    client.connection.sendRequest(FoldingRangeRequest.type, { textDocument }),
    client.connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options }),
  ]);
}

for (const [languageId, ending, text] of [
  ['asl', 'asl.json', JSON_TEXT],
  ['asl-yaml', 'asl.yaml', YAML_TEXT],
  ['asl-update', 'asl.update.json', JSON_TEXT],
  ['asl-update-yaml', 'asl.update.yaml', YAML_TEXT],
] as const) {
  test(`every prefix of a text is answered: ${languageId}`, { timeout: 120_000 }, async () => {
    const uri = `file:///none/typed.${ending}`;
    await client.open(uri, '', languageId);
    for (let length = 1; length <= text.length; length++) {
      const prefix = text.slice(0, length);
      await client.change(uri, { text: prefix });
      await askAll(uri, prefix);
    }
    await client.close(uri);
    assert.deepEqual(client.logged, []);
    assert.equal(client.process.exitCode, null);
  });
}

const deep = (open: string, close: string): string => open.repeat(100_000) + close.repeat(100_000);

for (const [name, text] of [
  ['nested arrays', deep('[', ']')],
  ['nested objects', deep('{"a":', '}')],
  ['open objects', '{"States":{"a":'.repeat(50_000)],
  ['quotes', '"'.repeat(200_000)],
  ['backslashes', `{"a": "${'\\'.repeat(200_001)}`],
  ['placeholders', '${A}'.repeat(50_000)],
  ['lone surrogates', '{"\ud800": "\udfff", "\u0000": \u0007}'],
  ['line ends', '\r\r\n\n\u2028'.repeat(20_000)],
  [
    'prototype names',
    '{"__proto__": {"constructor": 1}, "States": {"__proto__": {"Type": "constructor"}, "toString": {"Type": "__proto__"}}}',
  ],
  ['dashes', '- '.repeat(50_000)],
  [
    'aliases',
    [
      'a: &a [x,x]',
      ...Array.from({ length: 40 }, (_, i) => `b${i}: &b${i} [*${i ? `b${i - 1}` : 'a'},*${i ? `b${i - 1}` : 'a'}]`),
    ].join('\n'),
  ],
] as const) {
  for (const [languageId, ending] of [
    ['asl', 'asl.json'],
    ['asl-yaml', 'asl.yaml'],
    ['asl-update-yaml', 'asl.update.yaml'],
  ] as const) {
    test(`a hostile text is answered: ${name}, ${languageId}`, { timeout: 60_000 }, async () => {
      const uri = `file:///none/hostile.${ending}`;
      await client.open(uri, text, languageId);
      await askAll(uri, text);
      await client.close(uri);
      assert.deepEqual(client.logged, []);
      assert.equal(client.process.exitCode, null);
    });
  }
}
