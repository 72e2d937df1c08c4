import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as sdk from '@aws-sdk/client-sfn';
import { EXCEPTIONS, findExceptionRow } from '../../../server/src/catalog/exceptions.ts';
import { OWN_MEMBERS, UPDATE_SHAPES } from '../../../server/src/catalog/update-members.ts';

/** The exceptions that the SDK documents for an operation, which is where it says what the model lists. */
function listModelled(operation: string, client = 'client-sfn'): string[] {
  const main = import.meta.resolve(`@aws-sdk/${client}`);
  const text = readFileSync(new URL(`../dist-types/commands/${operation}Command.d.ts`, main), 'utf8');
  return Array.from(text.matchAll(/@throws \{@link (\w+)\} \(/g), (match) => match[1] ?? '');
}

const errorClasses = new Set(
  Object.entries(sdk)
    .filter(([, value]) => typeof value === 'function' && value.prototype instanceof sdk.SFNServiceException)
    .map(([name]) => name),
);

test('every exception that the SDK knows of UpdateStateMachine has a row, and no other row says so', () => {
  const modelled = listModelled('UpdateStateMachine');
  assert.ok(modelled.length >= 13, 'the SDK documents its exceptions elsewhere now');
  for (const name of modelled) assert.ok(errorClasses.has(name), `${name} is no error class of the SDK`);
  const rows = EXCEPTIONS.filter(({ isModelled }) => isModelled).map(({ name }) => name);
  assert.deepEqual(rows.toSorted(), modelled.toSorted());
});

test('every exception of the other operations of an update has a row', () => {
  for (const operation of [
    'DescribeStateMachine',
    'PublishStateMachineVersion',
    'ListStateMachines',
    'ListStateMachineVersions',
    'ListStateMachineAliases',
    'DescribeStateMachineAlias',
    'CreateStateMachineAlias',
    'UpdateStateMachineAlias',
    'ListTagsForResource',
    'ValidateStateMachineDefinition',
  ]) {
    for (const name of listModelled(operation)) assert.ok(findExceptionRow(name), `${operation}: ${name}`);
  }
  assert.ok(listModelled('DescribeStateMachine').includes('KmsInvalidStateException'));
});

test('every exception of STS that a profile can cause has a row', () => {
  // A profile has no policy that could be wrong or too large.
  const policies = new Set(['MalformedPolicyDocumentException', 'PackedPolicyTooLargeException']);
  for (const operation of ['AssumeRole', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity']) {
    for (const name of listModelled(operation, 'client-sts').filter((one) => !policies.has(one))) {
      assert.ok(findExceptionRow(name), `${operation}: ${name}`);
    }
  }
  assert.ok(listModelled('AssumeRole', 'client-sts').includes('RegionDisabledException'));
});

test('every state of a key and every reason of a ValidationException that the SDK knows is told', () => {
  const states = findExceptionRow('KmsInvalidStateException')?.reasons ?? {};
  assert.deepEqual(Object.keys(states).toSorted(), Object.values(sdk.KmsKeyState).toSorted());
  const reasons = findExceptionRow('ValidationException')?.reasons ?? {};
  assert.deepEqual(Object.keys(reasons).toSorted(), Object.values(sdk.ValidationExceptionReason).toSorted());
});

test('names are there once, and every member that is blamed exists', () => {
  const names = EXCEPTIONS.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  assert.equal(new Set(names).size, names.length);
  const members = new Set([...(UPDATE_SHAPES.get('BareUpdate')?.fields.keys() ?? []), ...OWN_MEMBERS]);
  for (const row of EXCEPTIONS) {
    for (const { blames = [] } of [row, ...(row.texts ?? []), ...Object.values(row.reasons ?? {})]) {
      for (const blame of blames.filter((place) => place !== 'definition' && place !== '/')) {
        assert.ok(members.has(/^\/([^/[]+)/.exec(blame)?.[1] ?? ''), `${row.name}: ${blame}`);
      }
    }
  }
});

test('the table of members has what the SDK sends', () => {
  const input = sdk.UpdateStateMachineInput$;
  const names = input[4];
  assert.deepEqual([...(UPDATE_SHAPES.get('BareUpdate')?.fields.keys() ?? [])].toSorted(), [...names].toSorted());
  assert.deepEqual(
    [...(UPDATE_SHAPES.get('LoggingConfiguration')?.fields.get('level')?.values ?? [])].toSorted(),
    Object.values(sdk.LogLevel).toSorted(),
  );
  assert.deepEqual(
    [...(UPDATE_SHAPES.get('EncryptionConfiguration')?.fields.get('type')?.values ?? [])].toSorted(),
    Object.values(sdk.EncryptionType).toSorted(),
  );
});
