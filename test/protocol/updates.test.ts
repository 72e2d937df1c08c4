import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { CodeLensRequest, type Diagnostic } from 'vscode-languageserver-protocol/node';
import {
  buildUpdateFile,
  composeUpdate,
  type ComposedUpdate,
  endUpdate,
  explainFailure,
  listTargets,
  selectTarget,
} from '../../server/src/protocol.ts';
import { Client, waitFor } from './client.ts';
import { createFolder } from './folders.ts';

const DEFINITION = `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Next": "B" },
    "B": { "Type": "Succeed" }
  }
}
`;
const UPDATE = `targets:
  dev:
    stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders-dev
  prod:
    stateMachineArn: arn:aws:states:eu-west-1:222222222222:stateMachine:orders
    publish: true
    versionDescription: release
    protected: true
`;
const REFUSAL =
  "Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/A/Next'";
const clients: Client[] = [];
after(() => Promise.all(clients.map((client) => client.stop())));

async function start(definition = DEFINITION, update = UPDATE) {
  const files = createFolder({ 'orders.asl.json': definition, 'orders.asl.update.yaml': update });
  const client = await Client.start({ folder: files.folder });
  clients.push(client);
  const definitionUri = files.uri('orders.asl.json');
  const updateFileUri = files.uri('orders.asl.update.yaml');
  const compose = (name: string, intent: 'update' | 'publish' | 'configuration' | 'save' = 'update') =>
    client.connection.sendRequest(composeUpdate, { target: { updateFileUri, name }, intent });
  const findPublished = (uri: string): Promise<Diagnostic[]> =>
    waitFor(() => {
      const diagnostics = client.published.get(uri)?.diagnostics ?? [];
      return diagnostics.length > 0 ? diagnostics : undefined;
    });
  const waitForNone = (uri: string) => waitFor(() => client.published.get(uri)?.diagnostics.length === 0 || undefined);
  return { ...files, client, definitionUri, updateFileUri, compose, findPublished, waitForNone };
}

function getReady(composed: ComposedUpdate) {
  if (composed.kind !== 'ready') throw new Error(`Refused: ${composed.message}`);
  return composed;
}

const refuse = { name: 'InvalidDefinition', message: REFUSAL, operation: 'UpdateStateMachine' };

test('targets of a definition and of its update file', { timeout: 30_000 }, async () => {
  const { client, definitionUri, updateFileUri } = await start();
  const list = await client.connection.sendRequest(listTargets, { uri: definitionUri });
  assert.deepEqual(
    list.targets.map(({ label, account, region, protected: isProtected, publish }) => [
      label,
      account,
      region,
      isProtected,
      publish,
    ]),
    [
      ['dev', '111111111111', 'eu-west-1', false, false],
      ['prod', '222222222222', 'eu-west-1', true, true],
    ],
  );
  assert.deepEqual(
    [list.definitionUri, list.updateFileUris, list.selected],
    [definitionUri, [updateFileUri], undefined],
  );
  const prod = { updateFileUri, name: 'prod' };
  await client.connection.sendNotification(selectTarget, { definitionUri, target: prod });
  assert.deepEqual((await client.connection.sendRequest(listTargets, { uri: updateFileUri })).selected, prod);
  await client.open(definitionUri, DEFINITION);
  const lenses = await client.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: definitionUri } });
  assert.deepEqual(
    lenses?.map(({ command }) => command?.title),
    ['Update prod', 'Update and publish prod', 'Target: prod (eu-west-1, 222222222222)'],
  );
});

test(
  'what is composed is the text of the editor, or the disk’s where the file is not open',
  { timeout: 30_000 },
  async () => {
    const { client, folder, definitionUri, compose } = await start();
    const fromDisk = getReady(await compose('dev'));
    assert.deepEqual(fromDisk.request, {
      stateMachineArn: 'arn:aws:states:eu-west-1:111111111111:stateMachine:orders-dev',
      definition: DEFINITION,
    });
    assert.equal(fromDisk.definitionUri, definitionUri);
    const changed = DEFINITION.replace('"Succeed"', '"Fail"');
    writeFileSync(join(folder, 'orders.asl.json'), changed);
    assert.equal(getReady(await compose('dev')).request.definition, changed);
    await client.open(definitionUri, `${DEFINITION}\n\n`);
    const published = getReady(await compose('prod', 'publish'));
    assert.equal(published.request.definition, `${DEFINITION}\n\n`);
    assert.equal(published.request.publish, true);
    assert.equal(published.request.versionDescription, 'release');
  },
);

test('an update with errors is refused at the first one', { timeout: 30_000 }, async () => {
  const { client, definitionUri, updateFileUri, compose } = await start();
  await client.open(definitionUri, DEFINITION.replace('"Next": "B"', '"Next": "C"'));
  const refused = await compose('dev');
  assert.equal(refused.kind, 'refused');
  assert.equal(refused.kind === 'refused' && refused.uri, definitionUri);
  assert.equal(refused.kind === 'refused' && refused.range.start.line, 3);
  const unknown = await compose('test');
  assert.equal(unknown.kind === 'refused' && unknown.uri, updateFileUri);
  assert.match(unknown.kind === 'refused' ? unknown.message : '', /no target "test"/);
});

