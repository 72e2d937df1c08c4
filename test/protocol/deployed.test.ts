import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import {
  buildUpdateFile,
  compareMachine,
  type ComposedUpdate,
  composeUpdate,
  type ComposeOrder,
  type DeployedMachine,
  endUpdate,
  explainFailure,
  explainValidation,
  keepMachineType,
  writeDefinition,
} from '../../server/src/protocol.ts';
import { Client, waitFor } from './client.ts';
import { createFolder } from './folders.ts';

const MACHINE = 'arn:aws:states:eu-west-1:111111111111:stateMachine:orders-dev';
const YAML = 'StartAt: A\nStates:\n  A:\n    Type: Pass\n    Next: B\n  B:\n    Type: Succeed\n';
const UPDATE = `targets:\n  dev:\n    stateMachineArn: ${MACHINE}\n    roleArn: arn:aws:iam::111111111111:role/orders\n`;
const DEPLOYED: DeployedMachine = {
  stateMachineArn: MACHINE,
  type: 'STANDARD',
  definition: '{"States":{"B":{"Type":"Succeed"},"A":{"Next":"B","Type":"Pass"}},"StartAt":"A"}',
  roleArn: 'arn:aws:iam::111111111111:role/orders',
  creationDate: '2026-01-01T00:00:00.000Z',
};
const clients: Client[] = [];
after(() => Promise.all(clients.map((client) => client.stop())));

async function start(definition = YAML, initializationOptions?: unknown) {
  const files = createFolder({ 'orders.asl.yaml': definition, 'orders.asl.update.yaml': UPDATE });
  const client = await Client.start({ folder: files.folder, initializationOptions });
  clients.push(client);
  const definitionUri = files.uri('orders.asl.yaml');
  const updateFileUri = files.uri('orders.asl.update.yaml');
  await client.open(definitionUri, definition, 'asl-yaml');
  const compose = (more: Partial<ComposeOrder> = {}) =>
    client.connection.sendRequest(composeUpdate, {
      target: { updateFileUri, name: 'dev' },
      intent: 'update',
      ...more,
    });
  const listShown = (uri: string) => client.published.get(uri)?.diagnostics ?? [];
  return { ...files, client, definitionUri, updateFileUri, compose, listShown };
}

function getReady(composed: ComposedUpdate) {
  return composed.kind === 'ready' ? composed : assert.fail(`Refused: ${composed.message}`);
}

test(
  'what would be sent is compared with what is deployed, in the language of the file',
  { timeout: 30_000 },
  async () => {
    const { client, compose } = await start();
    const { updateId } = getReady(await compose({ intent: 'compare' }));
    const same = await client.connection.sendRequest(compareMachine, { updateId, deployed: DEPLOYED });
    assert.deepEqual([same?.isSame, same?.changes], [true, []]);
    assert.deepEqual(same?.texts, { sent: YAML, deployed: YAML, syntax: 'yaml' });
    const definition = DEPLOYED.definition?.replace('"Next":"B"', '"End":true');
    const deployed = { ...DEPLOYED, definition, roleArn: 'arn:aws:iam::111111111111:role/old' };
    const other = await client.connection.sendRequest(compareMachine, { updateId, deployed });
    assert.equal(other?.isSame, false);
    assert.deepEqual(
      other.changes.map(({ part }) => part),
      ['roleArn', 'state', 'transition'],
    );
    assert.equal(other.texts?.deployed, YAML.replace('    Next: B\n', '    End: true\n'));
    assert.equal(await client.connection.sendRequest(compareMachine, { updateId: 'none', deployed }), null);
  },
);

test(
  'a given request is taken for its own machine, and its refusal stands at the ARN',
  { timeout: 30_000 },
  async () => {
    const { client, updateFileUri, compose, listShown } = await start();
    const given = { stateMachineArn: MACHINE, definition: '{ "StartAt": "X" }', roleArn: 'r' };
    const ready = getReady(await compose({ given }));
    assert.deepEqual(ready.request, given);
    const failure = {
      name: 'InvalidDefinition',
      message: "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /'",
      operation: 'UpdateStateMachine',
    };
    const quiet = { updateId: ready.updateId, failure, isQuiet: true };
    const { places } = await client.connection.sendRequest(explainFailure, quiet);
    assert.deepEqual(
      places.map(({ uri, range }) => [uri, range.start.line]),
      [[updateFileUri, 2]],
    );
    // Another request later nothing has been shown yet: messages come in their order.
    const refused = await compose({ given: { ...given, stateMachineArn: `${MACHINE}-2` } });
    assert.match(refused.kind === 'refused' ? refused.message : '', /orders-dev-2, and this target is/);
    assert.deepEqual(listShown(updateFileUri), []);
    await client.connection.sendRequest(explainFailure, { ...quiet, isQuiet: false });
    const [shown] = await waitFor(() => (listShown(updateFileUri).length > 0 ? listShown(updateFileUri) : undefined));
    assert.match(JSON.stringify(shown?.message), /fields are required/);
  },
);

