/** The answer of an update is lost, and it has no effect as far as can be seen: what is there at the next look settles it. */
import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import { waitFor } from '../protocol/client.ts';
import { toSeenLoss } from './exceptions.ts';
import { type FlowOptions, startFlow, type StartedFlow } from './flow.ts';
import { callAsColleague, NOTHING_SENT, readDefinition, readTraces, THEIR_UPDATE, type Traces } from './machine.ts';
import { enableSaves } from './saving.ts';
import { ARN, BEFORE, openWorkspace, OURS, THEIRS, type Workspace, writeDefinition } from './workspace.ts';

const operation = 'UpdateStateMachine';
const ASKED = 'asked: Update orders?';
const MINUTE = 60_000;

let workspace: Workspace;
before(async () => {
  workspace = await openWorkspace();
});
after(() => workspace.client.stop());

/** An update whose connection broke before it took effect. */
async function lose(context: TestContext, options?: FlowOptions): Promise<StartedFlow> {
  const flow = await startFlow(context, workspace, options);
  flow.endpoint.injectFault({ operation, reset: 'before' });
  assert.equal((await flow.run()).kind, 'failed');
  await check(flow, [ASKED, toSeenLoss('ECONNRESET')], BEFORE, { sent: 1, unfinished: 1 });
  return flow;
}

/** Since the last time. */
async function check(
  { person, endpoint, ...flow }: StartedFlow,
  seen: readonly (string | undefined)[],
  holds: string,
  leaves: Partial<Traces>,
): Promise<void> {
  const traces = await readTraces({ person, endpoint, ...flow });
  assert.deepEqual(
    { seen: person.seen.splice(0), holds: await readDefinition(endpoint), traces },
    { seen, holds, traces: { ...NOTHING_SENT, ...leaves } },
  );
}

test('the next update is made: nothing is left of the lost one', async (context) => {
  const flow = await lose(context);
  assert.equal((await flow.run()).kind, 'updated');
  await check(flow, ['updated'], OURS, { sent: 2, accepted: 1, history: [BEFORE] });
});

test('it takes effect when nobody waits any more: the next look finds it, and calls it nobody else’s', async (context) => {
  const flow = await startFlow(context, workspace, { timeouts: { request: 300 } });
  flow.endpoint.injectFault({ operation, delayMilliseconds: 1500 });
  assert.equal((await flow.run()).kind, 'failed');
  await check(flow, [ASKED, toSeenLoss('TimeoutError')], BEFORE, { sent: 1, unfinished: 1 });
  await waitFor(async () => (await readDefinition(flow.endpoint)) === OURS || undefined);
  assert.equal((await flow.run()).kind, 'unchanged');
  await check(flow, ['unchanged'], OURS, { sent: 1, accepted: 1, history: [BEFORE] });
});

test('somebody else updates: what stood there before it is kept, and they are not overwritten unasked', async (context) => {
  const flow = await lose(context, { answer: ({ isOverwrite }) => (isOverwrite ? undefined : 'confirm') });
  await callAsColleague(flow.endpoint, THEIR_UPDATE);
  assert.equal((await flow.run()).kind, 'overtaken');
  const [question = ''] = flow.person.seen;
  assert.match(question, /^asked: Overwrite orders\? Somebody changed the state machine after /);
  await check(flow, [question], THEIRS, { sent: 1, history: [BEFORE] });
  assert.equal((await flow.records.listHistory(ARN))[0]?.isUncertain, true);
});

test('for five minutes it may still take effect, and after that it never does', async (context) => {
  // The second question is dismissed: it is the look before that settles.
  const flow = await lose(context, {
    settings: { confirmUpdate: 'always' },
    answer: (_, count) => (count === 1 ? 'confirm' : undefined),
  });
  context.mock.timers.enable({ apis: ['Date'], now: Date.now() + 4 * MINUTE });
  assert.equal((await flow.run()).kind, 'dismissed');
  await check(flow, [ASKED], BEFORE, { sent: 1, unfinished: 1 });
  context.mock.timers.setTime(Date.now() + 2 * MINUTE);
  assert.equal((await flow.run()).kind, 'dismissed');
  await check(flow, [ASKED], BEFORE, { sent: 1 });
});

test('of a save: the next one sends its text, and settles it', async (context) => {
  const { flow, save } = await enableSaves(context, workspace);
  flow.endpoint.injectFault({ operation, reset: 'before' });
  await save('lost');
  await check(flow, [toSeenLoss('ECONNRESET')], BEFORE, { sent: 1, unfinished: 1 });
  await save('next');
  await check(flow, ['updated'], writeDefinition('next'), { sent: 2, accepted: 1, history: [BEFORE] });
});
