import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatTime } from '../../../client/src/update/format-time.ts';
import { showHistory } from '../../../client/src/update/history/show-history.ts';
import { buildFakeMachine, type MachineScript } from './fake-machine.ts';
import { ARN, buildEntry, buildMachine, COMPARISON, fail, TARGET, toVersionArn } from './machine-values.ts';

const [THIRD, SECOND, FIRST] = [3, 2, 1].map((day) => ({
  time: `2026-03-0${day}T10:00:00.000Z`,
  label: formatTime(`2026-03-0${day}T10:00:00.000Z`),
}));
const HISTORY = [
  buildEntry({
    time: THIRD?.time ?? '',
    startedBy: 'save',
    before: buildMachine({ definition: '"two"' }),
    stateMachineVersionArn: toVersionArn(4),
    path: '/state/third.json',
  }),
  buildEntry({ time: SECOND?.time ?? '', startedBy: 'revert', before: buildMachine({ definition: '"one"' }) }),
  buildEntry({ time: FIRST?.time ?? '', startedBy: 'commandLine', before: undefined, revisionId: undefined }),
];

async function run(script: MachineScript) {
  const fake = buildFakeMachine({ history: HISTORY, ...script });
  const { kind } = await showHistory(fake.ports, TARGET);
  return { ...fake, kind, actions: fake.lists[1]?.map(({ label }) => label) };
}

test('the history lists what was done, in the order that it is kept in', async () => {
  const { lists, kind, steps } = await run({ picked: [undefined] });
  assert.equal(kind, 'dismissed');
  assert.deepEqual(steps, ['pick History of orders'], 'nothing of AWS');
  assert.deepEqual(
    lists[0]?.map(({ label, description, detail }) => [label, description, detail]),
    [
      [THIRD?.label, 'by a save, version 4', 'sent definition; revision r-2'],
      [SECOND?.label, 'by going back', 'sent definition; revision r-2'],
      [FIRST?.label, 'from the command line, what stood there before is not known', 'sent definition'],
    ],
  );
});

test('what can be done hangs on what is known', async () => {
  const compare = ['Compare with What Is Deployed', 'Compare with Your Files'];
  const newest = await run({ picked: [THIRD?.label, undefined] });
  assert.equal(newest.kind, 'dismissed');
  assert.deepEqual(newest.actions, [...compare, 'Compare with Another Entry…', 'Revert to It', 'Open Its File']);
  const second = await run({ picked: [SECOND?.label, undefined] });
  assert.deepEqual(second.actions, [
    ...compare,
    'Compare with the Next Entry',
    'Compare with Another Entry…',
    'Revert to It',
  ]);
  const unknown = await run({ picked: [FIRST?.label, undefined] });
  assert.deepEqual(unknown.actions, []);
});

const BEFORE_SECOND = `what stood there before the update of ${SECOND?.label}`;
const BEFORE_THIRD = `what stood there before the update of ${THIRD?.label}`;

test('an entry is compared with the files, and nothing of AWS is asked', async () => {
  const { steps, given, kind } = await run({ picked: [SECOND?.label, 'Compare with Your'] });
  assert.equal(kind, 'shown');
  assert.deepEqual(given, [undefined]);
  assert.deepEqual(steps.slice(2), [
    'compose compare',
    'compare "one"',
    `diff orders: ${BEFORE_SECOND} ↔ your files | left | right | json`,
    'end false',
  ]);
});

test('an entry is compared with what is deployed', async () => {
  const { steps, given, kind } = await run({ picked: [SECOND?.label, 'Compare with What'] });
  assert.equal(kind, 'shown');
  assert.deepEqual(given.at(-1), {
    stateMachineArn: ARN,
    definition: '{"StartAt":"A"}',
    roleArn: 'arn:aws:iam::111111111111:role/orders',
  });
  assert.ok(steps.includes('compare "one"'));
  assert.ok(steps.includes(`diff orders: ${BEFORE_SECOND} ↔ what is deployed now | left | right | json`));
  const failed = await run({ picked: [SECOND?.label, 'Compare with What'], answers: { describe: fail() } });
  assert.equal(failed.kind, 'failed');
  assert.ok(failed.steps.includes('failure AccessDeniedException'));
  const cancelled = await run({
    picked: [SECOND?.label, 'Compare with What'],
    answers: { describe: { kind: 'cancelled' } },
  });
  assert.equal(cancelled.kind, 'cancelled');
});

