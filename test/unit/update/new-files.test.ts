import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseTree, type Syntax } from '../../../server/src/syntax/tree.ts';
import { checkUpdateFile } from '../../../server/src/update/check.ts';
import { compareMachine } from '../../../server/src/update/compare/compare-machine.ts';
import { composeUpdate } from '../../../server/src/update/compose.ts';
import type { DeployedMachine } from '../../../server/src/update/deployed-machine.ts';
import { buildUpdateFileText } from '../../../server/src/update/template.ts';
import { writeDefinition } from '../../../server/src/update/write-definition.ts';
import { DEPLOYED, getTarget, MACHINE, readUpdateFile } from '../../support/update-files.ts';

const key = 'arn:aws:kms:eu-west-1:111111111111:key/12345678-1234-1234-1234-123456789012';
const logGroupArn = 'arn:aws:logs:eu-west-1:111111111111:log-group:/aws/vendedlogs/states/orders:*';
const destinations = [{ cloudWatchLogsLogGroup: { logGroupArn } }];
const definition = '{"StartAt":"A","States":{"A":{"Type":"Succeed","Comment":"${Home}"}}}';

const machines: readonly Partial<DeployedMachine>[] = [
  {},
  { type: 'EXPRESS' },
  { loggingConfiguration: undefined, tracingConfiguration: undefined, encryptionConfiguration: undefined },
  { loggingConfiguration: { level: 'ALL', includeExecutionData: true, destinations } },
  { loggingConfiguration: { level: 'OFF', includeExecutionData: false, destinations } },
  { tracingConfiguration: { enabled: true } },
  { encryptionConfiguration: { type: 'AWS_OWNED_KEY', kmsDataKeyReusePeriodSeconds: 0, kmsKeyId: 'x' } },
  { encryptionConfiguration: { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: key, kmsDataKeyReusePeriodSeconds: 0 } },
  { encryptionConfiguration: { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: key, kmsDataKeyReusePeriodSeconds: 600 } },
];

for (const [number, more] of machines.entries()) {
  test(`a first update with a file made from a deployed machine changes nothing: ${number + 1}`, () => {
    const deployed: DeployedMachine = { ...DEPLOYED, definition, ...more };
    const text = buildUpdateFileText({ stateMachineArn: MACHINE, definitionFileName: 'orders.asl.json', deployed });
    const file = readUpdateFile(text);
    const target = getTarget(file);
    const context = { definition: 'found', hasSibling: true } as const;
    assert.deepEqual(checkUpdateFile(file, context), [], text);
    const composed = composeUpdate({
      file,
      target,
      context,
      definition: parseTree(definition, 'json'),
      intent: 'update',
    });
    assert.equal(composed.kind, 'ready', JSON.stringify(composed.findings));
    const request = composed.kind === 'ready' ? composed.request : assert.fail();
    const sent = composed.kind === 'ready' ? composed.sent?.tree : undefined;
    assert.deepEqual(compareMachine(request, sent, deployed, 'json').changes, [], text);
    assert.equal(request.definition, definition);
    assert.equal(request['roleArn'], DEPLOYED.roleArn);
    assert.doesNotMatch(text, /Seconds: 0/);
    const encryption = deployed.encryptionConfiguration;
    const isOwned = !JSON.stringify(encryption ?? '').includes('CUSTOMER');
    assert.equal(request['encryptionConfiguration'] === undefined, isOwned, text);
    assert.equal(/^ {4}type: EXPRESS$/m.test(text), deployed.type === 'EXPRESS');
  });
}

test('values that are missing stop an update, and braces that are deployed go back', () => {
  const parts = { stateMachineArn: MACHINE, definitionFileName: 'orders.asl.json' };
  const deployed = { ...DEPLOYED, definition };
  const text = buildUpdateFileText({ ...parts, deployed, placeholderNames: ['Home', 'Other'] });
  assert.match(text, /\n {4}definitionSubstitutions:\n {6}Home: "\$\{Home\}"\n {4}# {3}Other: value\n/);
  const without = buildUpdateFileText({ ...parts, deployed, placeholderNames: ['Other'] });
  assert.match(without, /\n {4}# definitionSubstitutions:\n {4}# {3}Other: value\n/);
});

function write(definitionText: string, syntax: Syntax, file?: string): string | undefined {
  return writeDefinition(definitionText, syntax, file === undefined ? undefined : parseTree(file, syntax));
}

test('a deployed definition takes the form of the file', () => {
  const deployed = '{"States":{"A":{"End":true,"Type":"Pass","Result":{"Sum":1.50}}},"StartAt":"A"}';
  const asDeployed = `{
  "States": {
    "A": {
      "End": true,
      "Type": "Pass",
      "Result": {
        "Sum": 1.50
      }
    }
  },
  "StartAt": "A"
}
`;
  assert.equal(write(deployed, 'json'), asDeployed);
  const file =
    '{\r\n\t"StartAt": "B",\r\n\t"States": { "A": { "Type": "Pass", "Result": { "Sum": 15e-1 }, "Old": 1 } }\r\n}\r\n';
  const inFile =
    '{\n\t"StartAt": "A",\n\t"States": {\n\t\t"A": {\n\t\t\t"Type": "Pass",\n\t\t\t"Result": {\n\t\t\t\t"Sum": 15e-1\n\t\t\t},\n\t\t\t"End": true\n\t\t}\n\t}\n}\n';
  assert.equal(write(deployed, 'json', file), inFile.replaceAll('\n', '\r\n'));
  assert.equal(
    write(deployed, 'yaml', 'StartAt: X\nStates:\n  A:\n    Type: Pass\n'),
    'StartAt: A\nStates:\n  A:\n    Type: Pass\n    End: true\n    Result:\n      Sum: 1.50\n',
  );
  assert.equal(write('{"Comment":"a\\nb\\n"}', 'yaml'), 'Comment: |\n  a\n  b\n');
  assert.equal(write('{"A":1}', 'json', '{ "A": '), '{\n  "A": 1\n}\n');
});

test('what is no JSON stays as it is, and can not become YAML', () => {
  assert.equal(write('{"a"', 'json'), '{"a"');
  assert.equal(write('{"a"', 'yaml'), undefined);
  assert.equal(write('', 'json'), '');
});