test(
  'what a validation says is shown at its place until the next one says otherwise',
  { timeout: 30_000 },
  async () => {
    const { client, definitionUri, compose, listShown } = await start();
    const { updateId } = getReady(await compose());
    const diagnostics = [
      { severity: 'WARNING', code: 'W', message: 'Careful.', location: '/States/B' },
      {
        severity: 'ERROR',
        code: 'MISSING_TRANSITION_TARGET',
        message: "Missing 'Next' target: B",
        location: '/States/A/Next',
      },
    ] as const;
    const explained = await client.connection.sendRequest(explainValidation, { updateId, diagnostics });
    assert.deepEqual([explained.errors, explained.warnings], [1, 1]);
    assert.deepEqual(
      explained.places.map(({ range }) => range.start.line),
      [4, 5],
    );
    const shown = await waitFor(() => (listShown(definitionUri).length === 2 ? listShown(definitionUri) : undefined));
    assert.deepEqual(
      shown.map(({ severity, source, code }) => [severity, source, code]),
      [
        [1, 'Step Functions', 'MISSING_TRANSITION_TARGET'],
        [2, 'Step Functions', 'W'],
      ],
    );
    // The refusal of the same is no second finding.
    const message =
      "Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/A/Next'";
    await client.connection.sendRequest(explainFailure, {
      updateId,
      failure: { name: 'InvalidDefinition', message, operation: 'UpdateStateMachine' },
    });
    assert.equal(listShown(definitionUri).length, 2);
    await client.connection.sendRequest(explainValidation, { updateId, diagnostics: [] });
    await waitFor(() => listShown(definitionUri).length === 1 || undefined);
    await client.connection.sendNotification(endUpdate, { updateId, succeeded: true });
    await waitFor(() => listShown(definitionUri).length === 0 || undefined);
    const unknown = await client.connection.sendRequest(explainValidation, { updateId, diagnostics });
    assert.deepEqual(unknown, { errors: 1, warnings: 1, places: [] });
  },
);

test(
  'a deployed definition is written in the form of its file, and without one by its name',
  { timeout: 30_000 },
  async () => {
    const { client, definitionUri, updateFileUri, uri } = await start();
    const write = (target: string, definition = DEPLOYED.definition ?? '') =>
      client.connection.sendRequest(writeDefinition, { definition, definitionUri: target });
    assert.deepEqual(await write(definitionUri), { text: YAML, placeholders: [] });
    const json = await write(uri('new.asl.json'));
    assert.equal(json?.text, `${JSON.stringify(JSON.parse(DEPLOYED.definition ?? ''), undefined, 2)}\n`);
    assert.match((await write(uri('new.asl.yml')))?.text ?? '', /^States:\n {2}B:\n/);
    assert.equal(await write(updateFileUri), null);
    assert.equal(await write(uri('new.asl.yml'), 'no json'), null);
  },
);

test('a new update file reads the parameters of the deployed machine back', { timeout: 30_000 }, async () => {
  const { client, folder, uri } = await start();
  const made = await client.connection.sendRequest(buildUpdateFile, {
    definitionUri: uri('new.asl.json'),
    stateMachineArn: MACHINE,
    deployed: { ...DEPLOYED, type: 'EXPRESS', tracingConfiguration: { enabled: true } },
  });
  assert.equal(existsSync(join(folder, 'new.asl.json')), false);
  assert.match(made?.text ?? '', /\n {4}type: EXPRESS\n/);
  assert.match(made?.text ?? '', /\n {4}roleArn: arn:aws:iam::111111111111:role\/orders\n/);
  assert.match(made?.text ?? '', /\n {4}tracingConfiguration:\n {6}enabled: true\n/);
});

const ACTIVITY =
  'StartAt: A\nStates:\n  A:\n    Type: Task\n    Resource: arn:aws:states:eu-west-1:111111111111:activity:a\n    End: true\n';

test('what a machine was seen to be decides what is checked from then on', { timeout: 30_000 }, async () => {
  const { client, definitionUri, compose } = await start(ACTIVITY);
  assert.deepEqual(await client.pull(definitionUri), []);
  await client.connection.sendNotification(keepMachineType, { stateMachineArn: `${MACHINE}:7`, type: 'EXPRESS' });
  await waitFor(() => client.refreshes > 0 || undefined);
  assert.equal((await client.pull(definitionUri)).length, 1);
  assert.equal((await compose()).kind, 'refused');
  assert.equal((await compose({ intent: 'compare' })).kind, 'ready');
});

test('what it was seen to be before the server started counts, too', { timeout: 30_000 }, async () => {
  const { client, definitionUri } = await start(ACTIVITY, { machineTypes: { [MACHINE]: 'EXPRESS', other: 'x' } });
  assert.equal((await client.pull(definitionUri)).length, 1);
});
