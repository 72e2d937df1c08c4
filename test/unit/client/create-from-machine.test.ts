import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type AwsSetup,
  createFromMachine,
  type MachineList,
} from '../../../client/src/update/files/create-from-machine.ts';
import type { ListedMachine } from '../../../client/src/update/ports/service.ts';
import type { BuildUpdateFileParams, Failure } from '../../../server/src/protocol.ts';
import { DEFINITION_URI } from './fake-ports.ts';
import { ARN } from './fake-service.ts';
import { buildFakeLook, type LookScript, toAnswer, toFailed } from './fake-look.ts';

interface CreateScript extends LookScript {
  setup?: AwsSetup;
  profile?: string | undefined;
  region?: string | undefined;
  picked?: boolean;
  recent?: readonly string[];
  built?: null;
}

const SETUP: AwsSetup = {
  profiles: [{ name: 'default', region: 'us-east-1' }, { name: 'dev', region: 'eu-west-1' }, { name: 'bare' }],
};
const MACHINE: ListedMachine = { stateMachineArn: ARN, name: 'orders', type: 'STANDARD' };
const OTHER: ListedMachine = { ...MACHINE, stateMachineArn: `${ARN}-2`, name: 'billing' };

async function create(script: CreateScript = {}) {
  const fake = buildFakeLook({ listed: toAnswer([MACHINE, OTHER]), ...script });
  const { note } = fake;
  const lists: MachineList[] = [];
  const ports = {
    ...fake.ports,
    screen: {
      pickProfile: async (profiles: AwsSetup['profiles']) => {
        note(`profiles ${profiles.map(({ name }) => name).join()}`);
        const { profile = 'default' } = script;
        if ('profile' in script && script.profile === undefined) return undefined;
        return profiles.find(({ name }) => name === profile && name !== 'default') ?? ('default' as const);
      },
      pickRegion: async (suggested: readonly string[]) => {
        note(`regions ${suggested.join()}`);
        return 'region' in script ? script.region : suggested[0];
      },
      pickMachine: async (list: MachineList) => {
        note(`machines ${list.machines.map(({ name }) => name).join()}`);
        lists.push(list);
        return script.picked === false ? undefined : list.machines.find(({ name }) => name === 'orders');
      },
      showNoMachines: ({ region }: MachineList) => note(`none in ${region}`),
      showFailure: ({ name }: Failure) => note(`failure ${name}`),
      openNew: async ({ uri }: { uri: string }) => note(`open ${uri}`),
    },
    readSetup: async () => script.setup ?? SETUP,
    regions: { list: () => script.recent ?? [], keep: async (region: string) => note(`keep ${region}`) },
    buildUpdateFile: async ({ stateMachineArn, deployed }: BuildUpdateFileParams) => {
      note(`build ${stateMachineArn} ${deployed?.roleArn}`);
      return script.built === null ? null : { uri: 'file:///work/orders.asl.update.yaml', text: '' };
    },
  };
  const { kind } = await createFromMachine(ports, DEFINITION_URI);
  return { ...fake, kind, list: lists[0] };
}

test('a machine is chosen from those of an account, and its parameters go into the file', async () => {
  const { steps, kind, list } = await create({ profile: 'dev' });
  assert.equal(kind, 'created');
  assert.deepEqual(steps, [
    'profiles default,dev,bare',
    'regions eu-west-1,us-east-1',
    'open eu-west-1 dev',
    'keep eu-west-1',
    'machines billing,orders',
    'describe',
    `build ${ARN} arn:aws:iam::111111111111:role/orders`,
    'open file:///work/orders.asl.update.yaml',
    'close',
  ]);
  assert.equal(list?.caller?.account, '111111111111');
  assert.equal(list.endpointUrl, undefined);
});

test('regions are suggested in the order in which they are likely, each once', async () => {
  const recent = ['eu-north-1', 'eu-west-1'];
  const setup = { ...SETUP, region: 'ap-south-1' };
  const byDefault = await create({ setup, recent });
  assert.ok(byDefault.steps.includes('regions ap-south-1,us-east-1,eu-north-1,eu-west-1'));
  assert.ok(byDefault.steps.includes('open ap-south-1 -'));
  const bare = await create({ setup, recent, profile: 'bare' });
  assert.ok(bare.steps.includes('regions ap-south-1,eu-north-1,eu-west-1,us-east-1'));
});

test('without a profile there is none to choose, and a region is typed', async () => {
  const { steps } = await create({ setup: { profiles: [] }, region: 'eu-west-3' });
  assert.deepEqual(steps.slice(0, 2), ['regions ', 'open eu-west-3 -']);
});

test('an endpoint of somebody that knows no STS is named, without an account', async () => {
  const endpoint = { url: 'http://127.0.0.1:8083', configured: true };
  const { kind, list } = await create({ endpoint, caller: toFailed('UnknownOperationException', 'GetCallerIdentity') });
  assert.equal(kind, 'created');
  assert.deepEqual([list?.caller, list?.endpointUrl], [undefined, endpoint.url]);
  const atAws = await create({ caller: toFailed('UnknownOperationException', 'GetCallerIdentity') });
  assert.equal(atAws.kind, 'failed');
});

test('an account without machines is told', async () => {
  const { steps, kind } = await create({ listed: toAnswer([]) });
  assert.equal(kind, 'none');
  assert.deepEqual(steps.slice(-3), ['keep us-east-1', 'none in us-east-1', 'close']);
});

test('each question can be dismissed', async () => {
  assert.deepEqual((await create({ profile: undefined })).steps, ['profiles default,dev,bare']);
  const region = await create({ region: undefined });
  assert.equal(region.kind, 'dismissed');
  assert.ok(!region.steps.some((step) => step.startsWith('open')));
  const machine = await create({ picked: false });
  assert.equal(machine.kind, 'dismissed');
  assert.equal(machine.steps.at(-1), 'close');
  assert.ok(!machine.steps.includes('describe'));
});

test('what fails is shown, and named in the log without its text', async () => {
  const expired = { kind: 'failed', failure: toFailed('TokenProviderError').failure } as const;
  const unopened = await create({ open: () => expired });
  assert.deepEqual([unopened.kind, unopened.steps.at(-1)], ['failed', 'failure TokenProviderError']);
  for (const script of [
    { caller: toFailed('ExpiredTokenException') },
    { listed: toFailed('AccessDeniedException') },
    { described: () => toFailed('AccessDeniedException') },
  ]) {
    const { kind, steps, logged } = await create(script);
    assert.equal(kind, 'failed');
    assert.deepEqual(steps.at(-1), 'close');
    assert.match(steps.at(-2) ?? '', /^failure /);
    assert.equal(logged.length, 1);
    assert.ok(!logged.join().includes('Secret'));
  }
  await assert.rejects(create({ built: null }), /could not write the update file/);
});

test('a look that is cancelled ends it, and closes the service', async () => {
  for (const script of [
    { caller: { kind: 'cancelled' } as const },
    { listed: { kind: 'cancelled' } as const },
    { described: () => ({ kind: 'cancelled' }) as const },
  ]) {
    const { kind, steps } = await create(script);
    assert.deepEqual([kind, steps.at(-1)], ['cancelled', 'close']);
  }
});

test('nothing happens in Restricted Mode', async () => {
  assert.deepEqual((await create({ trusted: false })).steps, ['untrusted']);
});