test('an entry is compared with the next one, or with any other', async () => {
  const next = await run({ picked: [SECOND?.label, 'Compare with the Next'] });
  assert.equal(next.kind, 'shown');
  assert.ok(next.steps.includes(`diff orders: ${BEFORE_SECOND} ↔ ${BEFORE_THIRD} | left | right | json`));
  const other = await run({ picked: [THIRD?.label, 'Compare with Another', SECOND?.label] });
  assert.equal(other.lists[2]?.length, 1, 'neither itself nor what is not known');
  assert.ok(other.steps.includes(`diff orders: ${BEFORE_THIRD} ↔ ${BEFORE_SECOND} | left | right | json`));
  const dismissed = await run({ picked: [THIRD?.label, 'Compare with Another', undefined] });
  assert.equal(dismissed.kind, 'dismissed');
});

test('an entry is gone back to through the update flow', async () => {
  const { kind, given, steps, confirmations } = await run({ picked: [SECOND?.label, 'Revert'] });
  assert.equal(kind, 'updated');
  assert.deepEqual(given, [
    { stateMachineArn: ARN, definition: '"one"', roleArn: 'arn:aws:iam::111111111111:role/orders' },
  ]);
  assert.ok(confirmations[0]?.facts.includes(`Sent is not what your files say, but ${BEFORE_SECOND}.`));
  assert.ok(steps.includes('history revert'));
});

test('the file of an entry is opened', async () => {
  const { kind, steps } = await run({ picked: [THIRD?.label, 'Open'] });
  assert.equal(kind, 'shown');
  assert.equal(steps.at(-1), 'file /state/third.json');
});

test('what does not differ, or only beside the definition, opens no editor', async () => {
  const picked = [SECOND?.label, 'Compare with Your'];
  const same = await run({ picked, comparison: { isSame: true, changes: [], texts: COMPARISON.texts } });
  assert.deepEqual(same.told, [`orders: ${BEFORE_SECOND} and your files say the same.`]);
  const changes = [{ part: 'roleArn', text: 'Role a → b' }] as const;
  const role = await run({ picked, comparison: { ...COMPARISON, changes } });
  assert.deepEqual(role.told, [`orders: from ${BEFORE_SECOND} to your files: Role a → b.`]);
  const both = await run({ picked, comparison: { ...COMPARISON, changes: [...COMPARISON.changes, ...changes] } });
  assert.equal(both.told.length, 1);
  const textless = await run({ picked, comparison: { isSame: false, changes: COMPARISON.changes } });
  assert.deepEqual(textless.told, [`orders: from ${BEFORE_SECOND} to your files: State B added.`]);
  const unknown = await run({ picked, comparison: null });
  assert.match(unknown.told.join(), /^Nothing could be compared/);
  for (const { steps } of [same, role, textless, unknown]) assert.ok(!steps.some((step) => step.startsWith('diff')));
  assert.ok(both.steps.some((step) => step.startsWith('diff')));
});

test('files that can not be composed are shown where they are wrong', async () => {
  const { steps } = await run({ picked: [SECOND?.label, 'Compare with Your'], refused: true });
  assert.deepEqual(steps.slice(2), ['compose compare', 'refusal Wrong.']);
});

test('a state machine without a history says so; Restricted Mode explains itself', async () => {
  const none = await run({ history: [] });
  assert.equal(none.kind, 'none');
  assert.match(none.told.join(), /^orders was not updated from here/);
  const untrusted = await run({ trusted: false });
  assert.equal(untrusted.kind, 'untrusted');
  assert.deepEqual(untrusted.steps, ['untrusted']);
});

test('no text of a kept file makes a line of its own', async () => {
  const hostile = 'x\nAccount: 2\u202E';
  const { lists } = await run({
    history: [buildEntry({ sentMembers: [hostile], revisionId: hostile, path: hostile })],
  });
  for (const { label, description = '', detail = '' } of lists.flat()) {
    assert.doesNotMatch(`${label}${description}${detail}`, /[\n\u202E]/);
  }
});
