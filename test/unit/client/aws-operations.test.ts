import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Service } from '../../../client/src/update/ports/service.ts';
import { LOG_GROUP, logTo, ORDERS, ROLE, startService, writeDefinition } from '../../endpoint/set-up.ts';
import { getFailure, getValue, KEYS, open, useEnvironment } from './aws-environment.ts';
import { type Answer, answerEach, answerJson, startServiceServer } from './service-server.ts';

/** The real adapter in front of the local endpoint. */
async function start(t: TestContext) {
  const local = await startService(t);
  await useEnvironment(t, { ...KEYS, AWS_ENDPOINT_URL_SFN: local.endpoint.url });
  return { local, service: await open(t) };
}

function buildWrite() {
  let sent = 0;
  return { call: { signal: new AbortController().signal, onSent: () => void sent++ }, countSent: () => sent };
}

test('a machine is described member by member, and a version as what it was', async (t) => {
  const { local, service } = await start(t);
  const definition = writeDefinition('first');
  await local.create({
    type: 'EXPRESS',
    loggingConfiguration: { level: 'ALL', includeExecutionData: true, destinations: logTo(LOG_GROUP) },
    tracingConfiguration: { enabled: true },
  });
  const first = await getValue(service.describeStateMachine(ORDERS));
  const { creationDate, ...rest } = first;
  assert.deepEqual(JSON.parse(JSON.stringify(rest)), {
    stateMachineArn: ORDERS,
    type: 'EXPRESS',
    definition,
    roleArn: ROLE,
    loggingConfiguration: { level: 'ALL', includeExecutionData: true, destinations: logTo(LOG_GROUP) },
    tracingConfiguration: { enabled: true },
    encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
  });
  assert.equal(new Date(creationDate).toISOString(), creationDate);
  const update = await local.update({ definition: writeDefinition('second'), publish: true, versionDescription: 'v' });
  const version = await getValue(service.describeStateMachine(update.stateMachineVersionArn ?? ''));
  assert.deepEqual([version.description, version.revisionId], ['v', update.revisionId]);
});

test('the metadata alone have no definition', async (t) => {
  const { local, service } = await start(t);
  await local.create();
  const machine = await getValue(service.describeStateMachine(ORDERS, { metadataOnly: true }));
  assert.deepEqual([machine.definition, machine.roleArn], [undefined, ROLE]);
});

test('a reuse period of 0 is kept as described', async (t) => {
  const encryption = { type: 'AWS_OWNED_KEY', kmsDataKeyReusePeriodSeconds: 0 };
  const machine = { stateMachineArn: ORDERS, type: 'STANDARD', roleArn: ROLE, definition: '{}', creationDate: 1 };
  const server = await startServiceServer(t, answerJson(200, { ...machine, encryptionConfiguration: encryption }));
  await useEnvironment(t, { ...KEYS, AWS_ENDPOINT_URL: server.url });
  const described = await getValue((await open(t)).describeStateMachine(ORDERS));
  assert.deepEqual(described.encryptionConfiguration, encryption);
  assert.equal(described.creationDate, '1970-01-01T00:00:01.000Z');
});

test('updates, publishes, and lists versions, the newest first', async (t) => {
  const { local, service } = await start(t);
  await local.create();
  const update = buildWrite();
  const { revisionId } = await getValue(
    service.updateStateMachine({ stateMachineArn: ORDERS, definition: writeDefinition('second') }, update.call),
  );
  assert.ok(revisionId);
  const publish = buildWrite();
  const version = await getValue(
    service.publishVersion({ stateMachineArn: ORDERS, revisionId, description: 'release' }, publish.call),
  );
  assert.deepEqual([update.countSent(), publish.countSent()], [1, 1]);
  assert.equal(version.stateMachineVersionArn, `${ORDERS}:1`);
  await local.update({ definition: writeDefinition('third'), publish: true });
  const versions = await getValue(service.listVersions(ORDERS));
  assert.deepEqual(
    versions.map(({ stateMachineVersionArn }) => stateMachineVersionArn),
    [`${ORDERS}:2`, `${ORDERS}:1`],
  );
  assert.ok(versions.every(({ creationDate }) => creationDate instanceof Date));

  const stale = await getFailure(service.publishVersion({ stateMachineArn: ORDERS, revisionId }, buildWrite().call));
  assert.deepEqual([stale.name, stale.operation], ['ConflictException', 'PublishStateMachineVersion']);
});

