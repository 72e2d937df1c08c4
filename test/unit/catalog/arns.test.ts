import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findArn, findKmsKeyProblems, findRoleArnProblems } from '../../../server/src/catalog/arns.ts';
import { parseStateMachineArn } from '../../../server/src/catalog/state-machine-arn.ts';

const prefix = 'arn:aws:states:eu-west-1:111111111111:';

test('the parts of an ARN know their places', () => {
  const text = 'arn:aws:logs:eu-west-1:111111111111:log-group:a:*';
  const arn = findArn(text);
  assert.ok(arn);
  for (const part of [arn.partition, arn.service, arn.region, arn.account, arn.resource]) {
    assert.equal(text.slice(part.start, part.end), part.text);
  }
  assert.equal(arn.resource.text, 'log-group:a:*');
  assert.equal(findArn('arn:aws:states'), undefined);
});

test('a name may have any letters, dots and up to 80 characters', () => {
  for (const name of ['a.b-c_d', 'größe', '注文', 'a'.repeat(80)]) {
    assert.equal(parseStateMachineArn(`${prefix}stateMachine:${name}`).value?.name.text, name);
  }
});

test('what follows the name of a state machine tells what the ARN is of', () => {
  const cases = { 'N:7': 'version', 'N:PROD': 'alias', 'N:7a': 'alias', 'N/label': 'label', N: undefined };
  for (const [tail, kind] of Object.entries(cases)) {
    const { value } = parseStateMachineArn(`${prefix}stateMachine:${tail}`);
    assert.equal(value?.qualifier?.kind, kind, tail);
    assert.equal(value?.name.text, 'N');
    assert.equal(value.unqualified, `${prefix}stateMachine:N`);
  }
});

test('an ARN of something else, or half of one, has errors and no value', () => {
  const others = [
    'execution:N:E',
    'express:N:E:1',
    'mapRun:N/L:1',
    'activity:N',
    'stateMachine:',
    'stateMachine',
    '',
    'stateMachine:N:',
    'stateMachine:N/',
    'stateMachine:N:7:',
    'stateMachine:N:7/',
    'stateMachine:N:a b',
    'stateMachine:a b',
    'stateMachine:a*b',
    'stateMachine:a\u0007b',
    `stateMachine:${'a'.repeat(81)}`,
  ];
  for (const resource of others) {
    const { value, errors } = parseStateMachineArn(prefix + resource);
    assert.equal(value, undefined, resource);
    assert.notEqual(errors.length, 0, resource);
  }
  for (const text of [
    '',
    'orders',
    'arn:',
    'arn:aws:states:eu-west-1::stateMachine:N',
    'arn::states:eu-west-1:111111111111:stateMachine:N',
  ]) {
    assert.notEqual(parseStateMachineArn(text).errors.length, 0, text);
  }
});

test('roles and keys have their own forms', () => {
  for (const role of ['role/a', 'role/service-role/path/a'])
    assert.deepEqual(findRoleArnProblems(`arn:aws:iam::111111111111:${role}`), []);
  for (const role of ['role/', 'role', 'user/a', 'role/a/'])
    assert.equal(findRoleArnProblems(`arn:aws:iam::111111111111:${role}`).length, 1, role);
  const id = '01234567-89ab-cdef-0123-456789abcdef';
  const keys = [
    id,
    'mrk-0123456789abcdef0123456789abcdef',
    'alias/a',
    `arn:aws:kms:eu-west-1:111111111111:key/${id}`,
    'arn:aws:kms:eu-west-1:111111111111:alias/a',
  ];
  for (const key of keys) assert.deepEqual(findKmsKeyProblems(key), [], key);
  for (const key of ['a', 'alias/', 'key/1', `arn:aws:kms:eu-west-1:111111111111:${id}`])
    assert.notEqual(findKmsKeyProblems(key).length, 0, key);
});
