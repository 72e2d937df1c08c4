/** The editor is closed while an update is under way: the next start finds out what became of it. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { reportAbandoned } from '../../client/src/update/send/abandoned-updates.ts';
import type { Fault } from '../../endpoint/src/main.ts';
import { waitFor } from '../protocol/client.ts';
import { fail } from './cases.ts';
import { startFlow, type StartedFlow } from './flow.ts';
import { listOwnCalls, readDefinition, readTraces, THEIR_UPDATE, type Traces } from './machine.ts';
import { ARN, BEFORE, openWorkspace, OURS, THEIRS, type Workspace } from './workspace.ts';

const operation = 'UpdateStateMachine';
const WINDOW = fileURLToPath(new URL('window.ts', import.meta.url));

let workspace: Workspace;
before(async () => {
  workspace = await openWorkspace();
});
after(() => workspace.client.stop());

/** Another window updates, and is killed as soon as its update has arrived. The fault says what becomes of it then. */
async function abandon(context: TestContext, fault: Fault): Promise<StartedFlow> {
  const flow = await startFlow(context, workspace);
  flow.endpoint.injectFault(fault);
  const child = spawn(process.execPath, [WINDOW, workspace.folder, flow.stateFolder], { stdio: 'inherit' });
  const ended = once(child, 'exit');
  await waitFor(() => listOwnCalls(flow, operation).length > 0 || undefined);
  child.kill('SIGKILL');
  await ended;
  assert.equal(await flow.countUnfinished(), 1);
  await waitFor(() => listOwnCalls(flow, operation)[0]?.answer !== 'none' || undefined);
  return flow;
}

/** The next start. Gives what the person is told. */
async function report(flow: StartedFlow, wantsToKnow = true): Promise<readonly string[]> {
  const told: string[] = [];
  const findOut = async (name: string): Promise<'find' | undefined> => {
    told.push(`offered: ${name}`);
    return wantsToKnow ? 'find' : undefined;
  };
  await reportAbandoned({
    ...flow.ports,
    offer: { findOut, tell: (text) => void told.push(text), tellFailure: (text) => void told.push(text) },
  });
  return told;
}

/** What the person is told, at any time. */
function checkTold(told: readonly string[], end: string): void {
  assert.deepEqual(
    told.map((text) => text.replace(/ at .*?M: /, ': ')),
    ['offered: orders', `What became of the update of orders: ${end}`],
  );
}

const ARRIVED = { sent: 1, history: [], unfinished: 0 };

const CASES: readonly {
  readonly title: string;
  readonly fault: Fault;
  /** The next start is so many milliseconds later. */
  readonly later?: number;
  readonly tells: string;
  readonly holds: string;
  readonly leaves: Traces;
}[] = [
  {
    title: 'it took effect: that is said, and in the history',
    fault: { operation, delayMilliseconds: 200 },
    tells: 'it took effect.',
    holds: OURS,
    leaves: { ...ARRIVED, accepted: 1, history: [BEFORE] },
  },
  {
    title: 'it took no effect: that is sure some minutes later',
    fault: { operation, delayMilliseconds: 200, reset: 'before' },
    later: 6 * 60_000,
    tells: 'it took no effect, and nothing has changed.',
    holds: BEFORE,
    leaves: { ...ARRIVED, accepted: 0 },
  },
  {
    title: 'somebody else has updated since: nobody can tell any more',
    fault: { operation, delayMilliseconds: 200, afterwards: THEIR_UPDATE },
    tells:
      'that can’t be known any more. The state machine has changed, and is not what was sent: somebody else may have changed it as well. What stood there before is in the history.',
    holds: THEIRS,
    leaves: { ...ARRIVED, accepted: 1, history: [BEFORE] },
  },
];

for (const { title, fault, later = 0, tells, holds, leaves } of CASES) {
  test(title, { timeout: 60_000 }, async (context) => {
    const flow = await abandon(context, fault);
    context.mock.timers.enable({ apis: ['Date'], now: Date.now() + later });
    checkTold(await report(flow), tells);
    assert.equal(await readDefinition(flow.endpoint), holds);
    assert.deepEqual(await readTraces(flow), leaves);
    // It is told once.
    assert.deepEqual(await report(flow), []);
  });
}

test('a moment ago: it may still take effect, so that it is offered again', { timeout: 60_000 }, async (context) => {
  const flow = await abandon(context, { operation, delayMilliseconds: 200, reset: 'before' });
  for (let count = 0; count < 2; count++) checkTold(await report(flow), 'it has taken no effect so far.');
  assert.deepEqual(await readTraces(flow), { ...ARRIVED, accepted: 0, unfinished: 1 });
});

test(
  'nothing is asked of AWS before the person wants to know, and it is offered again',
  { timeout: 60_000 },
  async (context) => {
    const flow = await abandon(context, { operation, delayMilliseconds: 200 });
    flow.endpoint.clearRequests();
    assert.deepEqual(await report(flow, false), ['offered: orders']);
    assert.deepEqual(flow.endpoint.listRequests(), []);
    flow.endpoint.injectFault(fail('GetCallerIdentity', 'ExpiredTokenException', 1));
    assert.match((await report(flow)).at(-1) ?? '', /still unknown\. ExpiredTokenException/);
    checkTold(await report(flow), 'it took effect.');
    const [entry] = await flow.records.listHistory(ARN);
    assert.equal(entry?.before?.definition, BEFORE);
  },
);
