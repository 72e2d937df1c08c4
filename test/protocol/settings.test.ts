import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import {
  CancellationTokenSource,
  CodeActionRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticRequest,
  FileChangeType,
  LSPErrorCodes,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol/node';
import { composeUpdate } from '../../server/src/protocol.ts';
import { Client, type ClientOptions, FULL_CAPABILITIES, waitFor } from './client.ts';
import { createFolder } from './folders.ts';

const clients: Client[] = [];
after(() => Promise.all(clients.map((client) => client.stop())));

async function start(options: ClientOptions): Promise<Client> {
  const client = await Client.start(options);
  clients.push(client);
  return client;
}

/** A client that can be asked for its settings, and says when they change. */
const ASKABLE = {
  ...FULL_CAPABILITIES,
  workspace: {
    ...FULL_CAPABILITIES.workspace,
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
  },
};

const UNREACHABLE = '{ "StartAt": "A", "States": { "A": { "Type": "Succeed" }, "B": { "Type": "Succeed" } } }';
const GOOD = '{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }';

test('severities come from the settings of the folder, and change with them', { timeout: 30_000 }, async () => {
  const { folder, uri } = createFolder({ 'a.asl.json': UNREACHABLE });
  const scopes = new Set<string | undefined>();
  let level = 'hint';
  const client = await start({
    folder,
    capabilities: ASKABLE,
    settings: {
      find(section, scopeUri) {
        if (section !== 'stepwright.rules') return undefined;
        scopes.add(scopeUri);
        return { 'state-reachable': level, 'no-such-rule': 'off', 'field-supported': 'loud' };
      },
    },
  });
  await client.open(uri('a.asl.json'), UNREACHABLE);
  assert.deepEqual(
    (await client.pull(uri('a.asl.json'))).map(({ code, severity }) => [code, severity]),
    [['state-reachable', 4]],
  );
  assert.deepEqual([...scopes], [new URL('.', uri('a.asl.json')).href.replace(/\/$/, '')]);
  await waitFor(() => client.registrations.some(({ method }) => method === DidChangeConfigurationNotification.method));

  level = 'off';
  const before = client.refreshes;
  await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  await waitFor(() => client.refreshes > before || undefined);
  assert.deepEqual(await client.pull(uri('a.asl.json')), []);
});

test('a client that can’t be asked tells its settings when it starts', { timeout: 30_000 }, async () => {
  const uri = 'file:///none/a.asl.json';
  for (const capabilities of [FULL_CAPABILITIES, {}]) {
    const client = await start({
      capabilities,
      initializationOptions: {
        rules: { 'state-reachable': 'information' },
        rulePages: 'pages:/',
        canSetSeverity: true,
      },
    });
    await client.open(uri, UNREACHABLE);
    const found =
      capabilities === FULL_CAPABILITIES
        ? await client.pull(uri)
        : await waitFor(() => client.published.get(uri)?.diagnostics);
    assert.deepEqual(
      found.map(({ code, severity, codeDescription, data }) => [code, severity, codeDescription?.href, data]),
      [['state-reachable', 3, 'pages:/state-reachable.md', { serviceCode: 'MISSING_TRANSITION_TARGET' }]],
    );
    const range = found[0]?.range ?? assert.fail();
    const actions = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range,
      context: { diagnostics: [] },
    });
    const commands = actions?.map((action) => ('command' in action ? action.command : undefined));
    assert.deepEqual(commands, [
      {
        title: 'Set the severity of state-reachable…',
        command: 'stepwright.setRuleSeverity',
        arguments: [{ code: 'state-reachable', uri }],
      },
    ]);
  }
});

const UPDATE = `stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders\n`;

