import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseTree } from '../../../server/src/syntax/tree.ts';
import { applyEdits } from '../../../server/src/text/range.ts';
import { explainFailure, type ExplainedFailure } from '../../../server/src/update/explain/explain-failure.ts';
import { buildSentDefinition } from '../../../server/src/update/sent-definition.ts';
import type { Failure } from '../../../server/src/update/update-request.ts';
import { arn, group, memberTexts, role } from '../../support/member-texts.ts';
import { getTarget, MACHINE, readUpdateFile } from '../../support/update-files.ts';

const text = `targets:
  dev:
    stateMachineArn: ${MACHINE}:7
    roleArn: ${role}
    publish: false
    versionDescription: release
    loggingConfiguration:
      level: ALL
      destinations:
        - cloudWatchLogsLogGroup:
            logGroupArn: ${group}
    tracingConfiguration:
      enabled: true
    encryptionConfiguration:
      type: AWS_OWNED_KEY
      kmsKeyId: alias/orders
      kmsDataKeyReusePeriodSeconds: 300
`;
const definition = '\n{ "StartAt": "A",\n "States": { "A": { "Type": "Succeed" } } }';

function explain(name: string, message: string, more: Partial<Failure> = {}): ExplainedFailure {
  const file = readUpdateFile(text);
  const target = getTarget(file);
  const { sent } = buildSentDefinition(parseTree(definition, 'json'), target);
  return explainFailure({ name, message, operation: 'UpdateStateMachine', ...more }, { target, sent }, file);
}

/** Of each finding: what it is drawn at. */
function drawn({ placed }: ExplainedFailure): string[] {
  return placed.map(({ where, finding }) =>
    (where === 'definition' ? definition : text).slice(finding.start, finding.end),
  );
}

for (const [name, message, place] of memberTexts) {
  test(`${name}: ${message}`, () => {
    const explained = explain(name, message);
    assert.deepEqual(drawn(explained), [place]);
    const [first] = explained.placed;
    assert.equal(first?.finding.code, name);
    assert.ok(first.finding.message.includes(message));
    assert.ok(explained.title.endsWith('.') && explained.advice.length > 0);
  });
}

test('several constraints stand at their members, each with its own', () => {
  const message = `2 validation errors detected: Value 'x' at 'roleArn' failed to satisfy constraint: Member must have length less than or equal to 256; Value '59' at 'encryptionConfiguration.kmsDataKeyReusePeriodSeconds' failed to satisfy constraint: Member must have value greater than or equal to 60`;
  const explained = explain('ValidationException', message);
  assert.deepEqual(drawn(explained), [role, '300']);
  assert.match(
    explained.placed[0]?.finding.message ?? '',
    /^"roleArn": Member must have length less than or equal to 256\n/,
  );
});

test('a reason says more than the text, and may be missing', () => {
  const label = explain('ValidationException', 'x', { reason: 'API_DOES_NOT_SUPPORT_LABELED_ARNS' });
  assert.deepEqual(drawn(label), [arn]);
  assert.match(label.title, /label/);
  assert.deepEqual(drawn(explain('ValidationException', 'x', { reason: 'MISSING_REQUIRED_PARAMETER' })), ['dev']);
  assert.deepEqual(drawn(explain('ValidationException', 'x', { reason: 'toString' })), ['dev']);
});

test('the state of a key decides what to do', () => {
  const pending = explain('KmsInvalidStateException', '', {
    kmsKeyState: 'PENDING_DELETION',
    operation: 'DescribeStateMachine',
  });
  assert.deepEqual(drawn(pending), ['alias/orders']);
  assert.match(pending.advice, /Cancel its deletion/);
  assert.equal(explain('KmsInvalidStateException', '', { kmsKeyState: 'CREATING' }).retry, 'later');
});

test('whether a retry helps', () => {
  const retries = {
    ThrottlingException: 'later',
    ExpiredTokenException: 'afterSignIn',
    CredentialsProviderError: 'afterSignIn',
  };
  for (const [name, retry] of Object.entries(retries)) assert.equal(explain(name, '').retry, retry, name);
  for (const name of ['ENOTFOUND', 'ECONNREFUSED', 'ECONNRESET', 'TimeoutError', 'ServiceUnavailable']) {
    assert.equal(explain(name, '').retry, 'later', name);
  }
  for (const name of ['InvalidDefinition', 'AccessDeniedException', 'UnknownOperationException', 'SomethingNew']) {
    assert.equal(explain(name, '').retry, 'no', name);
  }
});

