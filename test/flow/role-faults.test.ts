/** What can become of the role of a profile, which is assumed with the code of an MFA device, before anything is looked at. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Case, fail, testCases } from './cases.ts';
import { listExceptions, toSeenFailure } from './exceptions.ts';
import type { StartedFlow } from './flow.ts';
import { listOwnCalls, NOTHING_SENT, readTraces } from './machine.ts';
import { enableSaves } from './saving.ts';
import { ACCOUNT, BEFORE, openWorkspace, OURS, type Workspace } from './workspace.ts';

const operation = 'AssumeRole';
const DEVICE = `arn:aws:iam::${ACCOUNT}:mfa/jo`;
const CODE = '123456';
const BASE = '[profile base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = basesecret\n';

function toProfile(account: string, mfa = `mfa_serial = ${DEVICE}\n`) {
  const role = `role_arn = arn:aws:iam::${account}:role/deploy\nsource_profile = base\n${mfa}`;
  return { name: 'deploy', config: `${BASE}[profile deploy]\n${role}` };
}

const profile = toProfile(ACCOUNT);
const ASKED_CODE = `asked for a code of ${DEVICE}`;
const ASKED = 'asked: Update orders?';

/** How often the role was to be assumed. Where that failed, nothing else was called; the code is never told. */
function countAssumed(times: number) {
  return (flow: StartedFlow): void => {
    const { length } = listOwnCalls(flow, operation);
    assert.equal(length, times);
    if (flow.person.seen.includes(ASKED)) return;
    const others = flow.endpoint.listRequests().filter((call) => call.region !== undefined);
    assert.equal(others.length, times);
    assert.ok(![...flow.logged, ...flow.person.seen].join().includes(CODE));
  };
}

const withCode = { options: { profile, mfaCode: CODE } } as const;
const updated = {
  ...withCode,
  ends: 'updated',
  sees: [ASKED_CODE, ASKED, 'updated'],
  holds: OURS,
  leaves: { sent: 1, accepted: 1, history: [BEFORE] },
  also: countAssumed(1),
} as const;
const failed = { ...withCode, ends: 'failed', holds: BEFORE, also: countAssumed(1) } as const;

testCases([
  { ...updated, title: 'the code is right: it is asked for once' },
  {
    ...failed,
    title: 'the code is wrong: it is sent once',
    options: { profile, mfaCode: '654321' },
    sees: [ASKED_CODE, /^failed: The MFA code was wrong, or was used before\./],
  },
  {
    title: 'no code is given: nothing is sent at all',
    options: { profile },
    ends: 'cancelled',
    sees: [ASKED_CODE],
    holds: BEFORE,
    also: countAssumed(0),
  },
  ...listExceptions(operation).map((name): Case => ({
    ...failed,
    title: `${name}: a code is good for one time only`,
    faults: [fail(operation, name)],
    sees: [ASKED_CODE, toSeenFailure(name)],
  })),
  ...(['before', 'after'] as const).map((reset): Case => ({
    ...failed,
    title: `the connection is reset ${reset} the role was assumed`,
    faults: [{ operation, reset }],
    sees: [ASKED_CODE, toSeenFailure('ECONNRESET')],
  })),
  {
    ...failed,
    title: 'the page of a proxy',
    faults: [{ operation, body: { text: '<html>Sign in</html>', status: 200 } }],
    sees: [ASKED_CODE, toSeenFailure('SyntaxError')],
  },
  {
    ...failed,
    title: 'no answer in time',
    options: { ...withCode.options, timeouts: { request: 300 } },
    faults: [{ operation, delayMilliseconds: 500 }],
    sees: [ASKED_CODE, toSeenFailure('TimeoutError')],
  },
  { ...updated, title: 'slow', faults: [{ operation, delayMilliseconds: 100 }] },
  {
    ...failed,
    title: 'cancelled while it is slow',
    faults: [{ operation, delayMilliseconds: 100 }],
    cancelsIn: operation,
    ends: 'cancelled',
    sees: [ASKED_CODE],
  },
  {
    ...failed,
    title: 'the role is one of another account: the state machine is not even looked at',
    options: { profile: toProfile('222222222222'), mfaCode: CODE },
    sees: [ASKED_CODE, toSeenFailure('WrongAccount')],
    also: (flow) => assert.equal(listOwnCalls(flow, 'DescribeStateMachine').length, 0),
  },
  {
    ...updated,
    title: 'without a device: throttled twice, then fine',
    options: { profile: toProfile(ACCOUNT, '') },
    faults: [fail(operation, 'ThrottlingException', 2)],
    sees: [ASKED, 'updated'],
    also: countAssumed(3),
  },
  {
    ...updated,
    title: 'without a device: reset once, then fine',
    options: { profile: toProfile(ACCOUNT, '') },
    faults: [{ operation, reset: 'after' }],
    sees: [ASKED, 'updated'],
    also: countAssumed(2),
  },
]);

let workspace: Workspace;
before(async () => {
  workspace = await openWorkspace();
});
after(() => workspace.client.stop());

test('a save asks nobody for a code, and sends nothing', { timeout: 30_000 }, async (context) => {
  const { flow, save } = await enableSaves(context, workspace, withCode.options);
  await save();
  assert.deepEqual(flow.person.seen, [toSeenFailure('MfaCodeRequired')]);
  assert.deepEqual(flow.endpoint.listRequests(), []);
  assert.deepEqual(await readTraces(flow), NOTHING_SENT);
});
