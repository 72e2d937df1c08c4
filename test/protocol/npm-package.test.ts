import assert from 'node:assert/strict';
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { startEndpoint } from '../../endpoint/src/endpoint.ts';
import { BareClient } from './bare-client.ts';
import { waitFor } from './client.ts';
import { createTemporaryFolder } from './folders.ts';

const archive = fileURLToPath(new URL('../../dist/stepwright-cli.tgz', import.meta.url));
const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const folder = realpathSync(createTemporaryFolder());
const onWindows = process.platform === 'win32';
const program = join(folder, 'node_modules', '.bin', onWindows ? 'stepwright.cmd' : 'stepwright');
const GOOD = '{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}';
const clients: BareClient[] = [];

before(() => {
  assert.ok(existsSync(archive), 'There is no dist/stepwright-cli.tgz: run `npm run package` first.');
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  writeFileSync(join(folder, 'good.asl.json'), GOOD);
  writeFileSync(join(folder, 'bad.asl.yaml'), 'StartAt: B\nStates: { A: { Type: Pass, End: true } }\n');
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', archive], { cwd: folder, shell: onWindows });
});

after(() => {
  for (const client of clients) client.kill();
});

function npx(...args: readonly string[]) {
  return spawnSync('npx', ['--offline', 'stepwright', ...args], { cwd: folder, encoding: 'utf8', shell: onWindows });
}

test('the package has all that it needs, and nothing else', () => {
  const installed = join(folder, 'node_modules', 'stepwright');
  const { version, dependencies, bin, engines } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  assert.deepEqual([version, dependencies], [manifest.version, undefined]);
  assert.deepEqual([bin, engines], [manifest.bin, { node: '>=20' }]);
  const files = ['dist/server.cjs', 'dist/aws.cjs', 'dist/sdk-actions.json'];
  for (const name of ['README.md', 'LICENSE', 'THIRD-PARTY-NOTICES.txt', ...files]) {
    assert.ok(existsSync(join(installed, name)), name);
  }
  assert.equal(existsSync(join(installed, 'dist/extension.cjs')), false);
  const notices = readFileSync(join(installed, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
  for (const name of ['yaml', 'diff', '@aws-sdk/client-sfn']) assert.ok(notices.includes(`\n${name} `), name);
});

test('npx stepwright check', () => {
  assert.match(npx('--version').stdout, new RegExp(`^${manifest.version}$`, 'm'));
  const good = npx('check', 'good.asl.json');
  assert.deepEqual([good.status, good.stdout], [0, '1 file checked: 0 errors, 0 warnings.\n'], good.stderr);
  const all = npx('check', '.', '--format', 'json');
  assert.equal(all.status, 1, all.stderr);
  const files = JSON.parse(all.stdout).map(({ file }: { file: string }) => file);
  assert.deepEqual(files, ['bad.asl.yaml', 'good.asl.json']);
});

test('npx stepwright update and diff', async (t) => {
  const arn = 'arn:aws:states:eu-west-1:111111111111:stateMachine:good';
  writeFileSync(join(folder, 'good.asl.update.yaml'), `stateMachineArn: ${arn}\n`);
  const endpoint = await startEndpoint({ folder });
  t.after(() => endpoint.stop());
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: endpoint.url,
    AWS_ACCESS_KEY_ID: '111111111111',
    AWS_SECRET_ACCESS_KEY: 'secret-of-nobody',
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    STEPWRIGHT_STATE_HOME: join(folder, 'state'),
  };
  const run = (...args: readonly string[]) =>
    promisify(execFile)(program, args, { cwd: folder, env, encoding: 'utf8', shell: onWindows });
  const { stdout } = await run('update', 'good.asl.json', '--yes');
  const [update] = endpoint.listUpdates();
  assert.equal(update?.input['definition'], GOOD);
  const revisionId = /^Revision (.+)$/m.exec(stdout)?.[1];
  assert.deepEqual([stdout.split('\n')[0], revisionId], [`Updated good: ${arn}`, update?.output['revisionId']]);
  assert.match((await run('diff', 'good.asl.json')).stdout, /^What would be sent is there already\.$/m);
});

test('stepwright lsp serves a client that is told of problems without asking', { timeout: 60_000 }, async () => {
  for (const args of [['lsp'], ['lsp', '--stdio']]) {
    const client = new BareClient(program, args, folder);
    clients.push(client);
    const { capabilities } = Object(
      await client.request('initialize', {
        processId: null,
        clientInfo: { name: 'bare' },
        rootUri: pathToFileURL(folder).href,
        capabilities: { general: { positionEncodings: ['utf-8', 'utf-16'] }, textDocument: { hover: {} } },
      }),
    );
    assert.equal(capabilities.diagnosticProvider, undefined);
    assert.ok((capabilities.positionEncoding ?? 'utf-16') === 'utf-16');
    client.notify('initialized', {});

    const uri = pathToFileURL(join(folder, 'orders.asl.json')).href;
    const listCodes = (): string[] | undefined => {
      const published = client.listNotified('textDocument/publishDiagnostics').map((params) => Object(params));
      const last = published.findLast((params) => params.uri === uri);
      return last?.diagnostics.map(({ code }: { code: string }) => code);
    };
    const text = GOOD.replace('"StartAt": "A"', '"StartAt": "é𝄞"');
    client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'json', version: 1, text } });
    await waitFor(() => listCodes()?.includes('transition-target-exists'));

    const start = { line: 0, character: GOOD.indexOf('A"') };
    const contentChanges = [{ range: { start, end: { line: 0, character: start.character + 3 } }, text: 'A' }];
    client.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges });
    await waitFor(() => listCodes()?.length === 0);

    const at = (character: number) => ({ textDocument: { uri }, position: { line: 0, character } });
    const hover = await client.request('textDocument/hover', at(GOOD.indexOf('Pass') + 1));
    assert.match(JSON.stringify(hover), /Pass/);
    const completion = JSON.stringify(await client.request('textDocument/completion', at(GOOD.indexOf('Pass'))));
    assert.match(completion, /"Succeed"/);

    client.notify('textDocument/didChange', { textDocument: { uri, version: 3 }, contentChanges: [{ text: '{' }] });
    await waitFor(() => listCodes()?.includes('text-parses'));
    client.notify('textDocument/didClose', { textDocument: { uri } });
    await waitFor(() => listCodes()?.length === 0);
    assert.equal(await client.stop(), 0);
  }
});
