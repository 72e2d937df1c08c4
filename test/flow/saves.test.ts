/** The same for updates on save: nothing asks, and what a person must do is said. */
import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import type { Fault } from '../../endpoint/src/main.ts';
import { waitFor } from '../protocol/client.ts';
import { fail } from './cases.ts';
import { toSeenFailure, toSeenLoss } from './exceptions.ts';
import type { StartedFlow } from './flow.ts';
import { callAsColleague, NOTHING_SENT, readDefinition, readTraces, THEIR_UPDATE, type Traces } from './machine.ts';
import { enableSaves, type Saving } from './saving.ts';
import { BEFORE, openWorkspace, OURS, THEIRS, type Workspace, writeDefinition } from './workspace.ts';

const operation = 'UpdateStateMachine';
const DESCRIBE = 'DescribeStateMachine';
const OVERTAKEN =
  'needed: somebody else changed the state machine since it was last seen from here. Update once by hand.';
const ONCE: Partial<Traces> = { sent: 1, accepted: 1, history: [BEFORE] };

let workspace: Workspace;
before(async () => {
  workspace = await openWorkspace();
});
after(() => workspace.client.stop());

const enable = (context: TestContext): Promise<Saving> => enableSaves(context, workspace);

async function check(
  flow: StartedFlow,
  seen: readonly string[],
  holds: string,
  leaves: Partial<Traces> = {},
): Promise<void> {
  flow.endpoint.clearFaults();
  assert.deepEqual(
    { seen: flow.person.seen, holds: await readDefinition(flow.endpoint), traces: await readTraces(flow) },
    { seen, holds, traces: { ...NOTHING_SENT, ...leaves } },
  );
}

const MAY_BE_APPLIED =
  'may be applied: The state machine has changed, and is not what was sent: somebody else may have changed it as well.';

const CASES: readonly {
  readonly title: string;
  readonly faults?: readonly Fault[];
  readonly sees: readonly string[];
  readonly holds: string;
  readonly leaves?: Partial<Traces>;
}[] = [
  { title: 'nothing goes wrong', sees: ['updated'], holds: OURS, leaves: ONCE },
  {
    title: 'refused',
    faults: [fail(operation, 'InvalidDefinition')],
    sees: [toSeenFailure('InvalidDefinition')],
    holds: BEFORE,
    leaves: { sent: 1 },
  },
  {
    title: 'throttled twice, then fine',
    faults: [fail(operation, 'ThrottlingException', 2)],
    sees: ['updated'],
    holds: OURS,
    leaves: { ...ONCE, sent: 3 },
  },
  {
    title: 'reset before it took effect',
    faults: [{ operation, reset: 'before' }],
    sees: [toSeenLoss('ECONNRESET')],
    holds: BEFORE,
    leaves: { sent: 1, unfinished: 1 },
  },
  {
    title: 'reset after it took effect',
    faults: [{ operation, reset: 'after' }],
    sees: ['updated'],
    holds: OURS,
    leaves: ONCE,
  },
  {
    title: 'its answer is lost, and a colleague updates',
    faults: [{ operation, reset: 'after', afterwards: THEIR_UPDATE }],
    sees: [MAY_BE_APPLIED],
    holds: THEIRS,
    leaves: ONCE,
  },
  {
    title: 'a colleague has updated',
    faults: [{ operation: 'GetCallerIdentity', afterwards: THEIR_UPDATE }],
    sees: [OVERTAKEN],
    holds: THEIRS,
  },
  {
    title: 'a colleague updates while it waits for another attempt',
    faults: [{ ...fail(operation, 'ThrottlingException', 1), afterwards: THEIR_UPDATE }],
    sees: ['overtaken'],
    holds: THEIRS,
    leaves: { sent: 1 },
  },
  {
    title: 'the machine may not be read',
    faults: [fail(DESCRIBE, 'AccessDeniedException')],
    sees: [
      'needed: the state machine may not be read, so that nobody would see whose changes a save overwrites. Update once by hand.',
    ],
    holds: BEFORE,
  },
  {
    title: 'the credentials have expired',
    faults: [fail('GetCallerIdentity', 'ExpiredTokenException')],
    sees: [toSeenFailure('ExpiredTokenException')],
    holds: BEFORE,
  },
];

for (const { title, faults = [], sees, holds, leaves } of CASES) {
  test(title, { timeout: 30_000 }, async (context) => {
    const { flow, save } = await enable(context);
    for (const fault of faults) flow.endpoint.injectFault(fault);
    await save();
    await check(flow, sees, holds, leaves);
  });
}

test('after an end that is not known, a save does nothing until the person has looked', async (context) => {
  const { flow, save } = await enable(context);
  flow.endpoint.injectFault({ operation, reset: 'after', afterwards: THEIR_UPDATE });
  await save();
  await save();
  await check(flow, [MAY_BE_APPLIED, OVERTAKEN], THEIRS, ONCE);
});

test('three failures pause it, and an update by hand resumes it', async (context) => {
  const { flow, saves, save, target } = await enable(context);
  flow.endpoint.injectFault(fail(operation, 'InvalidDefinition', 3));
  const failed = toSeenFailure('InvalidDefinition');
  for (let count = 0; count < 4; count++) await save();
  assert.deepEqual(flow.person.seen, [failed, failed, failed, 'paused: 1', 'paused: 1']);
  assert.equal((await flow.run()).kind, 'updated');
  saves.resume(target.ref);
  await save('last');
  assert.deepEqual(flow.person.seen.slice(5), ['asked: Update orders?', 'updated', 'paused: 0', 'updated']);
  assert.equal(await readDefinition(flow.endpoint), writeDefinition('last'));
});

test('saves while an update is under way: the newest text follows it, and those between never leave', async (context) => {
  const { flow, save } = await enable(context);
  flow.endpoint.injectFault({ operation, delayMilliseconds: 100 });
  const saving = [save('first')];
  await waitFor(() => flow.endpoint.listRequests().some((call) => call.operation === operation) || undefined);
  for (const comment of ['second', 'third', 'newest']) saving.push(save(comment));
  await Promise.all(saving);
  await check(flow, ['updated', 'updated'], writeDefinition('newest'), {
    sent: 2,
    accepted: 2,
    history: [writeDefinition('first'), BEFORE],
  });
});

test('a save waits for an update by hand, and looks at what that has made', async (context) => {
  const { flow, save } = await enable(context);
  flow.endpoint.injectFault({ operation, delayMilliseconds: 100 });
  const byHand = flow.run();
  await waitFor(() => flow.endpoint.listRequests().some((call) => call.operation === operation) || undefined);
  await Promise.all([byHand, save('saved')]);
  await check(flow, ['asked: Update orders?', 'updated', 'updated'], writeDefinition('saved'), {
    sent: 2,
    accepted: 2,
    history: [OURS, BEFORE],
  });
});

test('a colleague updates between two saves: the second does nothing', async (context) => {
  const { flow, save } = await enable(context);
  await save();
  await callAsColleague(flow.endpoint, THEIR_UPDATE);
  await save('second');
  await check(flow, ['updated', OVERTAKEN], THEIRS, ONCE);
});
