import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportAbandoned } from '../../../client/src/update/send/abandoned-updates.ts';
import { buildFakePorts, REF } from './fake-ports.ts';
import { ARN, buildDeployed } from './fake-service.ts';

const ID = '00000000-0000-4000-8000-000000000000';

test('two windows offer to find out, and one of them does: the update is in the history once', async () => {
  const definition = '{"StartAt":"Sent"}';
  const now = buildDeployed({ definition, revisionId: 'r-2' });
  const { ports, records, steps } = buildFakePorts({ describe: () => ({ kind: 'answered', value: now }) });
  records.abandoned.set(ID, {
    id: ID,
    time: '2026-01-02T03:04:05.000Z',
    target: REF,
    region: 'eu-west-1',
    startedBy: 'command',
    request: { stateMachineArn: ARN, definition },
    before: buildDeployed(),
  });
  const told: string[] = [];
  const tell = (text: string): void => void told.push(text);
  const second = Promise.withResolvers<'find'>();
  const slow = reportAbandoned({ ...ports, offer: { findOut: () => second.promise, tell, tellFailure: tell } });
  await reportAbandoned({ ...ports, offer: { findOut: async () => 'find', tell, tellFailure: tell } });
  second.resolve('find');
  await slow;
  assert.match(told[0] ?? '', /took effect/);
  assert.match(told[1] ?? '', /was found out in the meantime/);
  assert.equal(records.history.length, 1);
  assert.equal(steps.filter((step) => step.startsWith('open')).length, 1);
});
