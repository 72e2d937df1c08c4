import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pointAlias } from '../../../client/src/update/aliases/point-alias.ts';
import { buildFakeMachine, type MachineScript } from './fake-machine.ts';
import { ARN, buildMachine, fail, toRoutes, toVersionArn, toWeights } from './machine-values.ts';

const VERSIONS = [7, 6].map((number) =>
  buildMachine({ stateMachineArn: toVersionArn(number), revisionId: `v-${number}` }),
);

async function run(script: MachineScript, stateMachineVersionArn?: string) {
  const fake = buildFakeMachine({ versions: VERSIONS, ...script });
  const { kind } = await pointAlias(fake.ports, { target: fake.target, stateMachineVersionArn });
  const writes = fake.steps.filter((step) => step.startsWith('write'));
  const routes = Object.fromEntries([...fake.aliases].map(([name, alias]) => [name, toWeights(alias.routes)]));
  return { ...fake, kind, writes, routes };
}

const LIVE = { live: { 6: 100 } };

test('an alias is pointed at a version, all at once, with before and after in the question', async () => {
  const { kind, routes, confirmations, told, changes, steps, lists } = await run({
    aliases: LIVE,
    picked: ['live', 'Version 7', 'All'],
  });
  assert.equal(kind, 'routed');
  assert.deepEqual(routes, { live: { 7: 100 } });
  assert.deepEqual(confirmations, [
    {
      question: 'Route alias live of orders to version 7 (100 %)?',
      action: 'Route Alias',
      reasons: [],
      changes: [],
      facts: [
        'Target: dev',
        'Account: 111111111111, to which the credentials belong',
        'Region: eu-west-1',
        `State machine: ${ARN}`,
        `Alias: ${ARN}:live`,
        'Routes now to: version 6 (100 %)',
        'Routes then to: version 7 (100 %)',
        'Executions that are started by this alias run what it routes to. Those that run go on as they were started.',
        'Credentials: the default chain',
      ],
      canCompare: false,
      isOverwrite: false,
    },
  ]);
  assert.deepEqual(told, ['Alias live of orders routes to version 7 (100 %). before']);
  assert.deepEqual(toWeights(changes.get(`${ARN}:live`)?.before ?? []), { 6: 100 });
  assert.deepEqual(steps.slice(-2), ['close', 'end false']);
  assert.deepEqual(
    lists[1]?.map(({ label, detail }) => [label, detail]),
    [
      ['Version 7', undefined],
      ['Version 6', 'live (100 %)'],
    ],
  );
});

test('a part goes to the version, and the rest stays with the one that has it now', async () => {
  const ten = await run({ aliases: LIVE, picked: ['live', 'Version 7', '10 %'] });
  assert.deepEqual(ten.routes, { live: { 6: 90, 7: 10 } });
  assert.deepEqual(ten.told, ['Alias live of orders routes to version 7 (10 %), version 6 (90 %). divided before']);
  const other = await run({ aliases: LIVE, picked: ['live', 'Version 7', 'Another part', '33'] });
  assert.deepEqual(other.routes, { live: { 6: 67, 7: 33 } });
  const findProblem = other.questions[0]?.findProblem ?? (() => 'none');
  for (const good of ['1', '10', '99']) assert.equal(findProblem(good), undefined, good);
  for (const bad of ['0', '100', '', '1.5', '-1', '1e1', ' 5', '05']) assert.ok(findProblem(bad), bad);
});

test('a new alias gets a name by the service’s rules, and all that it starts', async () => {
  const { kind, routes, questions, confirmations, told, steps } = await run({
    aliases: LIVE,
    picked: ['New', 'next', 'Version 7'],
  });
  assert.equal(kind, 'created');
  assert.deepEqual(routes, { live: { 6: 100 }, next: { 7: 100 } });
  assert.equal(confirmations[0]?.action, 'Create Alias');
  assert.ok(confirmations[0].facts.includes('Routes now to: nothing, as it isn’t there yet'));
  assert.deepEqual(told, ['Alias next of orders routes to version 7 (100 %).']);
  assert.ok(!steps.some((step) => step.startsWith('pick Route')), 'there is no rest to ask for');
  const findProblem = questions[0]?.findProblem ?? (() => 'none');
  for (const good of ['a', 'v1', '1.0', '-', 'x'.repeat(80)]) assert.equal(findProblem(good), undefined, good);
  for (const bad of ['', '12', 'a b', 'ä', 'a:b', 'x'.repeat(81), 'live']) assert.ok(findProblem(bad), bad);
});