test('an error that the settings or a comment take away stops no update', { timeout: 30_000 }, async () => {
  const text = 'StartAt: A\nStates:\n  A: { Type: Succeed }\n  # stepwright-ignore COMMENT\n  B: { Type: Succeed }\n';
  for (const [rules, comment, expected] of [
    [{}, 'nothing', 'refused'],
    [{ 'state-reachable': 'warning' }, 'nothing', 'ready'],
    [{}, 'state-reachable', 'ready'],
  ] as const) {
    const definition = text.replace('COMMENT', comment);
    const { folder, uri } = createFolder({ 'a.asl.yaml': definition, 'a.asl.update.yaml': UPDATE });
    const client = await start({ folder, initializationOptions: { rules } });
    const composed = await client.connection.sendRequest(composeUpdate, {
      target: { updateFileUri: uri('a.asl.update.yaml') },
      intent: 'update',
    });
    assert.equal(composed.kind, expected, JSON.stringify({ rules, comment, composed }));
  }
});

function pullAll(
  client: Client,
  previous: readonly WorkspaceDocumentDiagnosticReport[],
  source = new CancellationTokenSource(),
): Promise<WorkspaceDiagnosticReport> {
  const previousResultIds = previous.flatMap(({ uri, resultId }) => (resultId ? [{ uri, value: resultId }] : []));
  return client.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds }, source.token);
}

function describe({ items }: WorkspaceDiagnosticReport): Record<string, unknown> {
  return Object.fromEntries(
    items.map((item) => [
      item.uri.slice(item.uri.lastIndexOf('/') + 1),
      item.kind === 'full' ? item.items.map(({ code }) => code) : item.kind,
    ]),
  );
}

test('the problems of files that are not open', { timeout: 30_000 }, async () => {
  const { folder, uri } = createFolder({
    'bad.asl.json': UNREACHABLE,
    'good.asl.json': GOOD,
    'open.asl.json': UNREACHABLE,
    'other.json': UNREACHABLE,
  });
  mkdirSync(join(folder, 'node_modules', 'x'), { recursive: true });
  writeFileSync(join(folder, 'node_modules', 'x', 'bad.asl.json'), UNREACHABLE);
  const client = await start({ folder });
  assert.equal(client.initialized?.capabilities.diagnosticProvider?.workspaceDiagnostics, true);
  await client.open(uri('open.asl.json'), UNREACHABLE);
  // As an editor does with what it shows.
  await waitFor(() => client.refreshes > 0 || undefined);
  assert.equal((await client.pull(uri('open.asl.json'))).length, 1);
  const first = await pullAll(client, []);
  assert.deepEqual(describe(first), { 'bad.asl.json': ['state-reachable'], 'good.asl.json': [] });

  // Nothing is new: the answer waits for a change, and then says what has changed.
  const second = pullAll(client, first.items);
  writeFileSync(join(folder, 'good.asl.json'), GOOD.replace('"A"', '"Z"'));
  rmSync(join(folder, 'bad.asl.json'));
  await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [
      { uri: uri('good.asl.json'), type: FileChangeType.Changed },
      { uri: uri('bad.asl.json'), type: FileChangeType.Deleted },
    ],
  });
  assert.deepEqual(describe(await second), {
    'good.asl.json': ['transition-target-exists', 'state-reachable'],
    'bad.asl.json': [],
  });
  const third = (await second).items;

  await client.close(uri('open.asl.json'));
  assert.deepEqual(describe(await pullAll(client, third)), {
    'good.asl.json': 'unchanged',
    'open.asl.json': ['state-reachable'],
  });
});

test('the problems of an update file follow its definition, while neither is open', { timeout: 30_000 }, async () => {
  const withPlaceholder = GOOD.replace('"StartAt"', '"Comment": "${Word}", "StartAt"');
  const { folder, uri } = createFolder({
    'a.asl.json': GOOD,
    'a.asl.update.yaml': `targets:\n  dev:\n    ${UPDATE}`,
  });
  const client = await start({ folder });
  const first = await pullAll(client, []);
  assert.deepEqual(describe(first), { 'a.asl.json': [], 'a.asl.update.yaml': [] });

  const change = async (text: string): Promise<void> => {
    writeFileSync(join(folder, 'a.asl.json'), text);
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: uri('a.asl.json'), type: FileChangeType.Changed }],
    });
  };
  const second = pullAll(client, first.items);
  await change(withPlaceholder);
  assert.deepEqual(describe(await second), {
    'a.asl.json': ['placeholder-has-value'],
    'a.asl.update.yaml': ['substitutions-complete'],
  });
  const third = pullAll(client, (await second).items);
  await change(GOOD);
  assert.deepEqual(describe(await third), { 'a.asl.json': [], 'a.asl.update.yaml': [] });
});

