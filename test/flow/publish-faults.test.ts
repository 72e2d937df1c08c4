/** What can become of publishing what is deployed already, and of looking for its version before. */
import assert from 'node:assert/strict';
import { type Case, fail, testCases } from './cases.ts';
import { isLoss, listExceptions, toSeenFailure } from './exceptions.ts';
import type { StartedFlow } from './flow.ts';
import { listOwnCalls, THEIR_UPDATE } from './machine.ts';
import { OURS, THEIRS } from './workspace.ts';

const PUBLISH = 'PublishStateMachineVersion';
const LIST = 'ListStateMachineVersions';
const ASKED = 'asked: Publish orders as it is deployed?';
const LEFT = ' The request had left by then, so that the update may have taken effect all the same.';

const published = { before: OURS, order: { intent: 'publish' }, holds: OURS } as const;

/** How often it left, and how often it took effect: never twice. */
function countPublished(sent: number, accepted: number) {
  return (flow: StartedFlow): void => {
    const calls = listOwnCalls(flow, PUBLISH);
    assert.deepEqual([calls.length, calls.filter((call) => call.accepted).length], [sent, accepted]);
  };
}

testCases([
  ...listExceptions(PUBLISH).map((name): Case => ({
    ...published,
    title: `${PUBLISH}: ${name}`,
    faults: [fail(PUBLISH, name)],
    ends: 'failed',
    sees: [ASKED, `${toSeenFailure(name)}${isLoss(name) ? LEFT : ''}`],
    also: countPublished(1, 0),
  })),
  ...listExceptions(LIST).map((name): Case => ({
    ...published,
    title: `${LIST}: ${name}. The service knows by itself what is a version`,
    faults: [fail(LIST, name)],
    ends: 'published',
    sees: [ASKED, 'published'],
    also: countPublished(1, 1),
  })),
  {
    ...published,
    title: `${PUBLISH}: reset before it took effect`,
    faults: [{ operation: PUBLISH, reset: 'before' }],
    ends: 'failed',
    sees: [ASKED, `${toSeenFailure('ECONNRESET')}${LEFT}`],
    also: countPublished(1, 0),
  },
  {
    ...published,
    title: `${PUBLISH}: reset after it took effect. The version is found`,
    faults: [{ operation: PUBLISH, reset: 'after' }],
    ends: 'published',
    sees: [ASKED, 'published'],
    also: countPublished(1, 1),
  },
  {
    ...published,
    title: `${PUBLISH}: cancelled after it left. The version is found`,
    faults: [{ operation: PUBLISH, reset: 'after' }],
    cancelsIn: PUBLISH,
    ends: 'published',
    sees: [ASKED, 'published'],
    also: countPublished(1, 1),
  },
  {
    ...published,
    title: `${PUBLISH}: cancelled before it left`,
    options: { cancelsAt: 'Publishing orders' },
    ends: 'cancelled',
    sees: [ASKED],
    also: countPublished(0, 0),
  },
  {
    ...published,
    title: `${PUBLISH}: a colleague's update while the question is open is not published`,
    faults: [{ operation: LIST, afterwards: THEIR_UPDATE }],
    ends: 'failed',
    sees: [ASKED, /^failed: The state machine was changed in the meantime, so that its revision was not published\./],
    holds: THEIRS,
    also: countPublished(1, 0),
  },
  {
    ...published,
    title: `${LIST}: cancelled while it is slow`,
    faults: [{ operation: LIST, delayMilliseconds: 100 }],
    cancelsIn: LIST,
    ends: 'cancelled',
    sees: [ASKED],
    also: countPublished(0, 0),
  },
]);