test('where there is no alias yet, a new one is made without a list of none', async () => {
  const { routes, steps } = await run({ picked: ['live', 'Version 6'] });
  assert.deepEqual(routes, { live: { 6: 100 } });
  assert.equal(steps.filter((step) => step.startsWith('pick')).length, 1);
});

test('a version that was just published is not asked for', async () => {
  const { routes } = await run({ aliases: LIVE, picked: ['live', 'All'] }, toVersionArn(7));
  assert.deepEqual(routes, { live: { 7: 100 } });
  const other = await run({ aliases: LIVE, picked: ['live', undefined] }, `${ARN}-other:7`);
  assert.equal(other.kind, 'dismissed', 'one of another machine does not count');
});

test('an alias that routes to that already stays, and nothing is asked', async () => {
  const { kind, writes, told, confirmations } = await run({ aliases: LIVE, picked: ['live', 'Version 6'] });
  assert.equal(kind, 'unchanged');
  assert.deepEqual([writes, confirmations], [[], []]);
  assert.deepEqual(told, ['Alias live routes to version 6 (100 %) already. Nothing was changed.']);
});

test('without a version there is nothing to point at', async () => {
  const { kind, told } = await run({ versions: [] });
  assert.equal(kind, 'none');
  assert.match(told.join(), /no version yet/);
});

test('whatever is dismissed writes nothing', async () => {
  const scripts: readonly MachineScript[] = [
    { picked: [undefined] },
    { picked: ['New', undefined] },
    { picked: ['live', undefined] },
    { picked: ['live', 'Version 7', undefined] },
    { picked: ['live', 'Version 7', 'Another', undefined] },
    { picked: ['live', 'Version 7', 'All'], confirm: () => false },
    { picked: ['live', 'Version 7', 'All'], target: { protected: true }, name: false },
  ];
  for (const script of scripts) {
    const { kind, writes, steps } = await run({ aliases: LIVE, ...script });
    assert.equal(kind, 'dismissed');
    assert.deepEqual(writes, []);
    assert.deepEqual(steps.slice(-2), ['close', 'end false']);
  }
});

test('a protected target asks for its name', async () => {
  const { steps, kind } = await run({
    aliases: LIVE,
    picked: ['live', 'Version 7', 'All'],
    target: { protected: true },
  });
  assert.equal(kind, 'routed');
  assert.ok(steps.indexOf('name orders') > steps.indexOf('confirm'));
});

test('an alias that a colleague changed meanwhile is asked about again, with what it is now', async () => {
  let count = 0;
  const { kind, routes, confirmations, writes } = await run({
    aliases: { live: { 5: 100 } },
    picked: ['live', 'Version 7', '10 %'],
    confirm: (_, aliases) => {
      count++;
      if (count === 1) {
        aliases.set('live', { stateMachineAliasArn: `${ARN}:live`, name: 'live', routes: toRoutes({ 6: 100 }) });
      }
      return true;
    },
  });
  assert.equal(kind, 'routed');
  assert.equal(writes.length, 1);
  assert.deepEqual(routes, { live: { 6: 90, 7: 10 } }, 'the rest stays with what has it now');
  assert.deepEqual(
    confirmations.map(({ reasons }) => reasons),
    [[], ['The alias has changed while you were asked: somebody else wrote it.']],
  );
  assert.ok(confirmations[1]?.facts.includes('Routes now to: version 6 (100 %)'));
});

