import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseTree, type Syntax } from '../../../server/src/syntax/tree.ts';
import { placeholderHasValue } from '../../../server/src/update/placeholder-has-value.ts';
import { type BuiltDefinition, buildSentDefinition } from '../../../server/src/update/sent-definition.ts';
import { parseExample, toDrawnRange } from '../../support/examples.ts';
import { getTarget, MACHINE, readUpdateFile } from '../../support/update-files.ts';

function build(definition: string, syntax: Syntax, values: string): BuiltDefinition {
  const file = readUpdateFile(
    `targets:\n  dev:\n    stateMachineArn: ${MACHINE}\n    definitionSubstitutions: ${values}\n`,
  );
  return buildSentDefinition(parseTree(definition, syntax), getTarget(file));
}

for (const [kind, examples] of Object.entries(placeholderHasValue.examples)) {
  for (const [index, example] of examples.entries()) {
    test(`placeholder-has-value: ${kind} example ${index + 1}`, () => {
      const { text, syntax, expected } = parseExample(example);
      const { findings, isComplete } = build(text, syntax, '{ WithValue: 3 }');
      assert.equal(isComplete, kind === 'good');
      const found = findings.filter(({ code }) => code === placeholderHasValue.code);
      assert.deepEqual(
        found.map((finding) => toDrawnRange(text, finding)),
        expected,
      );
    });
  }
}

test('the mark of a value that is still to be written is never sent', () => {
  const definition = '{ "Comment": "${Word}", "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }';
  const { findings, isComplete } = build(definition, 'json', '{ Word: "<Word>" }');
  assert.equal(isComplete, false);
  assert.deepEqual(
    findings.map(({ code }) => code),
    ['placeholder-has-value'],
  );
  assert.equal(build(definition, 'json', '{ Word: "<Other>" }').isComplete, true);
});
