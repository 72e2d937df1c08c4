import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runUpdate } from '../../../client/src/update/run-update.ts';
import { buildFakePorts, buildReady, buildRefused, buildTarget } from './fake-ports.ts';
import { ARN, UPDATED } from './fake-service.ts';
import { ORDER, run } from './run.ts';

const composeProtected = () => buildReady({ target: buildTarget({ protected: true }) });
const composeWithProfile = () => buildReady({ target: buildTarget({ profile: 'dev' }) });

test('an update: check, look at what is there, ask, look again, send once, tell', async () => {
  const { steps, kind } = await run({});
  assert.equal(kind, 'updated');
  assert.deepEqual(steps, [
    'compose update',
    'open eu-west-1 -',
    'describe',
    'compare',
    'confirm',
    'describe',
    'compare',
    'send definition',
    'updated',
    'end u1 true',
    'close',
  ]);
});

test('Restricted Mode: nothing is composed and nothing of AWS is opened', async () => {
  const { steps, kind } = await run({ trusted: false });
  assert.equal(kind, 'untrusted');
  assert.deepEqual(steps, ['untrusted']);
});

test('errors stop it', async () => {
  const { steps, kind } = await run({ compose: () => buildRefused() });
  assert.equal(kind, 'refused');
  assert.deepEqual(steps, ['compose update', 'refusal One error.']);
});

test('a dismissed confirmation ends quietly', async () => {
  const { steps, kind } = await run({ confirm: undefined });
  assert.equal(kind, 'dismissed');
  assert.deepEqual(steps, [
    'compose update',
    'open eu-west-1 -',
    'describe',
    'compare',
    'confirm',
    'close',
    'end u1 false',
  ]);
});

test('a protected target asks for the name of the state machine, too', async () => {
  const compose = composeProtected;
  const allowed = await run({ compose });
  assert.equal(allowed.kind, 'updated');
  assert.deepEqual(
    allowed.steps.filter((step) => /^(confirm|name|send)/.test(step)),
    ['confirm', 'name orders', 'send definition'],
  );
  const dismissed = await run({ compose, name: false });
  assert.equal(dismissed.kind, 'dismissed');
  assert.ok(!dismissed.steps.some((step) => step.startsWith('send')));
});

test('Update Anyway goes on past errors', async () => {
  const { steps, kind, confirmations } = await run(
    { compose: ({ anyway }) => (anyway ? buildReady() : buildRefused()) },
    { ...ORDER, anyway: true },
  );
  assert.equal(kind, 'updated');
  assert.deepEqual(steps.slice(0, 2), ['compose update', 'compose update anyway']);
  assert.deepEqual(confirmations[0]?.reasons, ['Errors that the check found are ignored.']);
});

test('Update Anyway without errors is a plain update', async () => {
  const { steps, confirmations } = await run({}, { ...ORDER, anyway: true });
  assert.ok(!steps.includes('compose update anyway'));
  assert.deepEqual(confirmations[0]?.reasons, []);
});

test('Update Anyway stops where the text can not be composed', async () => {
  const { steps, kind } = await run(
    { compose: () => buildRefused({ canUpdateAnyway: false }) },
    { ...ORDER, anyway: true },
  );
  assert.equal(kind, 'refused');
  assert.deepEqual(steps, ['compose update', 'refusal One error.']);
});

test('Update Anyway never updates a protected target', async () => {
  const { steps, kind } = await run(
    { compose: ({ anyway }) => (anyway ? buildReady({ target: buildTarget({ protected: true }) }) : buildRefused()) },
    { ...ORDER, anyway: true },
  );
  assert.equal(kind, 'refused');
  assert.deepEqual(steps, ['compose update', 'compose update anyway', 'end u1 false', 'refusal One error.']);
});

test('publishing asks for the description, and composes again with it', async () => {
  const given: (string | undefined)[] = [];
  const { steps, kind, confirmations } = await run(
    {
      compose: ({ versionDescription }) => {
        given.push(versionDescription);
        const request = {
          stateMachineArn: ARN,
          definition: '{}',
          publish: true,
          versionDescription: versionDescription ?? '',
        };
        return buildReady({
          updateId: `u${given.length}`,
          target: buildTarget({ versionDescription: 'release' }),
          request,
        });
      },
      description: 'hotfix',
    },
    { ...ORDER, intent: 'publish' },
  );
  assert.equal(kind, 'updated');
  assert.deepEqual(given, [undefined, 'hotfix']);
  assert.deepEqual(steps.slice(0, 4), ['compose publish', 'description ()', 'end u1 false', 'compose publish']);
  assert.ok(confirmations[0]?.facts.includes('Publish: a new version, “hotfix”'));
  assert.equal(confirmations[0]?.action, 'Update and Publish');
});

