/** What is looked at before anything is sent: the account, what is there, who changed it, who owns it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findOwner } from '../../../client/src/update/target/owner.ts';
import { runUpdate } from '../../../client/src/update/run-update.ts';
import { buildFakePorts, buildReady, buildTarget, CHANGED, SAME } from './fake-ports.ts';
import { ARN, buildDeployed, toFailed, UPDATED } from './fake-service.ts';
import { ORDER, run } from './run.ts';

const countSends = (steps: readonly string[]) => steps.filter((step) => step.startsWith('send ')).length;
const caller = {
  kind: 'answered',
  value: { account: '999999999999', arn: 'arn:aws:iam::999999999999:user/x' },
} as const;

test('credentials of another account send nothing, not even a look', async () => {
  const { steps, kind } = await run({ caller });
  assert.equal(kind, 'failed');
  assert.deepEqual(steps.slice(1), [
    'open eu-west-1 -',
    'close',
    'explain u1 WrongAccount',
    'failure Refused.',
    'end u1 false',
  ]);
});

test('credentials that have expired are explained before anything is read', async () => {
  const { steps, kind } = await run({ caller: toFailed({ name: 'ExpiredTokenException' }) });
  assert.equal(kind, 'failed');
  assert.ok(!steps.some((step) => step.startsWith('describe')));
});

test('a dismissed MFA code ends quietly', async () => {
  const { steps, kind } = await run({ caller: { kind: 'cancelled' } });
  assert.equal(kind, 'cancelled');
  assert.deepEqual(steps.slice(1), ['open eu-west-1 -', 'close', 'end u1 false']);
});

test('an endpoint of somebody’s own need not know STS: then the question says so; AWS’s own must', async () => {
  const unknown = toFailed({ name: 'UnknownOperationException', operation: 'GetCallerIdentity' });
  const fake = buildFakePorts({ caller: unknown });
  const service = { ...fake.service, endpoint: { url: 'http://127.0.0.1:1', configured: true } };
  const own = await run({ open: () => ({ kind: 'opened', service }) });
  assert.equal(own.kind, 'updated');
  assert.match(
    own.confirmations[0]?.reasons[0] ?? '',
    /^The account is not verified: http:\/\/127\.0\.0\.1:1 does not tell/,
  );
  const atAws = await run({ caller: unknown });
  assert.equal(atAws.kind, 'failed');
});

test('nothing would change: nothing is sent, and that is told', async () => {
  const { steps, kind, records } = await run({ comparison: SAME });
  assert.equal(kind, 'unchanged');
  assert.deepEqual(steps.slice(2), ['describe', 'compare', 'unchanged', 'close', 'end u1 false']);
  assert.equal(records.lastSeen.get(ARN)?.revisionId, 'r-1');
});

test('nothing would change, but publishing was asked for: the revision that is there is published', async () => {
  const request = { stateMachineArn: ARN, definition: '{}', publish: true, versionDescription: 'one' };
  const script = { comparison: SAME, compose: () => buildReady({ request }) };
  const published = await run(script);
  assert.equal(published.kind, 'published');
  assert.equal(published.confirmations[0]?.question, 'Publish orders as it is deployed?');
  assert.ok(published.steps.includes('publish r-1 (one)') && published.steps.includes('published version 1'));
  assert.equal(countSends(published.steps), 0);
  const dismissed = await run({ ...script, confirm: undefined });
  assert.equal(dismissed.kind, 'dismissed');
  assert.ok(!dismissed.steps.some((step) => step.startsWith('publish ')));
});

test('nothing would change but what is not sent was changed by somebody: a version would hold that, and the question says so', async () => {
  const fake = buildFakePorts({
    comparison: SAME,
    compose: () => buildReady({ request: { stateMachineArn: ARN, publish: true } }),
    confirm: undefined,
  });
  await fake.ports.records.keepLastSeen(ARN, { revisionId: 'r-0', seenAt: '2026-01-01T00:00:00.000Z' });
  assert.equal((await runUpdate(fake.ports, ORDER)).kind, 'dismissed');
  assert.match(
    fake.confirmations[0]?.reasons[0] ?? '',
    /^Somebody changed .*2026.* The version would hold that change/,
  );
  assert.equal(fake.records.lastSeen.get(ARN)?.revisionId, 'r-0', 'what was not agreed to asks again');
});

test('a machine that can not be read any more after the answer is not said to be changed', async () => {
  let isDenied = false;
  const { confirmations, kind } = await run({
    describe: () =>
      isDenied ? toFailed({ name: 'AccessDeniedException' }) : { kind: 'answered', value: buildDeployed() },
    confirm: () => {
      isDenied = true;
      return 'confirm';
    },
  });
  assert.equal(kind, 'updated');
  assert.deepEqual(
    confirmations.map(({ action }) => action),
    ['Update', 'Update'],
  );
  assert.match(confirmations[1]?.reasons.join() ?? '', /^Nothing could be compared: AccessDeniedException[^]*read\.$/);
});

test('a revision that is a version already gets no second one', async () => {
  const request = { stateMachineArn: ARN, publish: true };
  const versions = [{ stateMachineVersionArn: `${ARN}:4`, creationDate: new Date(0) }];
  const { steps } = await run({ comparison: SAME, compose: () => buildReady({ request }), versions });
  assert.ok(steps.includes('is version 4'));
  assert.ok(!steps.some((step) => step.startsWith('publish ')));
});

test('somebody else changed it since: the question says so, and its button overwrites', async () => {
  const fake = buildFakePorts({});
  await fake.ports.records.keepLastSeen(ARN, { revisionId: 'r-0', seenAt: '2026-01-01T00:00:00.000Z' });
  assert.equal((await runUpdate(fake.ports, ORDER)).kind, 'updated');
  const [asked] = fake.confirmations;
  assert.equal(asked?.action, 'Overwrite');
  assert.equal(asked?.question, 'Overwrite orders?');
  assert.equal(asked?.isOverwrite, true);
  assert.match(asked?.reasons[0] ?? '', /^Somebody changed the state machine after .*2026.* not in one step/);
  const declined = buildFakePorts({ confirm: undefined });
  await declined.ports.records.keepLastSeen(ARN, { revisionId: 'r-0', seenAt: '2026-01-01T00:00:00.000Z' });
  assert.equal((await runUpdate(declined.ports, ORDER)).kind, 'overtaken');
  assert.equal(countSends(declined.steps), 0);
});

test('the difference can be looked at before the answer', async () => {
  const { steps, kind } = await run({ confirm: (_, isAgain) => (isAgain ? 'confirm' : 'compare') });
  assert.equal(kind, 'updated');
  assert.deepEqual(steps.slice(4, 7), ['confirm', 'differences old new', 'confirm again']);
});

test('a colleague updates while the question is open: it is asked again about what is there now', async () => {
  let colleague = false;
  const questions: string[] = [];
  const { steps, kind } = await run({
    describe: () => ({ kind: 'answered', value: buildDeployed(colleague ? { revisionId: 'r-5' } : {}) }),
    confirm: ({ question }) => {
      questions.push(question);
      colleague = true;
      return questions.length === 1 ? 'confirm' : undefined;
    },
  });
  assert.equal(kind, 'overtaken');
  assert.deepEqual(questions, ['Update orders?', 'Overwrite orders?']);
  assert.equal(countSends(steps), 0);
});

test('not allowed to look: the question says that nothing was compared, and the update goes on', async () => {
  const { steps, kind, confirmations, records } = await run({
    describe: () => toFailed({ name: 'AccessDeniedException' }),
  });
  assert.equal(kind, 'updated');
  assert.match(confirmations[0]?.reasons[0] ?? '', /^Nothing could be compared: AccessDeniedException/);
  assert.equal(confirmations[0]?.canCompare, false);
  assert.ok(!steps.includes('compare'));
  assert.equal(records.history[0]?.before, undefined);
});

test('a key that can not be used: all but the definition is read', async () => {
  const { definition: _, ...metadata } = buildDeployed();
  const { steps, confirmations, kind } = await run({
    describe: (_arn, metadataOnly) =>
      metadataOnly ? { kind: 'answered', value: metadata } : toFailed({ name: 'KmsInvalidStateException' }),
    comparison: { isSame: false, changes: [] },
  });
  assert.equal(kind, 'updated');
  assert.deepEqual(steps.slice(2, 5), ['describe', 'describe metadata', 'compare']);
  assert.match(confirmations[0]?.reasons[0] ?? '', /^The definition could not be compared: KmsInvalidStateException/);
});

test('a machine that is not there is a failure, and nothing is sent', async () => {
  const { steps, kind } = await run({ describe: () => toFailed({ name: 'StateMachineDoesNotExist' }) });
  assert.equal(kind, 'failed');
  assert.ok(steps.includes('explain u1 StateMachineDoesNotExist'));
  assert.equal(countSends(steps), 0);
});

test('a machine that CloudFormation owns is unusual; tags that can not be read are not', async () => {
  const tags = { kind: 'answered', value: new Map([['aws:cloudformation:stack-name', 'shop']]) } as const;
  const owned = await run({ tags });
  assert.match(owned.confirmations[0]?.reasons[0] ?? '', /^It belongs to the CloudFormation stack shop: .* drift/);
  const denied = await run({ tags: toFailed({ name: 'AccessDeniedException' }) });
  assert.equal(denied.kind, 'updated');
  assert.deepEqual(denied.confirmations[0]?.reasons, []);
  assert.equal(findOwner(new Map([['team', 'shop']])), undefined);
  assert.equal(findOwner(new Map([['managed-by', 'Terraform']])), 'Terraform');
});

test('cancelled while the tags are read: nothing is asked, for a question would not say whose machine it is', async () => {
  const { kind, steps } = await run({ tags: { kind: 'cancelled' } });
  assert.equal(kind, 'cancelled');
  assert.ok(!steps.includes('confirm'));
});

test('it is asked once per target and window, unless something is unusual', async () => {
  const fake = buildFakePorts({});
  const count = () => fake.confirmations.length;
  await runUpdate(fake.ports, ORDER);
  await runUpdate(fake.ports, ORDER);
  assert.equal(count(), 1);
  await fake.ports.records.keepLastSeen(ARN, { revisionId: 'r-0', seenAt: '2026-01-01T00:00:00.000Z' });
  await runUpdate(fake.ports, ORDER);
  assert.equal(count(), 2);
  await runUpdate(fake.ports, { ...ORDER, anyway: true });
  assert.equal(count(), 2, 'without errors nothing is unusual about it');
  await runUpdate(fake.ports, { ...ORDER, given: { request: { stateMachineArn: ARN }, what: 'version 1' } });
  assert.equal(count(), 3);
});

test('always, or only when something is unusual, as this user set; a protected target always', async () => {
  const always = buildFakePorts({ settings: { confirmUpdate: 'always' } });
  const unusual = buildFakePorts({ settings: { confirmUpdate: 'whenUnusual' } });
  const guarded = buildFakePorts({
    settings: { confirmUpdate: 'whenUnusual' },
    compose: () => buildReady({ target: buildTarget({ protected: true }) }),
  });
  for (const { ports } of [always, unusual, guarded])
    for (let round = 0; round < 2; round++) await runUpdate(ports, ORDER);
  assert.equal(always.confirmations.length, 2);
  assert.equal(unusual.confirmations.length, 1, 'the first update of a machine that was never seen from here');
  assert.equal(guarded.confirmations.length, 2);
});

test('an endpoint that is not AWS’s asks once in any case', async () => {
  const fake = buildFakePorts({ settings: { confirmUpdate: 'whenUnusual' } });
  const service = { ...fake.service, endpoint: { url: 'http://127.0.0.1:1', configured: true } };
  const ports = { ...fake.ports, openService: async () => ({ kind: 'opened', service }) as const };
  await runUpdate(ports, ORDER);
  await runUpdate(ports, ORDER);
  assert.equal(fake.confirmations.length, 1);
});

test('an expected revision that is not there stops it; one that is there is no reason to ask', async () => {
  const other = await run({}, { ...ORDER, expectedRevision: 'r-0' });
  assert.equal(other.kind, 'overtaken');
  assert.ok(other.steps.includes('expected r-0, found r-1'));
  const fake = buildFakePorts({});
  await fake.ports.records.keepLastSeen(ARN, { revisionId: 'r-0', seenAt: '2026-01-01T00:00:00.000Z' });
  assert.equal((await runUpdate(fake.ports, { ...ORDER, expectedRevision: 'r-1' })).kind, 'updated');
  assert.deepEqual(fake.confirmations[0]?.reasons, []);
});

test('a dry run shows what differs, asks nothing and sends nothing', async () => {
  const { steps, kind, confirmations } = await run({ comparison: CHANGED }, { ...ORDER, dryRun: true });
  assert.equal(kind, 'wouldUpdate');
  assert.ok(steps.includes('differences old new'));
  assert.equal(confirmations.length + countSends(steps), 0);
});

test('the service’s own check, where it is wanted: its errors stop the update, and one text is asked about once', async () => {
  const settings = { validateBeforeUpdate: true };
  const diagnostic = { severity: 'ERROR', code: 'MISSING_END_STATE', message: 'No end.' } as const;
  const refused = await run({
    settings,
    validation: { kind: 'answered', value: [diagnostic] },
    invalid: { errors: 1, warnings: 0, places: [] },
  });
  assert.equal(refused.kind, 'refused');
  assert.ok(refused.steps.includes('place 1') && refused.steps.includes('invalid 1'));
  assert.equal(countSends(refused.steps), 0);
  const fake = buildFakePorts({ settings });
  await runUpdate(fake.ports, ORDER);
  await runUpdate(fake.ports, ORDER);
  assert.equal(fake.steps.filter((step) => step === 'validate').length, 1);
});

test('without permission for that check the update goes on, and that is said once', async () => {
  const fake = buildFakePorts({
    settings: { validateBeforeUpdate: true },
    validation: toFailed({ name: 'AccessDeniedException' }),
    result: UPDATED,
  });
  await runUpdate(fake.ports, ORDER);
  await runUpdate(fake.ports, ORDER);
  assert.equal(fake.steps.filter((step) => step === 'unvalidated AccessDeniedException').length, 1);
  assert.equal(countSends(fake.steps), 2);
});

test('another kind of update than was agreed to is another question', async () => {
  const request = { stateMachineArn: ARN, definition: '{}' };
  let more: object = {};
  const fake = buildFakePorts({ compose: () => buildReady({ request: { ...request, ...more } }) });
  await runUpdate(fake.ports, ORDER);
  more = { roleArn: 'arn:aws:iam::111111111111:role/admin' };
  await runUpdate(fake.ports, ORDER);
  assert.equal(fake.confirmations.length, 2);
  more = { publish: true };
  await runUpdate(fake.ports, ORDER);
  assert.equal(fake.confirmations.length, 3);
  await runUpdate(fake.ports, ORDER);
  assert.equal(fake.confirmations.length, 3);
});
