import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { DescribeStateMachineAliasCommand, ListStateMachineVersionsCommand } from '@aws-sdk/client-sfn';
import { openService } from '../../../client/src/aws/service.ts';
import { finishAlias } from '../../../client/src/update/aliases/finish-alias.ts';
import { pointAlias } from '../../../client/src/update/aliases/point-alias.ts';
import { revertAlias } from '../../../client/src/update/aliases/revert-alias.ts';
import { publishVersion } from '../../../client/src/update/versions/publish-version.ts';
import { showVersions } from '../../../client/src/update/versions/show-versions.ts';
import { ORDERS, startService, writeDefinition } from '../../endpoint/set-up.ts';
import { KEYS, useEnvironment } from './aws-environment.ts';
import { buildFakeMachine, type MachineScript } from './fake-machine.ts';
import { toWeights } from './machine-values.ts';

const TARGET = { stateMachineArn: ORDERS, account: '123456789012' };
const LIVE = `${ORDERS}:live`;

/** The flow's ports, with the real adapter. */
function buildPorts(script: MachineScript) {
  const fake = buildFakeMachine({ ...script, target: { ...TARGET, ...script.target } });
  return { ...fake, ports: { ...fake.ports, openService } };
}

/** The flow over the real adapter in front of the local endpoint, where `orders` has the versions 1 and 2. */
async function start(t: TestContext) {
  const local = await startService(t);
  await useEnvironment(t, {
    ...KEYS,
    AWS_ENDPOINT_URL_SFN: local.endpoint.url,
    AWS_ENDPOINT_URL_STS: local.endpoint.url,
  });
  await local.create({ publish: true });
  await local.update({ definition: writeDefinition('second'), publish: true });
  const readLive = async () => {
    const command = new DescribeStateMachineAliasCommand({ stateMachineAliasArn: LIVE });
    const { routingConfiguration = [] } = await local.client.send(command);
    return toWeights(
      routingConfiguration.map(({ stateMachineVersionArn = '', weight = 0 }) => ({ stateMachineVersionArn, weight })),
    );
  };
  const countVersions = async () => {
    const command = new ListStateMachineVersionsCommand({ stateMachineArn: ORDERS });
    return (await local.client.send(command)).stateMachineVersions?.length;
  };
  const countCalls = (operation: string) =>
    local.endpoint.listRequests().filter((request) => request.operation === operation).length;
  return { local, readLive, countVersions, countCalls };
}

test('an alias is made, moved by a part, moved fully, and brought back', async (t) => {
  const { readLive } = await start(t);
  const { ports, target, confirmations } = buildPorts({
    picked: ['live', 'Version 1', 'live', 'Version 2', '10 %'],
  });
  assert.equal((await pointAlias(ports, { target })).kind, 'created');
  assert.deepEqual(await readLive(), { 1: 100 });
  assert.equal((await pointAlias(ports, { target })).kind, 'routed');
  assert.deepEqual(await readLive(), { 1: 90, 2: 10 });
  assert.equal((await finishAlias(ports, target)).kind, 'routed');
  assert.deepEqual(await readLive(), { 2: 100 });
  assert.equal((await revertAlias(ports, target)).kind, 'routed');
  assert.deepEqual(await readLive(), { 1: 90, 2: 10 });
  assert.match(confirmations[0]?.facts.join('\n') ?? '', /^Account: 123456789012, to which the credentials belong$/m);
  assert.match(
    confirmations[0]?.facts.join('\n') ?? '',
    /^Endpoint: .*127\.0\.0\.1.* This is not AWS's standard endpoint\.$/m,
  );
});

test('an alias is written once, also where the answer is lost', async (t) => {
  const { local, readLive, countCalls } = await start(t);
  const first = buildPorts({ picked: ['live', 'Version 1'] });
  await pointAlias(first.ports, { target: first.target });
  for (const [reset, kind, routes] of [
    ['before', 'failed', { 1: 100 }],
    ['after', 'routed', { 2: 100 }],
  ] as const) {
    local.endpoint.injectFault({ operation: 'UpdateStateMachineAlias', reset });
    const before = countCalls('UpdateStateMachineAlias');
    const { ports, target } = buildPorts({ picked: ['live', 'Version 2', 'All'] });
    assert.equal((await pointAlias(ports, { target })).kind, kind, reset);
    assert.deepEqual(await readLive(), routes);
    assert.equal(countCalls('UpdateStateMachineAlias') - before, 1);
  }
});

test('a current revision is published once; what is a version already stays that version', async (t) => {
  const { local, countVersions } = await start(t);
  await local.update({ definition: writeDefinition('third') });
  const { ports, target, steps } = buildPorts({ description: 'hotfix' });
  assert.equal((await publishVersion(ports, target)).kind, 'published');
  assert.equal((await publishVersion(ports, target)).kind, 'published');
  assert.deepEqual(
    steps.filter((step) => step.includes(' version ')),
    ['published version 3', 'is version 3'],
  );
  assert.equal(await countVersions(), 3);
  assert.equal((await local.describe(`${ORDERS}:3`)).description, 'hotfix');
});

test('a colleague’s change after it was looked at is not published', async (t) => {
  const { local, countVersions } = await start(t);
  await local.update({ definition: writeDefinition('third') });
  local.endpoint.injectFault({
    operation: 'DescribeStateMachine',
    input: { stateMachineArn: ORDERS },
    afterwards: {
      operation: 'UpdateStateMachine',
      input: { stateMachineArn: ORDERS, definition: writeDefinition('colleague') },
    },
  });
  const { ports, target, steps } = buildPorts({ description: '' });
  assert.equal((await publishVersion(ports, target)).kind, 'failed');
  assert.ok(steps.includes('failure ConflictException'));
  assert.equal(await countVersions(), 2);
});

test('versions are listed with what routes to them', async (t) => {
  await start(t);
  const { ports, target, lists } = buildPorts({ picked: ['live', 'Version 1', undefined] });
  await pointAlias(ports, { target });
  assert.equal((await showVersions(ports, target)).kind, 'dismissed');
  assert.deepEqual(
    lists.at(-1)?.map(({ label, description = '' }) => [label, description.endsWith(' · live (100 %)')]),
    [
      ['Version 2', false],
      ['Version 1', true],
    ],
  );
});

test('credentials of another account change nothing', async (t) => {
  await start(t);
  const { ports, target, steps } = buildPorts({ target: { account: '222222222222' } });
  assert.equal((await pointAlias(ports, { target })).kind, 'failed');
  assert.ok(steps.includes('failure WrongAccount'));
});
