import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runUpdate } from '../../../client/src/update/run-update.ts';
import {
  ARN,
  buildFailed,
  buildFakePorts,
  buildReady,
  buildRefused,
  buildTarget,
  ENDPOINT,
  REF,
  UPDATED,
  type Script,
} from './fake-ports.ts';

const ORDER = { target: REF, intent: 'update' } as const;

const composeProtected = () => buildReady({ target: buildTarget({ protected: true }) });
const composeWithProfile = () => buildReady({ target: buildTarget({ profile: 'dev' }) });

/** Runs one update and gives its end and its steps. */
async function run(script: Script, order: Parameters<typeof runUpdate>[1] = ORDER) {
  const fake = buildFakePorts(script);
  const outcome = await runUpdate(fake.ports, order);
  return { ...fake, kind: outcome.kind };
}

test('an update: check, ask, send once, tell', async () => {
  const { steps, kind } = await run({});
  assert.equal(kind, 'updated');
  assert.deepEqual(steps, [
    'compose update',
    'open eu-west-1 -',
    'confirm',
    'send definition',
    'sent',
    'end u1 true',
    'updated',
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
  const { steps, kind } = await run({ confirm: false });
  assert.equal(kind, 'dismissed');
  assert.deepEqual(steps, ['compose update', 'open eu-west-1 -', 'confirm', 'close', 'end u1 false']);
});

test('a protected target asks for the name of the state machine, too', async () => {
  const compose = composeProtected;
  const allowed = await run({ compose });
  assert.equal(allowed.kind, 'updated');
  assert.deepEqual(allowed.steps.slice(2, 5), ['confirm', 'name orders', 'send definition']);
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
  assert.ok(confirmations[0]?.facts.includes('Errors that the check found are ignored.'));
});

test('Update Anyway without errors is a plain update', async () => {
  const { steps, confirmations } = await run({}, { ...ORDER, anyway: true });
  assert.ok(!steps.includes('compose update anyway'));
  assert.ok(!confirmations[0]?.facts.includes('Errors that the check found are ignored.'));
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
    { target: REF, intent: 'publish' },
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
    { target: REF, intent: 'publish' },
  );
  assert.equal(steps[1], 'description (release)');
});

test('a dismissed description ends quietly', async () => {
  const { steps, kind } = await run({ description: undefined }, { target: REF, intent: 'publish' });
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
      facts: [
        'Target: dev',
        'Account: 111111111111',
        'Region: eu-west-1',
        `State machine: ${ARN}`,
        'Sent: definition (2.0 KiB), roleArn',
        'Publish: no version',
        'Profile: the default credentials',
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
  assert.ok(confirmations[0]?.facts.includes('Profile: dev'));
});

test('a declined profile leaves the default credentials; a dismissed question ends it', async () => {
  const compose = composeWithProfile;
  const declined = await run({ compose, profileAnswer: 'default' });
  assert.ok(declined.steps.includes('open eu-west-1 -'));
  assert.ok(declined.confirmations[0]?.facts.includes('Profile: the default credentials (you declined dev)'));
  const dismissed = await run({ compose, profileAnswer: undefined });
  assert.equal(dismissed.kind, 'dismissed');
  assert.deepEqual(dismissed.steps, ['compose update', 'profile dev', 'end u1 false']);
});

test('a refusal is explained by the server and shown; its text stays out of the log', async () => {
  const { steps, kind, logged } = await run({ result: buildFailed({ requestId: 'q-9' }) });
  assert.equal(kind, 'failed');
  assert.deepEqual(steps.slice(-4), ['explain u1 InvalidDefinition', 'failure Refused.', 'close', 'end u1 false']);
  assert.ok(logged.some((line) => line.includes('InvalidDefinition') && line.includes('q-9')));
  assert.ok(!logged.join().includes('Secret'));
});

test('a configuration that can not be read is explained before anything is asked', async () => {
  const failure = { name: 'Error', message: 'No such section.', operation: 'UpdateStateMachine' };
  const { steps, kind } = await run({ open: () => ({ kind: 'failed', failure }) });
  assert.equal(kind, 'failed');
  assert.deepEqual(steps.slice(1), ['open eu-west-1 -', 'explain u1 Error', 'failure Refused.', 'end u1 false']);
});

test('a failure is shown even where the language server is gone', async () => {
  const { steps } = await run({
    result: buildFailed({ name: 'AccessDeniedException', message: 'Denied.' }),
    explain: () => Promise.reject(new Error('gone')),
  });
  assert.ok(steps.includes('failure AccessDeniedException: Denied.'));
});

test('a success is shown even where the language server is gone', async () => {
  const { ports, steps } = buildFakePorts();
  const language = { ...ports.language, endUpdate: () => Promise.reject(new Error('gone')) };
  assert.equal((await runUpdate({ ...ports, language }, ORDER)).kind, 'updated');
  assert.ok(steps.includes('updated'));
});

test('cancelled before it left: nothing is said; after that: it may have been applied', async () => {
  const before = await run({ result: { kind: 'cancelled' } });
  assert.equal(before.kind, 'cancelled');
  assert.deepEqual(before.steps.slice(-2), ['close', 'end u1 false']);
  const after = await run({ result: buildFailed({ name: 'AbortError', mayHaveTakenEffect: true }) });
  assert.equal(after.kind, 'mayBeApplied');
  assert.deepEqual(after.steps.slice(-3), ['may be applied', 'close', 'end u1 false']);
  assert.ok(!after.steps.some((step) => step.startsWith('explain')));
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

test('the log says what was sent where, with sizes and without values', async () => {
  const request = { stateMachineArn: ARN, definition: '{"Secret":1}', publish: true, versionDescription: 'Secret' };
  const { logged } = await run({ compose: () => buildReady({ request }) });
  const [sent = '', accepted = ''] = logged;
  assert.equal(
    sent,
    `UpdateStateMachine ${ARN}, region eu-west-1, endpoint ${ENDPOINT.url}, profile (default credentials): ` +
      'definition (12 bytes), publish true, versionDescription (6 bytes)',
  );
  assert.match(accepted, /^Accepted after \d+ ms, request q-1\. Updated at 1970-01-01T00:00:00\.000Z\. Revision r-2\./);
  assert.ok(!logged.join().includes('Secret'));
});
