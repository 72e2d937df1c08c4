import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseTree } from '../../../server/src/syntax/tree.ts';
import { composeGiven } from '../../../server/src/update/compose-given.ts';
import { composeUpdate, type Composition, type ReadyUpdate } from '../../../server/src/update/compose.ts';
import { explainFailure } from '../../../server/src/update/explain/explain-failure.ts';
import { explainValidation } from '../../../server/src/update/explain/explain-validation.ts';
import type { UpdateIntent } from '../../../server/src/update/update-request.ts';
import { getTarget, MACHINE, readUpdateFile } from '../../support/update-files.ts';

const text = `targets:\n  dev:\n    stateMachineArn: ${MACHINE}\n    protected: true\n`;
const file = readUpdateFile(text);
const target = getTarget(file);
const definition = '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" } } }';

function getReady(composition: Composition): ReadyUpdate {
  return composition.kind === 'ready' ? composition : assert.fail(JSON.stringify(composition));
}

function compose(source: string, intent: UpdateIntent, more = ''): Composition {
  const own = readUpdateFile(text + more);
  const context = { definition: 'found', hasSibling: true } as const;
  return composeUpdate({ file: own, target: getTarget(own), context, definition: parseTree(source, 'json'), intent });
}

test('what would be sent can be looked at in spite of errors, also of a protected target', () => {
  assert.equal(compose(definition, 'update').kind, 'refused');
  const more = '    publish: true\n    roleArn: wrong\n';
  const { request, findings } = getReady(compose(definition, 'compare', more));
  assert.deepEqual(request, { stateMachineArn: MACHINE, definition, publish: true, roleArn: 'wrong' });
  assert.ok(findings.some(({ finding }) => finding.severity === 'error'));
});

test('what can not be composed can not be looked at', () => {
  for (const source of ['{ "StartAt": ', '{ "StartAt": "${A}" }', '{ "StartAt": ${A} }']) {
    assert.equal(compose(source, 'compare').kind, 'refused', source);
  }
  const broken = readUpdateFile(text.replace(MACHINE, 'no-arn'));
  const context = { definition: 'found', hasSibling: true } as const;
  const order = { file: broken, target: getTarget(broken), context, definition: parseTree(definition, 'json') };
  assert.equal(composeUpdate({ ...order, intent: 'compare' }).kind, 'refused');
});

test('the type that the machine was seen to have decides what is checked, unless the file says another', () => {
  const activity = JSON.stringify({
    StartAt: 'A',
    States: { A: { Type: 'Task', Resource: 'arn:aws:states:eu-west-1:111111111111:activity:a', End: true } },
  });
  const context = { definition: 'found', hasSibling: true } as const;
  const check = (more: string, type: 'STANDARD' | 'EXPRESS'): string => {
    const own = readUpdateFile(text + more);
    const machineTypes = new Map([[MACHINE, type]]);
    const tree = parseTree(activity, 'json');
    return composeUpdate({
      file: own,
      target: getTarget(own),
      context,
      definition: tree,
      intent: 'update',
      machineTypes,
    }).kind;
  };
  assert.deepEqual(
    [
      check('', 'STANDARD'),
      check('', 'EXPRESS'),
      check('    type: STANDARD\n', 'EXPRESS'),
      check('    type: EXPRESS\n', 'STANDARD'),
    ],
    ['ready', 'refused', 'ready', 'refused'],
  );
});

test('a request that was made elsewhere goes to its own machine alone, and is not checked', () => {
  const given = { stateMachineArn: MACHINE, definition, roleArn: 'x', publish: true };
  assert.deepEqual(getReady(composeGiven(file, target, given)).request, given);
  const other = composeGiven(file, target, { ...given, stateMachineArn: `${MACHINE}-other` });
  assert.equal(other.kind, 'refused');
  assert.match(other.findings[0]?.finding.message ?? '', /orders-other, and this target is .*:orders: nothing is sent/);
  const broken = readUpdateFile(`${text}  x: [`);
  assert.equal(composeGiven(broken, getTarget(broken, 'dev'), given).kind, 'refused');
});

test('what the service says of such a definition stands at the machine’s ARN, and says where it is meant', () => {
  for (const source of [definition, 'no json', '']) {
    const update = getReady(composeGiven(file, target, { stateMachineArn: MACHINE, definition: source }));
    const refused = {
      name: 'InvalidDefinition',
      message: `Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/A/Next, SCHEMA_VALIDATION_FAILED: These fields are required: [X] at /'`,
      operation: 'UpdateStateMachine',
    };
    const validated = [
      { severity: 'ERROR', code: 'X', message: 'Bad.', location: '/States/A' },
      { severity: 'WARNING', code: 'Y', message: 'Unrecognized\n at [Source: (String)"no"; line: 1, column: 3]' },
    ] as const;
    const placed = [...explainFailure(refused, update, file).placed, ...explainValidation(validated, update, file)];
    assert.equal(placed.length, 4);
    for (const { where, finding } of placed) {
      assert.equal(where, 'updateFile');
      assert.equal(text.slice(finding.start, finding.end), MACHINE);
    }
    assert.match(
      placed[0]?.finding.message ?? '',
      /target: B \(In the definition that was sent, at \/States\/A\/Next\.\)$/,
    );
    assert.match(placed[2]?.finding.message ?? '', /^Bad\. .* at \/States\/A\.\)$/);
  }
});