test('a conflict may be tried again once the machine was looked at', () => {
  assert.equal(explain('ConflictException', '').retry, 'afterDescribe');
  const alias =
    'Failed to create alias because an alias with the same name and a different routing configuration already exists.';
  assert.equal(explain('ConflictException', alias).retry, 'no');
});

test('the command that signs in again is the advice', () => {
  const { advice } = explain('ExpiredToken', 'Expired.', { signInCommand: 'aws sso login --profile dev' });
  assert.equal(advice, 'Sign in again with "aws sso login --profile dev".');
});

test('what may have happened all the same is said', () => {
  assert.match(explain('ECONNRESET', '', { mayHaveTakenEffect: true }).advice, /may have taken effect/);
  const looked = explain('ECONNRESET', '', { mayHaveTakenEffect: true, isWithoutEffectSoFar: true }).advice;
  assert.match(looked, /Nothing has changed so far\. .* it may still take effect\.$/);
  assert.doesNotMatch(explain('ECONNRESET', '').advice, /take|taken/);
});

test('a second member that has a part in it is named', () => {
  const [first] = explain(
    'AccessDeniedException',
    'The state machine IAM Role is not authorized to access the Log Destination',
  ).placed;
  const [related] = first?.finding.related ?? [];
  assert.equal(text.slice(related?.start, related?.end), 'loggingConfiguration');
});

/** The update file after the first fix of what is explained. */
function getFixed(name: string, message: string): string {
  return applyEdits(text, explain(name, message).placed[0]?.finding.fixes?.[0]?.edits ?? []);
}

test('a refusal comes with the fix of its rule', () => {
  assert.ok(
    getFixed('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`).includes(
      `stateMachineArn: ${MACHINE}\n`,
    ),
  );
  assert.ok(
    getFixed('InvalidLoggingConfiguration', "Log Group ARN must be provided with '*' qualifier.").includes(
      `${group}:*`,
    ),
  );
  assert.ok(
    getFixed('ValidationException', 'Version description can only be set when publish is true').includes(
      'publish: true',
    ),
  );
  assert.ok(
    !getFixed(
      'InvalidEncryptionConfiguration',
      'Custom kmsKeyId is not allowed when selecting AWS_OWNED_KEY.',
    ).includes('kmsKeyId'),
  );
});

test('a member that the file does not give stands at the ARN', () => {
  const file = readUpdateFile(`stateMachineArn: ${MACHINE}\n`);
  const failure = { name: 'InvalidArn', message: "Invalid Role Arn: 'x'", operation: 'UpdateStateMachine' };
  const [first] = explainFailure(failure, { target: getTarget(file), sent: undefined }, file).placed;
  assert.equal(file.tree.text.slice(first?.finding.start, first?.finding.end), MACHINE);
});

test('without an update file everything stands on the first line of the definition', () => {
  const target = getTarget(readUpdateFile(text));
  const { sent } = buildSentDefinition(parseTree(definition, 'json'), target);
  for (const name of ['ThrottlingException', 'InvalidArn', 'SomethingNew']) {
    const [first] = explainFailure(
      { name, message: '', operation: 'UpdateStateMachine' },
      { target, sent },
      undefined,
    ).placed;
    assert.equal(first?.where, 'definition');
    assert.equal(definition.slice(first.finding.start, first.finding.end), '{ "StartAt": "A",');
  }
});

test('members of the defaults are blamed where they stand', () => {
  const file = readUpdateFile(`defaults:\n  roleArn: ${role}\ntargets:\n  dev:\n    stateMachineArn: ${MACHINE}\n`);
  const failure = { name: 'InvalidArn', message: `Invalid Role Arn: '${role}'`, operation: 'UpdateStateMachine' };
  const [first] = explainFailure(failure, { target: getTarget(file), sent: undefined }, file).placed;
  assert.equal(file.tree.text.slice(first?.finding.start, first?.finding.end), role);
});