test('an alias that a colleague made or deleted meanwhile is another question', async () => {
  const made = await run({
    picked: ['live', 'Version 7'],
    confirm: (_, aliases) => {
      aliases.set('live', { stateMachineAliasArn: `${ARN}:live`, name: 'live', routes: toRoutes({ 6: 100 }) });
      return true;
    },
  });
  assert.deepEqual(
    made.confirmations.map(({ action }) => action),
    ['Create Alias', 'Route Alias'],
  );
  const deleted = await run({
    aliases: LIVE,
    picked: ['live', 'Version 7', 'All'],
    confirm: (_, aliases) => {
      aliases.delete('live');
      return true;
    },
  });
  assert.deepEqual(
    deleted.confirmations.map(({ action, reasons }) => [action, reasons.length]),
    [
      ['Route Alias', 0],
      ['Create Alias', 1],
    ],
  );
});

test('an answer that is lost is not sent again: the service tells what it has', async () => {
  const picked = ['live', 'Version 7', 'All'];
  const applied = await run({ aliases: LIVE, picked, lost: 'applied' });
  assert.equal(applied.kind, 'routed');
  assert.deepEqual(applied.told, ['Alias live of orders routes to version 7 (100 %). before']);
  const not = await run({ aliases: LIVE, picked, lost: 'notApplied' });
  assert.equal(not.kind, 'failed');
  assert.ok(not.steps.includes('explain ECONNRESET not so far'));
  assert.equal(not.steps.filter((step) => step === 'wait').length, 3, 'it is looked at four times');
  const overtaken = await run({ aliases: LIVE, picked, lost: 'overtaken' });
  assert.equal(overtaken.kind, 'mayBeApplied');
  assert.match(overtaken.told.join(), /may have been applied. It routes to version 1 \(100 %\)/);
  const unreadable = await run({ aliases: LIVE, picked, lost: 'unreadable' });
  assert.equal(unreadable.kind, 'mayBeApplied');
  assert.match(unreadable.told.join(), /could not be read: AccessDeniedException/);
  for (const { writes } of [applied, not, overtaken, unreadable]) assert.equal(writes.length, 1);
});

test('cancelled after it had left, without effect: that is told, and is no failure', async () => {
  const writeAlias = fail({ name: 'AbortError', mayHaveTakenEffect: true });
  const { kind, told, steps } = await run({
    aliases: LIVE,
    picked: ['live', 'Version 7', 'All'],
    answers: { writeAlias },
  });
  assert.equal(kind, 'cancelled');
  assert.match(told.join(), /alias live was cancelled when it had left. The alias is still what it was before/);
  assert.ok(!steps.some((step) => step.startsWith('explain')));
});

test('what the service refuses is explained, and not tried again', async () => {
  const picked = ['live', 'Version 7', 'All'];
  for (const call of ['listVersions', 'listAliases', 'writeAlias'] as const) {
    const failed = await run({ aliases: LIVE, picked, answers: { [call]: fail() } });
    assert.equal(failed.kind, 'failed', call);
    assert.ok(failed.steps.includes('failure AccessDeniedException'));
    const cancelled = await run({ aliases: LIVE, picked, answers: { [call]: { kind: 'cancelled' } } });
    assert.equal(cancelled.kind, 'cancelled', call);
    assert.deepEqual(cancelled.routes, LIVE);
  }
});

test('a second look that fails writes nothing', async () => {
  for (const answer of [fail(), { kind: 'cancelled' } as const]) {
    let looks = 0;
    const { kind, writes } = await run({
      aliases: LIVE,
      picked: ['live', 'Version 7', 'All'],
      answers: { listAliases: () => (++looks > 1 ? answer : undefined) },
    });
    assert.equal(kind, answer.kind);
    assert.deepEqual(writes, []);
  }
});

test('where the change can not be kept, the alias is routed all the same, and nothing offers to go back', async () => {
  const { kind, told, steps } = await run({ aliases: LIVE, picked: ['live', 'Version 7', 'All'], isUnkept: true });
  assert.equal(kind, 'routed');
  assert.ok(steps.includes('error The disk is full.'));
  assert.deepEqual(told, ['Alias live of orders routes to version 7 (100 %).']);
});

test('Restricted Mode: nothing of AWS, and it says so', async () => {
  const { steps, kind } = await run({ trusted: false });
  assert.equal(kind, 'untrusted');
  assert.deepEqual(steps, ['untrusted']);
});
