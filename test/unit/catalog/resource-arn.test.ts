import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseResource } from '../../../server/src/catalog/resource-arn.ts';

const kinds: readonly (readonly [string, 'lambda' | 'activity' | 'integration' | undefined])[] = [
  ['arn:aws:lambda:eu-west-1:111111111111:function:a', 'lambda'],
  ['arn:aws-us-gov:lambda:eu-west-1:111111111111:function:a:$LATEST', 'lambda'],
  ['arn:aws:lambda:REGION:ACCOUNT_ID:function:a:PROD', 'lambda'],
  ['arn:aws:lambda:::function:a', 'lambda'],
  ['arn:aws-new:states:eu-west-1:1:activity:a', 'activity'],
  ['arn:aws:states:::emr-containers:startJobRun.sync', 'integration'],
  ['arn:aws:states:eu-west-1:111111111111:aws-sdk:s3:getObject', 'integration'],
  ['arn:aws:states:::unknown:thing', 'integration'],
  ['', undefined],
  ['a', undefined],
  ['arn:', undefined],
  ['arn::states:::sqs:sendMessage', undefined],
  ['arn:aws:states', undefined],
  ['arn:aws:states:::', undefined],
  ['arn:aws:states:::sqs', undefined],
  ['arn:aws:states:::sqs:', undefined],
  ['arn:aws:states:::sqs:.sync', undefined],
  ['arn:aws:states:::aws-sdk:s3', undefined],
  ['arn:aws:states:::aws-sdk::getObject', undefined],
  ['arn:aws:states:eu-west-1:111111111111:activity:', undefined],
  ['arn:aws:states:eu-west-1:111111111111:stateMachine:a', undefined],
  ['arn:aws:lambda:eu-west-1:111111111111:function:', undefined],
  ['arn:aws:lambda:eu-west-1:111111111111:layer:a', undefined],
  ['arn:aws:sqs:eu-west-1:111111111111:queue', undefined],
  [' arn:aws:states:::sqs:sendMessage', undefined],
];

for (const [text, kind] of kinds) {
  test(`"${text}" is ${kind ?? 'no resource'}`, () => assert.equal(parseResource(text)?.kind, kind));
}

function readIntegration(text: string): unknown[] {
  const resource = parseResource(text);
  assert.ok(resource?.kind === 'integration');
  const { isSdk, service, action, pattern, start } = resource;
  assert.ok(text.startsWith(`${service}:${action}${pattern ?? ''}`, start));
  return [isSdk, service, action, pattern];
}

test('an integration is read into service, action and pattern, with its place', () => {
  assert.deepEqual(readIntegration('arn:aws:states:::states:startExecution.sync:2'), [
    false,
    'states',
    'startExecution',
    '.sync:2',
  ]);
  assert.deepEqual(readIntegration('arn:aws:states:::lambda:invoke'), [false, 'lambda', 'invoke', undefined]);
  assert.deepEqual(readIntegration('arn:aws:states:::lambda:invoke.async'), [
    false,
    'lambda',
    'invoke.async',
    undefined,
  ]);
  assert.deepEqual(readIntegration('arn:aws:states:a:b:aws-sdk:sfn:startExecution.waitForTaskToken'), [
    true,
    'sfn',
    'startExecution',
    '.waitForTaskToken',
  ]);
});
