import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import {
  CancellationTokenSource,
  CompletionRequest,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver-protocol/node';
import { Client, waitFor } from './client.ts';
import { createFolder } from './folders.ts';

const GOOD = '{\n  "StartAt": "A",\n  "States": {\n    "A": { "Type": "Pass", "End": true }\n  }\n}\n';
const clients: Client[] = [];
after(() => Promise.all(clients.map((client) => client.stop())));

async function start(...options: Parameters<typeof Client.start>): Promise<Client> {
  const client = await Client.start(...options);
  clients.push(client);
  return client;
}

function insert(line: number, start: number, end: number, text: string) {
  return { range: { start: { line, character: start }, end: { line, character: end } }, text };
}

test('diagnostics appear, change with edits and go', { timeout: 30_000 }, async () => {
  const client = await start();
  const uri = 'file:///none/orders.asl.json';
  await client.open(uri, GOOD);
  assert.deepEqual(await client.pull(uri), []);

  await client.change(uri, insert(1, 14, 15, 'B'));
  const [first] = await client.pull(uri);
  assert.equal(first?.code, 'transition-target-exists');
  assert.equal(first?.source, 'asl');
  assert.equal(first?.severity, 1);
  assert.deepEqual(first?.range, { start: { line: 1, character: 13 }, end: { line: 1, character: 16 } });
  assert.ok(first?.codeDescription?.href.startsWith('https://'));

  await client.change(uri, insert(0, 0, 0, '\n\n'));
  assert.equal((await client.pull(uri)).find(({ code }) => code === 'transition-target-exists')?.range.start.line, 3);

  await client.change(uri, { text: GOOD });
  assert.deepEqual(await client.pull(uri), []);
});

test('several changes in one notification apply one after the other', { timeout: 30_000 }, async () => {
  const client = await start();
  const uri = 'file:///none/orders.asl.json';
  await client.open(uri, GOOD);
  await client.change(uri, insert(1, 14, 15, 'BB'), insert(1, 14, 16, 'A'));
  assert.deepEqual(await client.pull(uri), []);
});

test('YAML has the same findings', { timeout: 30_000 }, async () => {
  const client = await start();
  const uri = 'file:///none/orders.asl.yaml';
  await client.open(uri, 'StartAt: B\nStates:\n  A:\n    Type: Pass\n    End: true\n', 'asl-yaml');
  const codes = (await client.pull(uri)).map(({ code }) => code);
  assert.ok(codes.includes('transition-target-exists'), String(codes));
});

test('a text of another language is ours by its name, and otherwise not', { timeout: 30_000 }, async () => {
  const client = await start();
  for (const [name, languageId, expected] of [
    ['orders.asl.json', 'json', true],
    ['orders.asl.yaml', 'yaml', true],
    ['orders.json', 'json', false],
  ] as const) {
    const uri = `file:///none/${name}`;
    await client.open(uri, '{', languageId);
    const codes = (await client.pull(uri)).map(({ code }) => code);
    assert.equal(codes.includes('text-parses'), expected, name);
  }
});

test('an answer for an old version is dropped', { timeout: 30_000 }, async () => {
  const client = await start();
  const uri = 'file:///none/orders.asl.json';
  await client.open(uri, GOOD);
  const pulled = await client.sendTogether(
    () => client.pull(uri),
    () => client.change(uri, insert(1, 14, 15, 'B')),
  );
  await assert.rejects(pulled.answer, (error) => {
    assert.ok(error instanceof ResponseError);
    assert.equal(error.code, LSPErrorCodes.ServerCancelled);
    assert.deepEqual(error.data, { retriggerRequest: true });
    return true;
  });
  const params = { textDocument: { uri }, position: { line: 1, character: 14 } };
  const completed = await client.sendTogether(
    () => client.connection.sendRequest(CompletionRequest.type, params),
    () => client.change(uri, insert(0, 0, 0, '\n')),
  );
  await assert.rejects(completed.answer, { code: LSPErrorCodes.ContentModified });
});

test('a cancelled request is answered as such', { timeout: 30_000 }, async () => {
  const client = await start();
  const uri = 'file:///none/orders.asl.json';
  await client.open(uri, GOOD);
  const source = new CancellationTokenSource();
  const params = { textDocument: { uri }, position: { line: 1, character: 14 } };
  const completed = client.connection.sendRequest(CompletionRequest.type, params, source.token);
  source.cancel();
  await assert.rejects(completed, { code: LSPErrorCodes.RequestCancelled });
});

test('a client without pull gets everything pushed', { timeout: 30_000 }, async () => {
  const client = await start({ capabilities: {} });
  assert.equal(client.initialized?.capabilities.diagnosticProvider, undefined);
  const uri = 'file:///none/orders.asl.json';
  await client.open(uri, GOOD.replace('"A"', '"B"'));
  const found = await waitFor(() =>
    client.published.get(uri)?.diagnostics.find(({ code }) => code === 'transition-target-exists'),
  );
  assert.equal(found.source, 'asl');
  await client.change(uri, { text: GOOD });
  await waitFor(() => client.published.get(uri)?.diagnostics.length === 0 || undefined);
});

function toUpdate(first: string): string {
  return `targets:
  dev:
    stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
    definitionSubstitutions: { First: ${first} }
`;
}

test('the values of an update file on the disk count, and changes to them as well', { timeout: 30_000 }, async () => {
  const { folder, uri } = createFolder({ 'orders.asl.json': '{}', 'orders.asl.update.yaml': toUpdate('B') });
  const client = await start({ folder });
  await waitFor(() => client.watches || undefined);
  await client.open(uri('orders.asl.json'), GOOD.replace('"StartAt": "A"', '"StartAt": "${First}"'));
  const codes = (await client.pull(uri('orders.asl.json'))).map(({ code }) => code);
  assert.ok(codes.includes('transition-target-exists'), String(codes));

  writeFileSync(join(folder, 'orders.asl.update.yaml'), toUpdate('A'));
  const before = client.refreshes;
  await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: uri('orders.asl.update.yaml'), type: FileChangeType.Changed }],
  });
  await waitFor(() => client.refreshes > before || undefined);
  assert.deepEqual(await client.pull(uri('orders.asl.json')), []);
});
