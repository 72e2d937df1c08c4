import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import {
  CreateStateMachineAliasCommand,
  DeleteStateMachineAliasCommand,
  DeleteStateMachineCommand,
  DeleteStateMachineVersionCommand,
  DescribeStateMachineAliasCommand,
  ListStateMachineAliasesCommand,
  UpdateStateMachineAliasCommand,
  ValidationException,
  type DescribeStateMachineAliasCommandOutput,
  type RoutingConfigurationListItem,
  type UpdateStateMachineAliasCommandInput,
} from '@aws-sdk/client-sfn';
import { assertRefused, ORDERS, startService, writeDefinition, type Service } from './set-up.ts';

const PROD = `${ORDERS}:PROD`;
const NOT_THERE = 'Request references a resource that does not exist.';

interface AliasService extends Service {
  createAlias(name: string, routes: string, description?: string): Promise<string | undefined>;
  updateAlias(input: Partial<UpdateStateMachineAliasCommandInput>): Promise<Date | undefined>;
  describeAlias(): Promise<Omit<DescribeStateMachineAliasCommandOutput, '$metadata'>>;
  listNames(stateMachineArn?: string, maxResults?: number): Promise<(string | undefined)[]>;
}

/** A service with the machine `orders`, which has the versions 1, 2 and 3. */
async function startWithVersions(t: TestContext): Promise<AliasService> {
  const service = await startService(t);
  const { client, create, update } = service;
  await create({ publish: true });
  for (const comment of ['second', 'third']) await update({ definition: writeDefinition(comment), publish: true });
  return {
    ...service,
    async createAlias(name, routes, description) {
      const routingConfiguration = toConfiguration(routes);
      const command = new CreateStateMachineAliasCommand({ name, routingConfiguration, description });
      return (await client.send(command)).stateMachineAliasArn;
    },
    async updateAlias(input) {
      return (await client.send(new UpdateStateMachineAliasCommand({ stateMachineAliasArn: PROD, ...input })))
        .updateDate;
    },
    async describeAlias() {
      const command = new DescribeStateMachineAliasCommand({ stateMachineAliasArn: PROD });
      const { $metadata: _, ...described } = await client.send(command);
      return described;
    },
    async listNames(stateMachineArn = ORDERS, maxResults) {
      const names: (string | undefined)[] = [];
      let nextToken: string | undefined;
      do {
        const command = new ListStateMachineAliasesCommand({ stateMachineArn, maxResults, nextToken });
        const page = await client.send(command);
        names.push(
          ...(page.stateMachineAliases ?? []).map(({ stateMachineAliasArn }) => stateMachineAliasArn?.split(':')[7]),
        );
        nextToken = page.nextToken;
      } while (nextToken !== undefined);
      return names;
    },
  };
}

/** Reads `1=90 2=10`: versions of `orders` by number, or any by ARN, with their weights. */
function toConfiguration(routes: string): RoutingConfigurationListItem[] {
  return routes.split(' ').flatMap((route) => {
    const [version = '', weight] = route.split('=');
    if (weight === undefined) return [];
    return [
      { stateMachineVersionArn: /^\d+$/.test(version) ? `${ORDERS}:${version}` : version, weight: Number(weight) },
    ];
  });
}

test('an alias is described as it was created, and its two times are the same', async (t) => {
  const { createAlias, describeAlias } = await startWithVersions(t);
  assert.equal(await createAlias('PROD', '1=100', 'for users'), PROD);
  const { creationDate, updateDate, ...described } = await describeAlias();
  assert.deepEqual(described, {
    stateMachineAliasArn: PROD,
    name: 'PROD',
    description: 'for users',
    routingConfiguration: toConfiguration('1=100'),
  });
  assert.ok(creationDate instanceof Date);
  assert.deepEqual(updateDate, creationDate);
});