test('aliases come with where they lead, and are pointed elsewhere', async (t) => {
  const { local, service } = await start(t);
  await local.create();
  await local.publish();
  await local.update({ definition: writeDefinition('second'), publish: true });
  const [one, two] = [`${ORDERS}:1`, `${ORDERS}:2`];
  const alias = { name: 'live', routes: [{ stateMachineVersionArn: one, weight: 100 }] };
  const created = buildWrite();
  assert.deepEqual(await service.createAlias(ORDERS, alias, created.call), { kind: 'answered', value: undefined });
  assert.equal(created.countSent(), 1);
  const stateMachineAliasArn = `${ORDERS}:live`;
  assert.deepEqual(await getValue(service.listAliases(ORDERS)), [{ stateMachineAliasArn, ...alias }]);
  const routes = [
    { stateMachineVersionArn: one, weight: 90 },
    { stateMachineVersionArn: two, weight: 10 },
  ];
  assert.equal((await service.updateAlias({ stateMachineAliasArn, routes }, buildWrite().call)).kind, 'answered');
  assert.deepEqual((await getValue(service.listAliases(ORDERS)))[0]?.routes, routes);
});

test('tags and machines', async (t) => {
  const { local, service } = await start(t);
  await local.create({
    tags: [
      { key: 'aws-like', value: 'a' },
      { key: 'empty', value: '' },
    ],
  });
  assert.deepEqual(
    [...(await getValue(service.listTags(ORDERS)))],
    [
      ['aws-like', 'a'],
      ['empty', ''],
    ],
  );
  await local.create({ name: 'another', type: 'EXPRESS' });
  assert.deepEqual(
    (await getValue(service.listStateMachines())).map(({ name, type }) => [name, type]),
    [
      ['another', 'EXPRESS'],
      ['orders', 'STANDARD'],
    ],
  );
});

test('the findings of the service, warnings among them', async (t) => {
  const { service } = await start(t);
  assert.deepEqual(await getValue(service.validateDefinition(writeDefinition('fine'), 'STANDARD')), []);
  const [first] = await getValue(
    service.validateDefinition('{"StartAt":"B","States":{"A":{"Type":"Succeed"}}}', 'EXPRESS'),
  );
  assert.equal(first?.severity, 'ERROR');
  assert.ok(first.code.length > 0 && first.message.length > 0);
  const warning = { severity: 'WARNING', code: 'C', message: 'm' };
  const server = await startServiceServer(
    t,
    answerJson(200, { result: 'OK', diagnostics: [warning], truncated: true }),
  );
  process.env['AWS_ENDPOINT_URL_SFN'] = server.url;
  const warnings = await getValue((await open(t)).validateDefinition('{}', 'STANDARD'));
  assert.deepEqual(warnings, [{ ...warning, location: undefined }]);
  assert.deepEqual(server.received[0]?.body, { definition: '{}', type: 'STANDARD', severity: 'WARNING' });
});

test('the account of the caller, told by the local STS', async (t) => {
  const { local } = await start(t);
  process.env['AWS_ACCESS_KEY_ID'] = '222222222222';
  assert.equal((await getValue((await open(t)).getCaller())).account, '222222222222');
  assert.equal(local.endpoint.listRequests().length, 1);
});

