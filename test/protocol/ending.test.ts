/** How the server ends, and with which exit code: editors tell of one that is not 0 as of a crash. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { ExitNotification, ShutdownRequest } from 'vscode-languageserver-protocol/node';
import { Client } from './client.ts';

async function end(leave: (client: Client) => Promise<void>): Promise<unknown> {
  const client = await Client.start();
  client.connection.onError(() => undefined);
  const exited = once(client.process, 'exit');
  await leave(client);
  const [code] = (await exited) as [unknown];
  client.connection.dispose();
  return code;
}

test('asked to end, however much was said before', async () => {
  const code = await end(async (client) => {
    await client.connection.sendRequest(ShutdownRequest.type);
    for (let count = 0; count < 20; count++) await client.connection.sendNotification('$/setTrace', { value: 'off' });
    await client.connection.sendNotification(ExitNotification.type);
    client.process.stdin?.end();
  });
  assert.equal(code, 0);
});

test('its input ends after it was told to shut down', async () => {
  const code = await end(async (client) => {
    await client.connection.sendRequest(ShutdownRequest.type);
    client.process.stdin?.end();
  });
  assert.equal(code, 0);
});

test('its input ends without a word', async () => {
  const code = await end(async (client) => {
    client.process.stdin?.end();
    await Promise.resolve();
  });
  assert.equal(code, 1);
});
