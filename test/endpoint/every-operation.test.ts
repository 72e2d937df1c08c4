/** Every fault strikes every operation, those of STS included. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import * as sfn from '@aws-sdk/client-sfn';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Fault, RecordedRequest } from '../../endpoint/src/main.ts';
import { ORDERS, ROLE, startService, writeDefinition } from './set-up.ts';

type Send = (clients: { readonly sfn: sfn.SFNClient; readonly sts: STSClient }) => Promise<unknown>;

const [version, alias] = [`${ORDERS}:1`, `${ORDERS}:PROD`];
const routingConfiguration = [{ stateMachineVersionArn: `${ORDERS}:2`, weight: 100 }];
const machine = { stateMachineArn: ORDERS };
const definition = writeDefinition('changed');

/** A call of each operation that is accepted where `orders` has two versions and the alias PROD leads to the second. */
const CALLS: Readonly<Record<string, Send>> = {
  CreateStateMachine: ({ sfn: client }) =>
    client.send(new sfn.CreateStateMachineCommand({ name: 'other', definition, roleArn: ROLE })),
  UpdateStateMachine: ({ sfn: client }) => client.send(new sfn.UpdateStateMachineCommand({ ...machine, definition })),
  DescribeStateMachine: ({ sfn: client }) => client.send(new sfn.DescribeStateMachineCommand(machine)),
  ListStateMachines: ({ sfn: client }) => client.send(new sfn.ListStateMachinesCommand({})),
  DeleteStateMachine: ({ sfn: client }) => client.send(new sfn.DeleteStateMachineCommand(machine)),
  PublishStateMachineVersion: ({ sfn: client }) => client.send(new sfn.PublishStateMachineVersionCommand(machine)),
  ListStateMachineVersions: ({ sfn: client }) => client.send(new sfn.ListStateMachineVersionsCommand(machine)),
  DeleteStateMachineVersion: ({ sfn: client }) =>
    client.send(new sfn.DeleteStateMachineVersionCommand({ stateMachineVersionArn: version })),
  ValidateStateMachineDefinition: ({ sfn: client }) =>
    client.send(new sfn.ValidateStateMachineDefinitionCommand({ definition })),
  CreateStateMachineAlias: ({ sfn: client }) =>
    client.send(new sfn.CreateStateMachineAliasCommand({ name: 'TEST', routingConfiguration })),
  UpdateStateMachineAlias: ({ sfn: client }) =>
    client.send(new sfn.UpdateStateMachineAliasCommand({ stateMachineAliasArn: alias, description: 'new' })),
  DescribeStateMachineAlias: ({ sfn: client }) =>
    client.send(new sfn.DescribeStateMachineAliasCommand({ stateMachineAliasArn: alias })),
  ListStateMachineAliases: ({ sfn: client }) => client.send(new sfn.ListStateMachineAliasesCommand(machine)),
  DeleteStateMachineAlias: ({ sfn: client }) =>
    client.send(new sfn.DeleteStateMachineAliasCommand({ stateMachineAliasArn: alias })),
  TagResource: ({ sfn: client }) => client.send(new sfn.TagResourceCommand({ resourceArn: ORDERS, tags: [] })),
  UntagResource: ({ sfn: client }) => client.send(new sfn.UntagResourceCommand({ resourceArn: ORDERS, tagKeys: [] })),
  ListTagsForResource: ({ sfn: client }) => client.send(new sfn.ListTagsForResourceCommand({ resourceArn: ORDERS })),
  GetCallerIdentity: ({ sts }) => sts.send(new GetCallerIdentityCommand({})),
  AssumeRole: ({ sts }) => sts.send(new AssumeRoleCommand({ RoleArn: ROLE, RoleSessionName: 'me' })),
};

interface Operated {
  readonly call: () => Promise<unknown>;
  readonly inject: (fault: Fault) => void;
  /** What became of the calls of the operation, the oldest first. */
  readonly list: () => readonly Pick<RecordedRequest, 'accepted' | 'answer'>[];
}

async function startOperation(t: TestContext, operation: string, send: Send): Promise<Operated> {
  const { endpoint, client, create, update } = await startService(t);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const sts = new STSClient({ endpoint: endpoint.url, region: 'eu-west-1', credentials, maxAttempts: 1 });
  t.after(() => sts.destroy());
  await create({ publish: true });
  await update({ definition: writeDefinition('second'), publish: true });
  await client.send(new sfn.CreateStateMachineAliasCommand({ name: 'PROD', routingConfiguration }));
  endpoint.clearRequests();
  return {
    call: () => send({ sfn: client, sts }),
    inject: (fault) => endpoint.injectFault({ operation, ...fault }),
    list: () => endpoint.listRequests().map(({ accepted, answer }) => ({ accepted, answer })),
  };
}

test('this list has every operation of Step Functions that the endpoint has', async (t) => {
  const { client } = await startService(t);
  const unknown = client.send(new sfn.ListExecutionsCommand(machine));
  await assert.rejects(unknown, (error: Error) => {
    const known = error.message.split('It has: ')[1]?.split(', ') ?? [];
    assert.deepEqual(
      Object.keys(CALLS).filter((name) => name !== 'GetCallerIdentity' && name !== 'AssumeRole'),
      known,
    );
    return true;
  });
});

for (const [operation, send] of Object.entries(CALLS)) {
  test(`${operation}: throttled twice, then fine`, async (t) => {
    const { call, inject, list } = await startOperation(t, operation, send);
    inject({ times: 2, error: { name: 'ThrottlingException', message: 'Rate exceeded' } });
    for (let time = 0; time < 2; time++) {
      await assert.rejects(call(), { name: 'ThrottlingException', message: 'Rate exceeded' });
    }
    await call();
    const refused = { accepted: false, answer: 'refusal' };
    assert.deepEqual(list(), [refused, refused, { accepted: true, answer: 'output' }]);
  });

  test(`${operation}: slow, then reset before and after it took effect, garbage, and fine`, async (t) => {
    const { call, inject, list } = await startOperation(t, operation, send);
    inject({ delayMilliseconds: 20, reset: 'before' });
    const start = performance.now();
    await assert.rejects(call(), { code: 'ECONNRESET' });
    assert.ok(performance.now() - start > 18, 'it waited');
    inject({ body: { text: '<html>proxy</html', status: 502 } });
    await assert.rejects(call());
    inject({ reset: 'after' });
    await assert.rejects(call(), { code: 'ECONNRESET' });
    assert.deepEqual(list(), [
      { accepted: false, answer: 'reset' },
      { accepted: false, answer: 'body' },
      { accepted: true, answer: 'reset' },
    ]);
  });
}
