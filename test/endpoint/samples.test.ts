import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ListStateMachinesCommand } from '@aws-sdk/client-sfn';
import { assertRefused, buildClient, startService, writeDefinition } from './set-up.ts';

const DEV = 'arn:aws:states:eu-west-1:111111111111:stateMachine:orders-dev';
const PROD = 'arn:aws-cn:states:cn-north-1:222222222222:stateMachine:orders';
const BARE = 'arn:aws:states:eu-west-1:111111111111:stateMachine:bare';
const ROLE = 'arn:aws:iam::111111111111:role/own';

const FILES = {
  'orders.asl.update.yaml': `
defaults: { type: EXPRESS }
targets:
  dev: { stateMachineArn: "${DEV}", roleArn: "${ROLE}", publish: true }
  prod: { stateMachineArn: "${PROD}", type: STANDARD }
  broken: { stateMachineArn: "${PROD}:7" }
  empty: {}
`,
  'inner/bare.asl.update.jsonc': `{ // comments are fine\n "stateMachineArn": "${BARE}", }`,
  'half.asl.update.json': '{ "targets": { "a": ',
  'other.yaml': `stateMachineArn: ${BARE}-other`,
  'node_modules/x.asl.update.json': `{ "stateMachineArn": "${BARE}-module" }`,
};

async function writeFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'stepwright-samples-'));
  t.after(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(FILES)) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return folder;
}

test('every target of a folder has a machine with its ARN, type and role, and a definition of its own', async (t) => {
  const { endpoint, describe, update } = await startService(t, { folder: await writeFolder(t) });
  assert.deepEqual(endpoint.machines.toSorted(), [BARE, DEV, PROD].toSorted());
  const dev = await describe(DEV);
  assert.equal(dev.type, 'EXPRESS');
  assert.equal(dev.roleArn, ROLE);
  assert.match(dev.definition ?? '', /"Pass"/);
  const prod = await describe(PROD);
  assert.equal(prod.type, 'STANDARD');
  assert.equal(prod.roleArn, 'arn:aws-cn:iam::222222222222:role/stepwright-sample');
  const updated = await update({ stateMachineArn: PROD, definition: writeDefinition('first'), publish: true });
  assert.equal(updated.stateMachineVersionArn, `${PROD}:1`);
});

test('targets without a usable ARN are skipped with the reason', async (t) => {
  const { endpoint } = await startService(t, { folder: await writeFolder(t) });
  assert.equal(endpoint.skipped.length, 3);
  assert.ok(endpoint.skipped.some((reason) => reason.includes('target broken') && reason.includes(`${PROD}:7`)));
  assert.ok(endpoint.skipped.some((reason) => reason.includes('target empty')));
  assert.ok(endpoint.skipped.some((reason) => reason.startsWith('half.asl.update.json')));
});

test('a folder that is not there is said to be so', async (t) => {
  await assert.rejects(startService(t, { folder: join(tmpdir(), 'stepwright-not-there') }), { code: 'ENOENT' });
});

const MAIN = fileURLToPath(new URL('../../endpoint/src/main.ts', import.meta.url));

test('the command line starts the endpoint with the machines of a folder, and ends on a signal', async (t) => {
  const child = spawn(process.execPath, [MAIN, '--port', '0', '--folder', await writeFolder(t)]);
  t.after(() => child.kill('SIGKILL'));
  const exited = once(child, 'exit');
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const url = /^Step Functions endpoint: (http:\/\/127\.0\.0\.1:\d+)$/.exec(String(line))?.[1];
  assert.ok(url, String(line));
  const client = buildClient(url);
  t.after(() => client.destroy());
  const { stateMachines } = await client.send(new ListStateMachinesCommand({}));
  assert.deepEqual(
    stateMachines?.map(({ name }) => name),
    ['bare', 'orders', 'orders-dev'],
  );
  child.kill('SIGTERM');
  const [code, signal] = await exited;
  // Windows ends a process without asking it.
  if (process.platform !== 'win32') assert.deepEqual([code, signal], [0, null]);
});

test('the command line says what is wrong with its arguments', async (t) => {
  const { endpoint } = await startService(t);
  for (const [args, reason] of [
    [['--port', 'many'], /"many" is not a port/],
    [['--prot', '1'], /--prot/],
    [['--port', String(endpoint.port)], /EADDRINUSE/],
  ] as const) {
    const child = spawn(process.execPath, [MAIN, ...args]);
    let text = '';
    child.stderr.on('data', (data) => (text += String(data)));
    const [code] = await once(child, 'close');
    assert.equal(code, 1);
    assert.match(text, reason);
    assert.match(text, /Usage:/);
  }
});

test('stopping frees the port', async (t) => {
  const { endpoint } = await startService(t);
  await endpoint.stop();
  const { endpoint: next } = await startService(t, { port: endpoint.port });
  assert.equal(next.port, endpoint.port);
  await assertRefused(
    buildClient(next.url).send(new ListStateMachinesCommand({ maxResults: -1 })),
    'ValidationException',
  );
});
