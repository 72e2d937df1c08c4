import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ValidatedType, validateWithService } from '../../../client/src/update/look/validate-with-service.ts';
import type { ExplainedValidation } from '../../../server/src/protocol.ts';
import { buildReady, buildRefused, REF } from './fake-ports.ts';
import { ARN } from './fake-service.ts';
import { buildFakeLook, buildMachine, type LookScript, toAnswer, toFailed } from './fake-look.ts';

async function validate(script: LookScript = {}) {
  const fake = buildFakeLook(script);
  const { note } = fake;
  const screen = {
    showNoDefinition: () => note('no definition'),
    showValidated: (_: unknown, { errors, warnings }: ExplainedValidation, { type, isAssumed }: ValidatedType) =>
      note(`validated ${errors} ${warnings} ${type}${isAssumed ? ' assumed' : ''}`),
  };
  const ports = { ...fake.ports, screen };
  const { kind } = await validateWithService(ports, REF);
  return { ...fake, ports, kind };
}

test('the definition of this moment is validated for the type of the machine, and the findings are placed', async () => {
  const { steps, kind } = await validate({
    described: () => toAnswer(buildMachine({ type: 'EXPRESS' })),
    validated: toAnswer([{ severity: 'ERROR', code: 'C', message: 'Wrong.' }]),
    explained: { errors: 1, warnings: 0, places: [] },
  });
  assert.equal(kind, 'validated');
  assert.deepEqual(steps, [
    'compose compare',
    'open eu-west-1 -',
    'describe metadata',
    'validate {"StartAt":"Secret"} EXPRESS',
    'type EXPRESS',
    'place 1',
    'validated 1 0 EXPRESS',
    'close',
    'end false',
  ]);
});

test('the same text is not asked about twice', async () => {
  const { ports, steps } = await validate();
  await validateWithService(ports, REF);
  assert.equal(steps.filter((step) => step.startsWith('validate ')).length, 1);
  assert.equal(steps.filter((step) => step === 'validated 0 0 STANDARD').length, 2);
});

test('where the machine may not be read, it is taken for one of the default type, and that is said', async () => {
  const { steps } = await validate({ described: () => toFailed('AccessDeniedException') });
  assert.deepEqual(steps.slice(3, 6), [
    'validate {"StartAt":"Secret"} STANDARD',
    'place 0',
    'validated 0 0 STANDARD assumed',
  ]);
});

test('a target without a definition has nothing to validate', async () => {
  const { steps, kind } = await validate({ composed: buildReady({ request: { stateMachineArn: ARN } }) });
  assert.equal(kind, 'nothing');
  assert.deepEqual(steps.slice(2), ['no definition', 'close', 'end false']);
});

test('what stops it is told', async () => {
  assert.deepEqual((await validate({ trusted: false })).steps, ['untrusted']);
  assert.equal((await validate({ composed: buildRefused() })).kind, 'refused');
  const unread = await validate({ described: () => toFailed('StateMachineDoesNotExist') });
  assert.equal(unread.kind, 'failed');
  assert.ok(!unread.steps.some((step) => step.startsWith('validate ')));
  const denied = await validate({ validated: toFailed('AccessDeniedException', 'ValidateStateMachineDefinition') });
  assert.equal(denied.kind, 'failed');
  assert.deepEqual(denied.steps.slice(-4), ['explain AccessDeniedException', 'failure Refused.', 'close', 'end false']);
  assert.equal((await validate({ described: () => ({ kind: 'cancelled' }) })).kind, 'cancelled');
  assert.equal((await validate({ validated: { kind: 'cancelled' } })).kind, 'cancelled');
});
