import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finishAlias } from '../../../client/src/update/aliases/finish-alias.ts';
import { revertAlias } from '../../../client/src/update/aliases/revert-alias.ts';
import { buildFakeMachine, type MachineScript } from './fake-machine.ts';
import { ARN, fail, toRoutes, toWeights } from './machine-values.ts';

async function run(command: typeof finishAlias, script: MachineScript) {
  const fake = buildFakeMachine(script);
  const { kind } = await command(fake.ports, fake.target);
  const routes = Object.fromEntries([...fake.aliases].map(([name, alias]) => [name, toWeights(alias.routes)]));
  return { ...fake, kind, routes };
}

function buildChange(name: string, before: Readonly<Record<number, number>>, after: Readonly<Record<number, number>>) {
  const time = '2026-03-01T10:00:00.000Z';
  return { stateMachineAliasArn: `${ARN}:${name}`, time, before: toRoutes(before), after: toRoutes(after) };
}

test('Route Alias Fully: the newer version gets all', async () => {
  const { kind, routes, confirmations, steps } = await run(finishAlias, {
    aliases: { old: { 5: 100 }, live: { 6: 90, 7: 10 } },
  });
  assert.equal(kind, 'routed');
  assert.deepEqual(routes, { old: { 5: 100 }, live: { 7: 100 } });
  assert.ok(confirmations[0]?.facts.includes('Routes now to: version 7 (10 %), version 6 (90 %)'));
  assert.ok(!steps.some((step) => step.startsWith('pick')), 'the only one that is divided');
});

test('Route Alias Fully: of several one is picked', async () => {
  const aliases = { a: { 6: 90, 7: 10 }, b: { 1: 50, 2: 50 } };
  const { routes } = await run(finishAlias, { aliases, picked: ['b'] });
  assert.deepEqual(routes, { ...aliases, b: { 2: 100 } });
  const { kind } = await run(finishAlias, { aliases, picked: [undefined] });
  assert.equal(kind, 'dismissed');
});

test('Route Alias Fully: where nothing is divided, it says so', async () => {
  const { kind, told } = await run(finishAlias, { aliases: { live: { 6: 100 } } });
  assert.equal(kind, 'none');
  assert.match(told.join(), /^No alias of orders divides/);
});

test('Route Alias Fully: what a colleague finished meanwhile needs nothing', async () => {
  const { kind, confirmations } = await run(finishAlias, {
    aliases: { live: { 6: 90, 7: 10 } },
    confirm: (_, aliases) => {
      aliases.set('live', { stateMachineAliasArn: `${ARN}:live`, name: 'live', routes: toRoutes({ 7: 100 }) });
      return true;
    },
  });
  assert.equal(kind, 'unchanged');
  assert.equal(confirmations.length, 1);
});

test('an alias that is gone meanwhile is not made anew', async () => {
  for (const command of [finishAlias, revertAlias]) {
    const { kind, told, routes } = await run(command, {
      aliases: { live: { 6: 90, 7: 10 } },
      changes: [buildChange('live', { 6: 100 }, { 6: 90, 7: 10 })],
      confirm: (_, aliases) => aliases.delete('live'),
    });
    assert.equal(kind, 'none');
    assert.deepEqual(routes, {});
    assert.deepEqual(told, ['orders has no alias live any more. Nothing was changed.']);
  }
});

test('Point Alias Back: what it routed to before, and forth again', async () => {
  const { ports, target, aliases, confirmations, kind } = await run(revertAlias, {
    aliases: { live: { 7: 100 }, other: { 1: 100 } },
    changes: [buildChange('live', { 6: 100 }, { 7: 100 })],
  });
  assert.equal(kind, 'routed');
  assert.deepEqual(toWeights(aliases.get('live')?.routes ?? []), { 6: 100 });
  assert.deepEqual(confirmations[0]?.reasons, []);
  await revertAlias(ports, target);
  assert.deepEqual(toWeights(aliases.get('live')?.routes ?? []), { 7: 100 });
});

test('Point Alias Back: somebody else’s change since is a reason', async () => {
  const { confirmations, routes } = await run(revertAlias, {
    aliases: { live: { 8: 100 } },
    changes: [buildChange('live', { 6: 100 }, { 7: 100 })],
  });
  assert.match(
    confirmations[0]?.reasons.join() ?? '',
    /^Somebody changed the alias after .*2026.*, when it was made to route to version 7 \(100 %\) from here/,
  );
  assert.deepEqual(routes, { live: { 6: 100 } });
});

test('Point Alias Back: of several one is picked', async () => {
  const { routes } = await run(revertAlias, {
    aliases: { a: { 2: 100 }, b: { 2: 100 } },
    changes: [buildChange('a', { 1: 100 }, { 2: 100 }), buildChange('b', { 1: 100 }, { 2: 100 })],
    picked: ['b'],
  });
  assert.deepEqual(routes, { a: { 2: 100 }, b: { 1: 100 } });
});

test('Point Alias Back: where nothing is known, it says what to do', async () => {
  const { kind, told } = await run(revertAlias, { aliases: { live: { 7: 100 } } });
  assert.equal(kind, 'none');
  assert.match(told.join(), /Use “Point Alias at Version”\.$/);
});

test('what can not be read is explained; Restricted Mode explains itself', async () => {
  for (const command of [finishAlias, revertAlias]) {
    assert.equal((await run(command, { answers: { listAliases: fail() } })).kind, 'failed');
    assert.equal((await run(command, { answers: { listAliases: { kind: 'cancelled' } } })).kind, 'cancelled');
    assert.deepEqual((await run(command, { trusted: false })).steps, ['untrusted']);
  }
});