test('a role with an MFA code at the local STS: the wrong code, then the right one', async (t) => {
  const { local } = await start(t);
  const keys = 'aws_access_key_id = 111111111111\naws_secret_access_key = keysecret';
  const role =
    'role_arn = arn:aws:iam::222222222222:role/deploy\nsource_profile = base\nrole_session_name = jo\nmfa_serial = m';
  await useEnvironment(
    t,
    { AWS_ENDPOINT_URL: local.endpoint.url },
    `[profile base]\n${keys}\n[profile role]\n${role}\n`,
  );
  const askWith = (code: string): Promise<Service> => open(t, { profile: 'role', askMfaCode: async () => code });
  const wrong = await getFailure((await askWith('000000')).getCaller());
  assert.deepEqual([wrong.name, wrong.operation], ['AccessDenied', 'AssumeRole']);
  assert.deepEqual(await getValue((await askWith('123456')).getCaller()), {
    account: '222222222222',
    arn: 'arn:aws:sts::222222222222:assumed-role/deploy/jo',
  });
});

function answerPage(name: string, nextToken?: string): Answer {
  const machine = { stateMachineArn: `${ORDERS}${name}`, name, type: 'STANDARD', creationDate: 1 };
  return answerJson(200, { stateMachines: [machine], nextToken });
}

test('lists go on to their last page, and one without an end fails', async (t) => {
  const server = await startServiceServer(
    t,
    answerEach({ ListStateMachines: [answerPage('a', 't1'), answerPage('b', 't2'), answerPage('c')] }),
  );
  await useEnvironment(t, { ...KEYS, AWS_ENDPOINT_URL: server.url });
  const machines = await getValue((await open(t)).listStateMachines());
  assert.deepEqual(
    machines.map(({ name }) => name),
    ['a', 'b', 'c'],
  );
  assert.deepEqual(
    server.received.map(({ body }) => Object(body).nextToken),
    [undefined, 't1', 't2'],
  );

  const endless = await startServiceServer(t, answerPage('a', 't'));
  process.env['AWS_ENDPOINT_URL'] = endless.url;
  const failure = await getFailure((await open(t)).listStateMachines());
  assert.deepEqual(
    [failure.name, failure.operation, endless.received.length],
    ['SyntaxError', 'ListStateMachines', 100],
  );
});

test('what reads is tried again, and can be cancelled at any time', async (t) => {
  const busy = answerJson(400, { __type: 'ThrottlingException', message: 'Rate exceeded' });
  const server = await startServiceServer(
    t,
    answerEach({ ListTagsForResource: [busy, answerJson(200, { tags: [] })] }),
  );
  await useEnvironment(t, { ...KEYS, AWS_ENDPOINT_URL: server.url });
  assert.equal((await getValue((await open(t)).listTags(ORDERS))).size, 0);
  assert.equal(server.received.length, 2);
  const controller = new AbortController();
  const slow = await startServiceServer(t, () => controller.abort());
  process.env['AWS_ENDPOINT_URL'] = slow.url;
  assert.deepEqual(await (await open(t)).listTags(ORDERS, controller.signal), { kind: 'cancelled' });
});

test('an answer of another server is no machine, and nothing of it is taken over', async (t) => {
  const machine = { stateMachineArn: ORDERS, type: 'STANDARD', roleArn: ROLE, definition: '{}', creationDate: 1 };
  await useEnvironment(t, KEYS);
  const answers = [
    {},
    { ...machine, definition: { StartAt: 'A' } },
    { ...machine, type: 'OTHER' },
    { ...machine, creationDate: 'x' },
    { ...machine, roleArn: null },
  ];
  for (const answer of answers) {
    const server = await startServiceServer(t, answerJson(200, answer));
    process.env['AWS_ENDPOINT_URL'] = server.url;
    const failure = await getFailure((await open(t)).describeStateMachine(ORDERS));
    assert.equal(failure.name, 'SyntaxError', JSON.stringify(answer));
    assert.match(failure.message, /did not answer as Step Functions does/);
    assert.equal(failure.mayHaveTakenEffect, undefined);
  }
});
