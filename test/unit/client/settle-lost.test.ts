/** An update whose answer was lost is settled by what is there at the next look, before anybody else is blamed for it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TargetReader } from '../../../client/src/update/look/target-reader.ts';
import type { UnfinishedUpdate } from '../../../client/src/update/records/records.ts';
import { runUpdate } from '../../../client/src/update/run-update.ts';
import { settleLost } from '../../../client/src/update/send/settle-lost.ts';
import { publishVersion } from '../../../client/src/update/versions/publish-version.ts';
import { buildFakePorts, buildTarget, REF } from './fake-ports.ts';
import { ARN, buildDeployed, toFailed, UPDATED } from './fake-service.ts';
import { ORDER } from './run.ts';

const ID = '00000000-0000-4000-8000-000000000000';

function buildLost(members: Partial<UnfinishedUpdate> = {}): UnfinishedUpdate {
  const request = { stateMachineArn: ARN, definition: '{"StartAt":"Sent"}' };
  const common = { id: ID, target: REF, region: 'eu-west-1', startedBy: 'command', isLost: true } as const;
  return { ...common, time: new Date().toISOString(), request, before: buildDeployed(), ...members };
}

function openLost(members: Partial<UnfinishedUpdate> = {}) {
  const fake = buildFakePorts();
  fake.records.unfinished.set(ID, buildLost(members));
  return fake;
}

test('it took effect after nobody waited any more: it is ours, and in the history', async () => {
  const { ports, records } = openLost();
  await settleLost(ports, buildDeployed({ definition: '{"StartAt":"Sent"}', revisionId: 'r-3' }));
  assert.equal(records.unfinished.size, 0);
  assert.equal(records.history[0]?.revisionId, 'r-3');
  assert.equal(records.lastSeen.get(ARN)?.revisionId, 'r-3');
});

test('the next update does not call it somebody’s change', async () => {
  const script: Parameters<typeof buildFakePorts>[0] = {
    result: toFailed({ name: 'ECONNRESET', mayHaveTakenEffect: true }),
  };
  const fake = buildFakePorts(script);
  await fake.records.keepLastSeen(ARN, { revisionId: 'r-1', seenAt: new Date().toISOString() });
  await runUpdate(fake.ports, ORDER);
  assert.equal(fake.records.unfinished.size, 1);
  const late = buildDeployed({ definition: '{"StartAt":"Secret"}', revisionId: 'r-9' });
  script.describe = () => ({ kind: 'answered', value: late });
  delete script.result;
  await runUpdate(fake.ports, ORDER);
  assert.ok(!fake.confirmations.some(({ isOverwrite }) => isOverwrite));
  assert.deepEqual(
    fake.records.history.map(({ revisionId }) => revisionId),
    ['r-9', 'r-2'],
  );
  assert.equal(fake.records.unfinished.size, 0);
});

/** It took effect when nobody waited any more, and the revision before was last seen from here. */
async function openLate() {
  const fake = openLost();
  await fake.records.keepLastSeen(ARN, { revisionId: 'r-1', seenAt: '2026-01-01T00:00:00.000Z' });
  const late = buildDeployed({ definition: '{"StartAt":"Sent"}', revisionId: 'r-3' });
  const service = { ...fake.service, describeStateMachine: async () => ({ kind: 'answered', value: late }) as const };
  const openService = async () => ({ kind: 'opened', service }) as const;
  return { ...fake, ports: { ...fake.ports, openService } };
}

test('a version that is published of it holds nobody else’s change', async () => {
  const { ports, confirmations } = await openLate();
  await publishVersion(ports, buildTarget());
  assert.deepEqual(
    confirmations.map(({ reasons }) => reasons),
    [[]],
  );
});

test('the status of its target does not tell of somebody’s change', async () => {
  const { ports, records } = await openLate();
  const reader = new TargetReader({ ...ports, now: () => Date.now(), isFocused: () => true });
  const answer = await reader.read(buildTarget(), 'now');
  assert.equal(answer.kind === 'read' && answer.seen?.revisionId, 'r-3');
  // Whoever is asked whether to find out is the one to hear of it.
  assert.equal(records.unfinished.size, 1);
});

test('not yet: it stays for five minutes, and then it took no effect', async () => {
  const recent = openLost();
  await settleLost(recent.ports, buildDeployed());
  assert.equal(recent.records.unfinished.size, 1);
  const old = openLost({ time: '2026-01-02T03:04:05.000Z' });
  await settleLost(old.ports, buildDeployed());
  assert.deepEqual([old.records.unfinished.size, old.records.history], [0, []]);
});

test('its definition can not be read now: a look of somebody who may read it tells', async () => {
  const { ports, records } = openLost();
  await settleLost(ports, buildDeployed({ definition: undefined, revisionId: 'r-3' }));
  assert.deepEqual([records.unfinished.size, records.history], [1, []]);
});

test('another update was made since: what stood there before the lost one is kept, unless that one has it', async () => {
  for (const [revisionId, kept] of [
    ['r-1', ['r-1']],
    ['r-0', ['r-1', 'r-0']],
  ] as const) {
    const fake = buildFakePorts({
      result: () => {
        // Another window loses one meanwhile.
        fake.records.unfinished.set(ID, buildLost({ before: buildDeployed({ revisionId }) }));
        return UPDATED;
      },
    });
    await runUpdate(fake.ports, ORDER);
    assert.equal(fake.records.unfinished.size, 0);
    assert.deepEqual(
      fake.records.history.map(({ before }) => before?.revisionId),
      kept,
    );
  }
});

test('somebody else changed the machine: what stood there before is kept, and nothing of theirs was seen', async () => {
  const { ports, records } = openLost();
  await settleLost(ports, buildDeployed({ revisionId: 'r-7' }));
  assert.equal(records.history[0]?.isUncertain, true);
  assert.equal(records.lastSeen.get(ARN), undefined);
});
