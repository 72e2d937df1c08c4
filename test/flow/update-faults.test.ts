/** What can become of the update itself, where nobody else changes the state machine. */
import assert from 'node:assert/strict';
import { type Case, fail, testCases } from './cases.ts';
import { getRow, isLoss, listExceptions, toSeenFailure, toSeenLoss } from './exceptions.ts';
import { ARN, BEFORE, OURS } from './workspace.ts';

const operation = 'UpdateStateMachine';
const ASKED = 'asked: Update orders?';
const UPDATED = { accepted: 1, history: [BEFORE] };
/** It may still take effect: a look settles it. */
const LOST = { sent: 1, unfinished: 1 };
const DENIED = { name: 'AccessDeniedException' };

/** The first one, and two more where the table of exceptions says that it may help. */
function countAttempts(name: string): number {
  // Then it is looked for and not sent again.
  if (isLoss(name)) return 1;
  return ['later', 'afterDescribe'].includes(getRow(name).retry) ? 3 : 1;
}

const exceptions = listExceptions(operation).map((name): Case => ({
  title: `${name}, again and again`,
  faults: [fail(operation, name)],
  ends: 'failed',
  sees: [ASKED, isLoss(name) ? toSeenLoss(name) : toSeenFailure(name)],
  holds: BEFORE,
  leaves: { sent: countAttempts(name), unfinished: isLoss(name) ? 1 : 0 },
  also: ({ logged }) => {
    assert.ok(logged.some((line) => line.startsWith(`${operation}: ${name} `)));
  },
}));

testCases([
  ...exceptions,
  {
    title: 'throttled twice, then fine',
    faults: [fail(operation, 'ThrottlingException', 2)],
    ends: 'updated',
    sees: [ASKED, 'updated'],
    holds: OURS,
    leaves: { ...UPDATED, sent: 3 },
  },
  {
    title: 'a conflict without a change of anybody: the machine is looked at, and the same request sent again',
    faults: [fail(operation, 'ConflictException', 1)],
    ends: 'updated',
    sees: [ASKED, 'updated'],
    holds: OURS,
    leaves: { ...UPDATED, sent: 2 },
  },
  {
    title: 'the connection is reset before it took effect',
    faults: [{ operation, reset: 'before' }],
    ends: 'failed',
    sees: [ASKED, toSeenLoss('ECONNRESET')],
    holds: BEFORE,
    leaves: LOST,
  },
  {
    title: 'the connection is reset after it took effect',
    faults: [{ operation, reset: 'after' }],
    ends: 'updated',
    sees: [ASKED, 'updated'],
    holds: OURS,
    leaves: { ...UPDATED, sent: 1 },
  },
  {
    title: 'the page of a proxy',
    faults: [{ operation, body: { text: '<html>Sign in</html>', status: 200 } }],
    ends: 'failed',
    sees: [ASKED, toSeenLoss('SyntaxError')],
    holds: BEFORE,
    leaves: LOST,
  },
  {
    title: 'the page of a proxy that found nobody',
    faults: [{ operation, body: { text: '<html>Bad Gateway</html>', status: 502 } }],
    ends: 'failed',
    sees: [ASKED, toSeenLoss('SyntaxError')],
    holds: BEFORE,
    leaves: LOST,
  },
  {
    title: 'an answer without its members',
    faults: [{ operation, body: { text: '{}', status: 200, contentType: 'application/x-amz-json-1.0' } }],
    ends: 'failed',
    sees: [ASKED, toSeenLoss('SyntaxError')],
    holds: BEFORE,
    leaves: LOST,
  },
  {
    title: 'its answer is lost, and the machine may not be read then: unknown, and written down',
    faults: [
      { operation, reset: 'after' },
      // The two looks before, and the one after.
      { operation: 'DescribeStateMachine', times: 2, delayMilliseconds: 1 },
      { operation: 'DescribeStateMachine', times: 100, error: DENIED },
    ],
    ends: 'mayBeApplied',
    sees: [ASKED, 'may be applied: The state machine could not be read: AccessDeniedException when it was read.'],
    holds: OURS,
    leaves: { sent: 1, accepted: 1, unfinished: 1 },
  },
  {
    title: 'published, and its answer is lost: the version is found',
    order: { intent: 'publish' },
    faults: [{ operation, reset: 'after' }],
    ends: 'updated',
    sees: ['asked: Update and publish a version of orders?', 'updated'],
    holds: OURS,
    leaves: { ...UPDATED, sent: 1 },
    also: async ({ records }) => {
      assert.equal((await records.listHistory(ARN))[0]?.stateMachineVersionArn, `${ARN}:1`);
    },
  },
  {
    title: 'cancelled before it left',
    options: { cancelsAt: 'Updating orders' },
    ends: 'cancelled',
    sees: [ASKED],
    holds: BEFORE,
  },
  {
    title: 'cancelled after it left, and it takes effect',
    faults: [{ operation, delayMilliseconds: 80 }],
    cancelsIn: operation,
    ends: 'updated',
    sees: [ASKED, 'updated'],
    holds: OURS,
    leaves: { ...UPDATED, sent: 1 },
  },
  {
    title: 'cancelled after it left, and it never takes effect',
    faults: [{ operation, delayMilliseconds: 80, reset: 'before' }],
    cancelsIn: operation,
    ends: 'cancelled',
    sees: [ASKED, 'cancelled'],
    holds: BEFORE,
    leaves: LOST,
  },
  {
    title: 'cancelled while it waits for another attempt',
    faults: [fail(operation, 'ThrottlingException')],
    options: { cancelsAt: 'trying again' },
    ends: 'cancelled',
    sees: [ASKED],
    holds: BEFORE,
    leaves: { sent: 1 },
  },
  {
    title: 'no answer in time, and it takes effect',
    faults: [{ operation, delayMilliseconds: 480 }],
    options: { timeouts: { request: 400 } },
    ends: 'updated',
    sees: [ASKED, 'updated'],
    holds: OURS,
    leaves: { ...UPDATED, sent: 1 },
  },
  {
    title: 'no answer in time, and it never takes effect',
    faults: [{ operation, delayMilliseconds: 480, reset: 'before' }],
    options: { timeouts: { request: 400 } },
    ends: 'failed',
    sees: [ASKED, toSeenLoss('TimeoutError')],
    holds: BEFORE,
    leaves: LOST,
  },
]);