test('the description that the target gives is suggested', async () => {
  const { steps } = await run(
    { compose: () => buildReady({ target: buildTarget({ versionDescription: 'release' }) }) },
    { ...ORDER, intent: 'publish' },
  );
  assert.equal(steps[1], 'description (release)');
});

test('a dismissed description ends quietly', async () => {
  const { steps, kind } = await run({ description: undefined }, { ...ORDER, intent: 'publish' });
  assert.equal(kind, 'dismissed');
  assert.deepEqual(steps, ['compose publish', 'description ()', 'end u1 false']);
});

test('the confirmation says where what goes', async () => {
  const request = { stateMachineArn: ARN, definition: 'é'.repeat(1024), roleArn: 'arn:aws:iam::111111111111:role/r' };
  const { confirmations } = await run({ compose: () => buildReady({ request, warnings: 2 }) });
  assert.deepEqual(confirmations, [
    {
      question: 'Update orders?',
      action: 'Update',
      reasons: [],
      changes: ['State Pay added'],
      canCompare: true,
      isOverwrite: false,
      facts: [
        'Target: dev',
        'Account: 111111111111, to which the credentials belong',
        'Region: eu-west-1',
        `State machine: ${ARN}`,
        'Last seen from here: never, so that nobody can say who changed it last',
        'Sent: definition (2.0 KiB), roleArn',
        'Definition: orders.asl.json',
        'Publish: no version',
        'Credentials: the default chain, arn:aws:iam::111111111111:user/me',
        'Warnings in Problems: 2',
      ],
    },
  ]);
});

test('an endpoint that is not the standard one is shown', async () => {
  const fake = buildFakePorts();
  const service = { ...fake.service, endpoint: { url: 'http://127.0.0.1:9324', configured: true } };
  const { confirmations } = await run({ open: () => ({ kind: 'opened', service }) });
  assert.ok(confirmations[0]?.facts.includes("Endpoint: http://127.0.0.1:9324. This is not AWS's standard endpoint."));
});

test('the profile of a target is used after this user agreed, who is asked once', async () => {
  const compose = composeWithProfile;
  const { ports, steps, confirmations } = buildFakePorts({ compose });
  await runUpdate(ports, ORDER);
  await runUpdate(ports, ORDER);
  assert.deepEqual(
    steps.filter((step) => /^(profile|open)/.test(step)),
    ['profile dev', 'open eu-west-1 dev', 'open eu-west-1 dev'],
  );
  assert.ok(confirmations[0]?.facts.includes('Credentials: profile dev, arn:aws:iam::111111111111:user/me'));
});

test('a declined profile leaves the default credentials; a dismissed question ends it', async () => {
  const compose = composeWithProfile;
  const declined = await run({ compose, profileAnswer: 'default' });
  assert.ok(declined.steps.includes('open eu-west-1 -'));
  assert.ok(
    declined.confirmations[0]?.facts.some(
      (fact) => fact.startsWith('Credentials: the default chain') && fact.endsWith('; you declined dev'),
    ),
  );
  const dismissed = await run({ compose, profileAnswer: undefined });
  assert.equal(dismissed.kind, 'dismissed');
  assert.deepEqual(dismissed.steps, ['compose update', 'profile dev', 'end u1 false']);
});

test('one update at a time for a state machine', async () => {
  const gate = Promise.withResolvers<void>();
  const { ports, steps } = buildFakePorts({ result: () => gate.promise.then(() => UPDATED) });
  const first = runUpdate(ports, ORDER);
  const second = await runUpdate(ports, ORDER);
  assert.equal(second.kind, 'busy');
  gate.resolve();
  assert.equal((await first).kind, 'updated');
  assert.equal(steps.filter((step) => step.startsWith('send')).length, 1);
  assert.equal((await runUpdate(ports, ORDER)).kind, 'updated');
});