test('an update changes the description, the routes, or both; what is not given stays', async (t) => {
  const { createAlias, updateAlias, describeAlias } = await startWithVersions(t);
  await createAlias('PROD', '1=100', 'old');
  const { creationDate } = await describeAlias();
  await updateAlias({ description: 'new' });
  let described = await describeAlias();
  assert.equal(described.description, 'new');
  assert.deepEqual(described.routingConfiguration, toConfiguration('1=100'));
  const updated = await updateAlias({
    routingConfiguration: toConfiguration('1=90 2=10'),
  });
  described = await describeAlias();
  assert.equal(described.description, 'new');
  assert.deepEqual(described.routingConfiguration, toConfiguration('1=90 2=10'));
  assert.deepEqual(described.creationDate, creationDate);
  assert.deepEqual(described.updateDate, updated);
});

test('creating is idempotent; another description or other routes are a conflict', async (t) => {
  const { createAlias, describeAlias, listNames } = await startWithVersions(t);
  await createAlias('PROD', '1=100', 'for users');
  const before = await describeAlias();
  assert.equal(await createAlias('PROD', '1=100', 'for users'), PROD);
  const conflict =
    'Failed to create alias because an alias with the same name and a different routing configuration already exists.';
  await assertRefused(createAlias('PROD', '1=100', 'other'), 'ConflictException', conflict);
  await assertRefused(createAlias('PROD', '2=100', 'for users'), 'ConflictException', conflict);
  assert.deepEqual(await describeAlias(), before);
  await createAlias('PROD-second', '1=100', 'for users');
  assert.deepEqual(await listNames(), ['PROD', 'PROD-second']);
});

