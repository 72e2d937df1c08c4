import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatTime } from '../../../client/src/update/format-time.ts';
import { showVersions } from '../../../client/src/update/versions/show-versions.ts';
import { buildFakeMachine, type MachineScript } from './fake-machine.ts';
import { ARN, buildMachine, fail, TARGET, toVersionArn } from './machine-values.ts';

const CREATED = '2026-03-01T10:00:00.000Z';
const VERSIONS = [7, 6].map((number) =>
  buildMachine({
    stateMachineArn: toVersionArn(number),
    revisionId: `v-${number}`,
    definition: `"${number}"`,
    creationDate: CREATED,
    description: number === 7 ? 'hotfix\nforged' : undefined,
  }),
);

async function run(script: MachineScript) {
  const fake = buildFakeMachine({ versions: VERSIONS, ...script });
  const { kind } = await showVersions(fake.ports, TARGET);
  return { ...fake, kind };
}

test('versions are listed with date, description and the aliases that route to them', async () => {
  const { kind, lists } = await run({
    picked: [undefined],
    aliases: { live: { 6: 90, 7: 10 }, old: { 6: 100, 7: 0 } },
  });
  assert.equal(kind, 'dismissed');
  assert.deepEqual(
    lists[0]?.map(({ label, description, detail }) => [label, description, detail]),
    [
      ['Version 7', `${formatTime(CREATED)} · live (10 %)`, 'hotfix forged'],
      ['Version 6', `${formatTime(CREATED)} · live (90 %), old (100 %)`, undefined],
    ],
  );
});

test('only the newest are asked for their description, and one that can not be read has none', async () => {
  const many = Array.from({ length: 30 }, (_, index) => buildMachine({ stateMachineArn: toVersionArn(30 - index) }));
  const { steps, lists } = await run({ versions: many, picked: [undefined], answers: { describe: fail() } });
  assert.equal(steps.filter((step) => step.startsWith('describe')).length, 20);
  assert.equal(lists[0]?.length, 30);
});

test('a version is compared with the files', async () => {
  const { kind, steps, given } = await run({ picked: ['Version 6', 'Compare with Your'] });
  assert.equal(kind, 'shown');
  assert.equal(given.at(-1), undefined);
  assert.ok(steps.includes('compare "6"'));
  assert.ok(steps.includes('diff orders: version 6 ↔ your files | left | right | json'));
  assert.ok(steps.indexOf('close') < steps.indexOf('compose compare'), 'the service is closed by then');
});

test('a version is compared with what is deployed', async () => {
  const { kind, steps } = await run({ picked: ['Version 6', 'Compare with What'] });
  assert.equal(kind, 'shown');
  assert.ok(steps.includes('compare "6"'));
  assert.ok(steps.includes('diff orders: version 6 ↔ what is deployed now | left | right | json'));
});

test('a target is updated to a version through the update flow', async () => {
  const { kind, given, confirmations, steps } = await run({ picked: ['Version 6', 'Update'] });
  assert.equal(kind, 'updated');
  assert.deepEqual(given.at(-1), {
    stateMachineArn: ARN,
    definition: '"6"',
    roleArn: 'arn:aws:iam::111111111111:role/orders',
  });
  assert.ok(confirmations[0]?.facts.includes('Sent is not what your files say, but version 6.'));
  assert.ok(steps.includes('history revert'));
});

test('what is dismissed, can not be read or is cancelled shows nothing', async () => {
  assert.equal((await run({ picked: ['Version 6', undefined] })).kind, 'dismissed');
  const picked = ['Version 6', 'Compare with What'];
  for (const answer of [fail(), { kind: 'cancelled' } as const]) {
    assert.equal((await run({ answers: { listVersions: answer } })).kind, answer.kind);
    assert.equal((await run({ answers: { listAliases: answer } })).kind, answer.kind);
    for (const refused of [toVersionArn(6), ARN]) {
      const describe = (arn: string) => (arn === refused ? answer : undefined);
      const { kind, steps } = await run({ picked, answers: { describe } });
      assert.equal(kind, answer.kind);
      assert.ok(!steps.some((step) => step.startsWith('diff')));
      assert.equal(steps.includes('failure AccessDeniedException'), answer.kind === 'failed');
    }
  }
});

test('without a version it says how to make one; Restricted Mode explains itself', async () => {
  const none = await run({ versions: [] });
  assert.equal(none.kind, 'none');
  assert.match(none.told.join(), /“Publish Version”/);
  assert.deepEqual((await run({ trusted: false })).steps, ['untrusted']);
});
