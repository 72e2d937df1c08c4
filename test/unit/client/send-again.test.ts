import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXPLANATION } from './fake-ports.ts';
import { buildDeployed, toFailed, UPDATED } from './fake-service.ts';
import { run } from './run.ts';

test('throttled twice, then fine: the same request, with waits', async () => {
  let count = 0;
  const { steps, kind } = await run({
    result: () => (++count < 3 ? toFailed({ name: 'ThrottlingException' }) : UPDATED),
    explain: async () => ({ ...EXPLANATION, retry: 'later' }),
  });
  assert.equal(kind, 'updated');
  const sends = ['send definition', 'wait 1000', 'send definition', 'wait 3000', 'send definition'];
  assert.deepEqual(
    steps.filter((step) => /^(send|wait)/.test(step)),
    sends,
  );
  assert.ok(!steps.some((step) => step.startsWith('explain')));
});

test('throttled for good: three attempts, and the failure stands', async () => {
  const { steps, kind } = await run({
    result: toFailed({ name: 'ThrottlingException' }),
    explain: async () => ({ ...EXPLANATION, retry: 'later' }),
  });
  assert.equal(kind, 'failed');
  assert.equal(steps.filter((step) => step.startsWith('send ')).length, 3);
  assert.equal(steps.filter((step) => step.startsWith('explain')).length, 1);
});

/** How it ends where the machine is something else as soon as an update was refused. */
async function runOvertaken(name: string, retry: 'later' | 'afterDescribe') {
  let sent = false;
  return run({
    describe: () => ({ kind: 'answered', value: buildDeployed(sent ? { revisionId: 'r-5' } : {}) }),
    result: () => {
      sent = true;
      return toFailed({ name });
    },
    explain: async () => ({ ...EXPLANATION, retry }),
  });
}

test('after a conflict it is sent again only where the machine is still what the person saw', async () => {
  let count = 0;
  const still = await run({
    result: () => (++count === 1 ? toFailed({ name: 'ConflictException' }) : UPDATED),
    explain: async () => ({ ...EXPLANATION, retry: 'afterDescribe' }),
  });
  assert.equal(still.kind, 'updated');
  const overtaken = await runOvertaken('ConflictException', 'afterDescribe');
  assert.equal(overtaken.kind, 'overtaken');
  assert.equal(overtaken.steps.filter((step) => step.startsWith('send ')).length, 1);
});

test('nobody is overwritten who changed the machine while it waited for another attempt', async () => {
  const { kind, steps } = await runOvertaken('ThrottlingException', 'later');
  assert.equal(kind, 'overtaken');
  // Looked at after the wait: right before it would be sent.
  assert.deepEqual(steps.slice(-6), ['send definition', 'wait 1000', 'describe', 'overtaken', 'close', 'end u1 false']);
});

/** How it ends where one attempt is refused, and the machine may not be read. */
async function runUnseen(name: string, retry: 'later' | 'afterDescribe') {
  let count = 0;
  return run({
    describe: () => toFailed({ name: 'AccessDeniedException' }),
    result: () => (++count === 1 ? toFailed({ name }) : UPDATED),
    explain: async () => ({ ...EXPLANATION, retry }),
  });
}

test('where the machine may not be read, a throttled update is sent again, and one with a conflict is not', async () => {
  assert.equal((await runUnseen('ThrottlingException', 'later')).kind, 'updated');
  assert.equal((await runUnseen('ConflictException', 'afterDescribe')).kind, 'failed');
});

test('cancelled while the machine is looked at again: nothing more is sent', async () => {
  let sent = false;
  const { kind, steps } = await run({
    describe: () => (sent ? { kind: 'cancelled' } : { kind: 'answered', value: buildDeployed() }),
    result: () => {
      sent = true;
      return toFailed({ name: 'ThrottlingException' });
    },
    explain: async () => ({ ...EXPLANATION, retry: 'later' }),
  });
  assert.equal(kind, 'cancelled');
  assert.ok(!steps.some((step) => step.startsWith('failure')));
});