test('a file that is open but not shown is one of the others', { timeout: 30_000 }, async () => {
  const { folder, uri } = createFolder({ 'a.asl.json': GOOD });
  const client = await start({ folder });
  await client.open(uri('a.asl.json'), GOOD);
  const first = await pullAll(client, []);
  assert.deepEqual(describe(first), { 'a.asl.json': [] });
  const second = pullAll(client, first.items);
  await client.change(uri('a.asl.json'), { text: UNREACHABLE });
  assert.deepEqual(describe(await second), { 'a.asl.json': ['state-reachable'] });
});

test('an answer that waits is cancelled', { timeout: 30_000 }, async () => {
  const { folder } = createFolder({ 'a.asl.json': GOOD });
  const client = await start({ folder });
  const first = await pullAll(client, []);
  const source = new CancellationTokenSource();
  const second = pullAll(client, first.items, source);
  source.cancel();
  await assert.rejects(second, { code: LSPErrorCodes.RequestCancelled });
});

test('an update file changes what is said about its definition', { timeout: 30_000 }, async () => {
  const { folder, uri } = createFolder({
    'a.asl.json': GOOD.replace('"StartAt": "A"', '"StartAt": "${First}"'),
    'a.asl.update.yaml': `targets:\n  dev:\n    ${UPDATE}    definitionSubstitutions: { First: A }\n`,
  });
  const client = await start({ folder });
  const first = await pullAll(client, []);
  assert.deepEqual(describe(first), { 'a.asl.json': [], 'a.asl.update.yaml': [] });
  const second = pullAll(client, first.items);
  await client.open(
    uri('a.asl.update.yaml'),
    `targets:\n  dev:\n    ${UPDATE}    definitionSubstitutions: { First: B }\n`,
    'asl-update-yaml',
  );
  assert.deepEqual(describe(await second)['a.asl.json'], ['transition-target-exists', 'state-reachable']);
});

test('a long answer comes in parts', { timeout: 60_000 }, async () => {
  const states = Array.from({ length: 2_000 }, (_, at) => `"S${at}": { "Type": "Succeed" }`).join(', ');
  const names = Array.from({ length: 60 }, (_, at) => `a${at}.asl.json`);
  const files = names.map((name) => [name, `{ "StartAt": "S0", "States": { ${states} } }`] as const);
  const { folder } = createFolder(Object.fromEntries(files));
  const client = await start({ folder });
  const parts: WorkspaceDiagnosticReport[] = [];
  client.connection.onProgress(WorkspaceDiagnosticRequest.partialResult, 'parts', (part) => void parts.push(part));
  const params = { previousResultIds: [], partialResultToken: 'parts' };
  assert.deepEqual(await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, params), { items: [] });
  assert.ok(parts.length > 1);
  assert.equal(parts.flatMap(({ items }) => items).length, names.length);
});

test(
  'the client is told of the workspace’s problems as long as its settings want them',
  { timeout: 30_000 },
  async () => {
    const { folder } = createFolder({ 'a.asl.json': GOOD });
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'out', 'b.asl.json'), UNREACHABLE);
    const settings: Record<string, unknown> = {
      'stepwright.workspaceProblems': false,
      'files.exclude': { '**/out': true },
    };
    const client = await start({ folder, capabilities: ASKABLE, settings: { find: (section) => settings[section] } });
    assert.equal(client.initialized?.capabilities.diagnosticProvider, undefined);
    const find = (wanted: boolean): Promise<unknown> =>
      waitFor(() => {
        const found = client.registrations.filter(({ method }) => method === DocumentDiagnosticRequest.method);
        return found.length === 1 && found[0]?.registerOptions?.workspaceDiagnostics === wanted;
      });
    await find(false);
    settings['stepwright.workspaceProblems'] = true;
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await find(true);
    assert.deepEqual(describe(await pullAll(client, [])), { 'a.asl.json': [] });
  },
);
