import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportAbandoned } from '../../../client/src/update/send/abandoned-updates.ts';
import type { DeployedMachine } from '../../../server/src/protocol.ts';
import { buildFakePorts, REF } from './fake-ports.ts';
import { ARN, buildDeployed, type ServiceScript, toFailed } from './fake-service.ts';

const ID = '00000000-0000-4000-8000-000000000000';
const REQUEST = { stateMachineArn: ARN, definition: '{"StartAt":"Sent"}', publish: true };

/** An update of a process that has ended, and the machine as it is now. */
async function report(
  script: ServiceScript,
  {
    before = buildDeployed(),
    answer = 'find',
    time = '2026-01-02T03:04:05.000Z',
  }: { readonly before?: DeployedMachine; readonly answer?: 'find' | 'forget'; readonly time?: string } = {},
) {
  const fake = buildFakePorts(script);
  const common = { time, target: REF, region: 'eu-west-1', startedBy: 'command' } as const;
  fake.records.abandoned.set(ID, { ...common, id: ID, request: REQUEST, before });
  const told: string[] = [];
  const offer = {
    findOut: async () => answer,
    tell: (text: string) => void told.push(text),
    tellFailure: (text: string) => void told.push(text),
  };
  await reportAbandoned({ ...fake.ports, offer });
  return { told: told.join(), history: fake.records.history, isKept: fake.records.abandoned.has(ID) };
}

test('it took effect: it is in the history, with the version that it published', async () => {
  const now = buildDeployed({ definition: REQUEST.definition, revisionId: 'r-2' });
  const { told, history, isKept } = await report({
    describe: () => ({ kind: 'answered', value: now }),
    versions: [{ stateMachineVersionArn: `${ARN}:7`, creationDate: new Date(0) }],
  });
  assert.match(told, /took effect/);
  assert.deepEqual(
    history.map(({ revisionId, stateMachineVersionArn, before }) => [
      revisionId,
      stateMachineVersionArn,
      before?.revisionId,
    ]),
    [['r-2', `${ARN}:7`, 'r-1']],
  );
  assert.ok(!isKept);
});

test('it took no effect', async () => {
  const { told, history, isKept } = await report({});
  assert.match(told, /took no effect/);
  assert.deepEqual([history, isKept], [[], false]);
});

test('the machine can not be read now: a later look may tell, so that it is offered again', async () => {
  const { told, isKept } = await report({ describe: () => toFailed({ name: 'ThrottlingException' }) });
  assert.match(told, /still unknown\. .*ThrottlingException/);
  assert.ok(isKept);
});

test('somebody else has changed the machine: no later look tells more, and what stood there before is kept', async () => {
  const value = buildDeployed({ definition: '{"StartAt":"Theirs"}', revisionId: 'r-5' });
  const { told, history, isKept } = await report({ describe: () => ({ kind: 'answered', value }) });
  assert.match(told, /can’t be known any more\. The state machine has changed/);
  assert.deepEqual(
    history.map(({ isUncertain, before }) => [isUncertain, before?.revisionId]),
    [[true, 'r-1']],
  );
  assert.ok(!isKept);
});

test('whoever wants to hear no more of it is not asked again: nothing is asked of AWS, and what stood there is kept', async () => {
  const { told, history, isKept } = await report({}, { answer: 'forget' });
  assert.equal(told, '');
  assert.deepEqual(
    history.map(({ isUncertain, before }) => [isUncertain, before?.revisionId]),
    [[true, 'r-1']],
  );
  assert.ok(!isKept);
});

test('one of a moment ago may still take effect: it is offered again', async () => {
  const { told, isKept } = await report({}, { time: new Date().toISOString() });
  assert.match(told, /it has taken no effect so far/);
  assert.ok(isKept);
});