test('aliases are listed by name, page by page, of the machine or of a version', async (t) => {
  const { createAlias, listNames } = await startWithVersions(t);
  assert.deepEqual(await listNames(), []);
  await createAlias('b', '2=100');
  await createAlias('a', '1=50 2=50');
  await createAlias('c', '1=100');
  for (const maxResults of [undefined, 1, 2, 3]) assert.deepEqual(await listNames(ORDERS, maxResults), ['a', 'b', 'c']);
  assert.deepEqual(await listNames(`${ORDERS}:1`), ['a', 'c']);
  assert.deepEqual(await listNames(`${ORDERS}:3`), []);
  for (const arn of [`${ORDERS}:4`, `${ORDERS}-gone`, `${ORDERS}-gone:1`, `${ORDERS}:a`]) {
    await assertRefused(listNames(arn), 'StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
  }
});

test('deleting an alias is idempotent, and its machine takes it along', async (t) => {
  const { client, create, createAlias, updateAlias, describeAlias, listNames } = await startWithVersions(t);
  await createAlias('PROD', '1=100');
  const remove = new DeleteStateMachineAliasCommand({ stateMachineAliasArn: PROD });
  await client.send(remove);
  assert.deepEqual(await listNames(), []);
  await client.send(remove);
  await assertRefused(updateAlias({ description: 'new' }), 'ResourceNotFound', NOT_THERE);
  await assertRefused(describeAlias(), 'ResourceNotFound', NOT_THERE);
  await createAlias('PROD', '1=100');
  await client.send(new DeleteStateMachineCommand({ stateMachineArn: ORDERS }));
  await create();
  assert.deepEqual(await listNames(), []);
});

test('a version that an alias leads to is not deleted, until the alias leads elsewhere', async (t) => {
  const { client, createAlias, updateAlias } = await startWithVersions(t);
  const remove = new DeleteStateMachineVersionCommand({ stateMachineVersionArn: `${ORDERS}:1` });
  await createAlias('PROD', '1=0 2=100');
  await assertRefused(
    client.send(remove),
    'ConflictException',
    'Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [PROD]',
  );
  await updateAlias({ routingConfiguration: toConfiguration('2=100') });
  await client.send(remove);
});

const ITEM = 'RoutingConfigurationListItem(stateMachineVersionArn=';
const WRONG_ROUTES: readonly [what: string, routes: string, message: string][] = [
  ['weights under 100', '1=70 2=29', 'Sum of routing configuration weights must equal 100. Received: [70, 29]'],
  ['weights over 100', '1=70 2=31', 'Sum of routing configuration weights must equal 100. Received: [70, 31]'],
  [
    'a machine instead of a version',
    `${ORDERS}=70 2=30`,
    `Routing configuration must contain state machine version ARNs. Received: [${ORDERS}, ${ORDERS}:2]`,
  ],
  [
    'a version that is not there',
    '4=100',
    `Routing configuration must contain state machine version ARNs. Received: [${ORDERS}:4]`,
  ],
  [
    'a version of another machine',
    `1=50 ${ORDERS}-other:1=50`,
    `Routing configuration must contain state machine version ARNs. Received: [${ORDERS}:1, ${ORDERS}-other:1]`,
  ],
  [
    'the same version twice',
    '1=50 1=50',
    `Routing configuration must contain distinct state machine version ARNs. Received: [${ORDERS}:1, ${ORDERS}:1]`,
  ],
  [
    'three versions',
    '1=50 2=30 3=20',
    `1 validation error detected: Value '[${ITEM}${ORDERS}:1, weight=50), ${ITEM}${ORDERS}:2, weight=30), ${ITEM}${ORDERS}:3, weight=20)]' at 'routingConfiguration' failed to satisfy constraint: Member must have length less than or equal to 2`,
  ],
  [
    'no version',
    '',
    "1 validation error detected: Value '[]' at 'routingConfiguration' failed to satisfy constraint: Member must have length greater than or equal to 1",
  ],
  [
    'a weight over 100',
    '1=101',
    "1 validation error detected: Value '101' at 'routingConfiguration.1.member.weight' failed to satisfy constraint: Member must have value less than or equal to 100",
  ],
];
for (const [what, routes, message] of WRONG_ROUTES) {
  test(`routes are refused, and nothing changes: ${what}`, async (t) => {
    const { create, createAlias, updateAlias, describeAlias, listNames } = await startWithVersions(t);
    await create({ name: 'orders-other', publish: true });
    await createAlias('PROD', '1=100');
    const before = await describeAlias();
    const createSecond = () => createAlias('TEST', routes);
    const update = () => updateAlias({ routingConfiguration: toConfiguration(routes) });
    for (const call of [createSecond, update]) {
      const refusal = await assertRefused(call(), 'ValidationException', message);
      assert.ok(refusal instanceof ValidationException);
      assert.equal(refusal.reason, message.includes('failed to satisfy') ? undefined : 'INVALID_ROUTING_CONFIGURATION');
    }
    assert.deepEqual(await describeAlias(), before);
    assert.deepEqual(await listNames(), ['PROD']);
  });
}

test('an alias is not moved to a version of another machine', async (t) => {
  const { create, createAlias, updateAlias } = await startWithVersions(t);
  await create({ name: 'orders-other', publish: true });
  await createAlias('PROD', '1=100');
  const routingConfiguration = toConfiguration(`${ORDERS}-other:1=100`);
  await assertRefused(updateAlias({ routingConfiguration }), 'ValidationException');
});

test('names that the service rules out are refused', async (t) => {
  const { createAlias } = await startWithVersions(t);
  const pattern = String.raw`^(?=.*[a-zA-Z_\-\.])[a-zA-Z0-9_\-\.]+$`;
  for (const name of ['123', 'INVALID ALIAS', '!INVALID', 'ALIAS@']) {
    await assertRefused(
      createAlias(name, '1=100'),
      'ValidationException',
      `1 validation error detected: Value '${name}' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ${pattern}`,
    );
  }
  const long = 'A'.repeat(81);
  await assertRefused(
    createAlias(long, '1=100'),
    'ValidationException',
    `1 validation error detected: Value '${long}' at 'name' failed to satisfy constraint: Member must have length less than or equal to 80`,
  );
});

test('what nobody recorded, as the page says: nothing to change, the same again, and at most 100 aliases', async (t) => {
  const { createAlias, updateAlias, describeAlias } = await startWithVersions(t);
  await createAlias('PROD', '1=100');
  const refusal = await assertRefused(updateAlias({}), 'ValidationException');
  assert.ok(refusal instanceof ValidationException);
  assert.equal(refusal.reason, 'MISSING_REQUIRED_PARAMETER');
  const before = await describeAlias();
  await updateAlias({ routingConfiguration: toConfiguration('1=100') });
  assert.deepEqual(await describeAlias(), before);
  for (let number = 2; number <= 100; number++) await createAlias(`A${number}`, '1=100');
  await assertRefused(createAlias('A101', '1=100'), 'ServiceQuotaExceededException');
});