test(
  'a refusal stands at its place, moves with edits, and goes when its place is edited',
  { timeout: 30_000 },
  async () => {
    const { client, definitionUri, compose, findPublished, waitForNone } = await start();
    await client.open(definitionUri, DEFINITION);
    const { updateId } = getReady(await compose('dev'));
    const explanation = await client.connection.sendRequest(explainFailure, { updateId, failure: refuse });
    const [diagnostic] = await findPublished(definitionUri);
    assert.equal(diagnostic?.source, 'Step Functions');
    assert.equal(diagnostic?.code, 'MISSING_TRANSITION_TARGET');
    assert.deepEqual(explanation.places, [{ uri: definitionUri, range: diagnostic?.range }]);
    assert.equal(diagnostic?.range.start.line, 3);
    assert.deepEqual(await client.pull(definitionUri), []);

    await client.change(definitionUri, {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      text: '\n\n',
    });
    await waitFor(async () => (await findPublished(definitionUri))[0]?.range.start.line === 5 || undefined);
    const range = (await findPublished(definitionUri))[0]?.range;
    assert.ok(range);
    await client.change(definitionUri, { range, text: '"Q"' });
    await waitForNone(definitionUri);
  },
);

test('a refusal that comes after edits stands where its place is by then', { timeout: 30_000 }, async () => {
  const { client, definitionUri, compose } = await start();
  await client.open(definitionUri, DEFINITION);
  const first = getReady(await compose('dev'));
  const second = getReady(await compose('dev'));
  await client.change(definitionUri, { text: `\n\n\n${DEFINITION}` });
  const { places } = await client.connection.sendRequest(explainFailure, { updateId: first.updateId, failure: refuse });
  assert.equal(places[0]?.range.start.line, 6);
  await client.change(definitionUri, { text: DEFINITION.replace('"Next": "B"', '"End": true') });
  const gone = await client.connection.sendRequest(explainFailure, { updateId: second.updateId, failure: refuse });
  assert.deepEqual(gone.places, []);
});

test('what the service said goes when an update succeeds, and stays when one fails', { timeout: 30_000 }, async () => {
  const { client, definitionUri, updateFileUri, compose, findPublished, waitForNone } = await start();
  await client.open(definitionUri, DEFINITION);
  const first = getReady(await compose('dev'));
  await client.connection.sendRequest(explainFailure, { updateId: first.updateId, failure: refuse });
  await client.connection.sendNotification(endUpdate, { updateId: first.updateId, succeeded: false });
  const throttled = { name: 'ThrottlingException', message: 'Rate exceeded', operation: 'UpdateStateMachine' };
  const other = getReady(await compose('prod'));
  const { retry } = await client.connection.sendRequest(explainFailure, {
    updateId: other.updateId,
    failure: throttled,
  });
  assert.equal(retry, 'later');
  assert.equal((await findPublished(updateFileUri))[0]?.range.start.line, 4);
  assert.equal((await findPublished(definitionUri)).length, 1);

  const second = getReady(await compose('dev'));
  await client.connection.sendNotification(endUpdate, { updateId: second.updateId, succeeded: true });
  await waitForNone(definitionUri);
  await waitForNone(updateFileUri);
});

test('an update that the server does not know is still explained', { timeout: 30_000 }, async () => {
  const { client } = await start();
  const { title, places } = await client.connection.sendRequest(explainFailure, { updateId: 'none', failure: refuse });
  assert.match(title, /MISSING_TRANSITION_TARGET/);
  assert.deepEqual(places, []);
});

test('a new update file names the machine and its placeholders', { timeout: 30_000 }, async () => {
  const { client, folder, uri } = await start();
  writeFileSync(join(folder, 'new one.asl.yaml'), 'StartAt: ${First}\nStates: {}\n');
  const stateMachineArn = 'arn:aws:states:eu-west-1:111111111111:stateMachine:new';
  const made = await client.connection.sendRequest(buildUpdateFile, {
    definitionUri: uri('new one.asl.yaml'),
    stateMachineArn,
  });
  assert.ok(made);
  assert.equal(made.uri, uri('new one.asl.update.yaml'));
  assert.match(made.text, /^targets:\n {2}new:\n {4}stateMachineArn: .*:new"\n/m);
  // A value that is not there yet must stop an update, so that it stands in a comment.
  assert.match(made.text, /^ {4}# {3}First: value$/m);
  const second = await client.connection.sendRequest(buildUpdateFile, {
    definitionUri: uri('orders.asl.json'),
    stateMachineArn,
  });
  assert.equal(second?.uri, uri('orders-2.asl.update.yaml'));
});
