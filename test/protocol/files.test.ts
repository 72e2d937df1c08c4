import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import {
  CodeLensRequest,
  DidChangeWatchedFilesNotification,
  FileChangeType,
} from 'vscode-languageserver-protocol/node';
import { listTargets } from '../../server/src/protocol.ts';
import { Client, type ClientOptions, waitFor } from './client.ts';
import { createFolder } from './folders.ts';

const clients: Client[] = [];
after(() => Promise.all(clients.map((client) => client.stop())));

async function start(options: ClientOptions): Promise<Client> {
  const client = await Client.start(options);
  clients.push(client);
  return client;
}

function toUpdate(name: string, definitionUri?: string): string {
  const uri = definitionUri === undefined ? '' : `definitionUri: ${definitionUri}\n`;
  return `${uri}targets:\n  ${name}:\n    stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:${name}\n`;
}

async function listNames(client: Client, uri: string): Promise<string[]> {
  const { targets } = await client.connection.sendRequest(listTargets, { uri });
  return targets.map(({ label }) => label);
}

test('update files are found by base name and by what they name, at any depth', { timeout: 30_000 }, async () => {
  const { folder, uri } = createFolder({ 'a b.asl.json': '{}', 'a b.asl.update.yaml': toUpdate('one') });
  for (const name of ['deep', 'node_modules', '.git']) {
    mkdirSync(join(folder, name, 'er'), { recursive: true });
    writeFileSync(join(folder, name, 'er', 'x.asl.update.yaml'), toUpdate(name, '../../a b.asl.json'));
  }
  const client = await start({ folder });
  assert.deepEqual(await listNames(client, uri('a b.asl.json')), ['one', 'deep']);
});

test('files come, change and go', { timeout: 30_000 }, async () => {
  const { folder, uri } = createFolder({ 'a.asl.json': '{}' });
  const client = await start({ folder });
  const definition = uri('a.asl.json');
  const file = join(folder, 'a.asl.update.yaml');
  const tell = (type: FileChangeType) =>
    client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: uri('a.asl.update.yaml'), type }],
    });
  assert.deepEqual(await listNames(client, definition), []);
  writeFileSync(file, toUpdate('one'));
  await tell(FileChangeType.Created);
  await waitFor(async () => (await listNames(client, definition)).includes('one') || undefined);
  // The editor's text wins over the disk's, until it is closed.
  await client.open(uri('a.asl.update.yaml'), toUpdate('two'), 'asl-update-yaml');
  assert.deepEqual(await listNames(client, definition), ['two']);
  await client.close(uri('a.asl.update.yaml'));
  await waitFor(async () => (await listNames(client, definition)).includes('one') || undefined);
  rmSync(file);
  await tell(FileChangeType.Deleted);
  await waitFor(async () => (await listNames(client, definition)).length === 0 || undefined);
});

test('without a folder, the file’s own folder counts', { timeout: 30_000 }, async () => {
  const { uri } = createFolder({ 'a.asl.json': '{}', 'a.asl.update.yaml': toUpdate('one') });
  const client = await start({});
  await client.open(uri('a.asl.json'), '{}');
  const lenses = await client.connection.sendRequest(CodeLensRequest.type, {
    textDocument: { uri: uri('a.asl.json') },
  });
  assert.equal(lenses?.[0]?.command?.title, 'Update one');
});

test('over IPC, as an editor starts it', { timeout: 30_000 }, async () => {
  const client = await start({ transport: 'ipc' });
  await client.open('file:///none/a.asl.json', '{');
  assert.ok((await client.pull('file:///none/a.asl.json')).length > 0);
});
