import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDefinition } from '../../../server/src/asl/check.ts';
import { buildMachine } from '../../../server/src/asl/build-machine.ts';
import type { MachineType } from '../../../server/src/asl/machine.ts';
import { parseTree } from '../../../server/src/syntax/tree.ts';

/** A refusal that was seen is an error; what only a document says, or people say otherwise, is none. */
const tasks: readonly (readonly [members: string, code: string, severity: string, type?: MachineType])[] = [
  ['"Resource": "arn:aws:states:::lambda:invoke"', 'integration-request-complete', 'error'],
  ['"Resource": "arn:aws:states:::dynamodb:updateItem"', 'integration-request-complete', 'warning'],
  ['"Resource": "arn:aws:states:::aws-sdk:s3:listBuckets"', 'integration-request-complete', 'warning'],
  [
    '"Resource": "arn:aws:states:::lambda:invoke", "QueryLanguage": "JSONata"',
    'integration-request-complete',
    'warning',
  ],
  ['"Resource": "arn:aws:sns:eu-west-1:111111111111:a"', 'resource-is-arn', 'error'],
  ['"Resource": "arn:aws:swf:eu-west-1:111111111111:task:a"', 'resource-is-arn', 'warning'],
  ['"Resource": "arn:aws:states:::eks:call.sync", "Parameters": {}', 'integration-pattern-supported', 'warning'],
  ['"Resource": "arn:aws:states:::eks:call.sync", "Parameters": {}', 'express-allowed', 'error', 'EXPRESS'],
];

for (const [members, code, expected, type] of tasks) {
  test(`${code} is of severity ${expected} for ${members}`, () => {
    const text = `{ "StartAt": "A", "States": { "A": { "Type": "Task", ${members}, "End": true } } }`;
    const findings = checkDefinition(buildMachine(parseTree(text, 'json'), type));
    const severities = findings.filter((finding) => finding.code === code).map(({ severity }) => severity);
    assert.deepEqual(severities, [expected]);
  });
}
