import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDefinition } from '../../../server/src/asl/check.ts';
import { listExpressions } from '../../../server/src/asl/expression.ts';
import { buildMachine } from '../../../server/src/asl/build-machine.ts';
import { readExpression } from '../../../server/src/asl/read-expression.ts';
import { parseTree, type Syntax } from '../../../server/src/syntax/tree.ts';

const wrap = (members: string): string =>
  `{ "StartAt": "A", "States": { "A": { "Type": "Pass", ${members}, "End": true } } }`;

/** Where the service places it: at the field of a path, and at the object around a name that ends with `.$`. */
const places: readonly (readonly [text: string, syntax: Syntax, location: string, blamed: string])[] = [
  [wrap('"InputPath": "$.a["'), 'json', '/States/A/InputPath', '['],
  [wrap('"Parameters": { "a.$": "$.a[" }'), 'json', '/States/A/Parameters', '['],
  [wrap('"Parameters": { "a.$": "x" }'), 'json', '/States/A/Parameters', '"x"'],
  [wrap('"Parameters": { "a": [{ "b.$": "States.Foo()" }] }'), 'json', '/States/A/Parameters/a[0]', 'States.Foo'],
  [wrap(String.raw`"Parameters": { "a.$": "States.Format('\"{}', $.b c)" }`), 'json', '/States/A/Parameters', ' '],
  [
    'StartAt: A\nStates:\n  A:\n    Type: Pass\n    InputPath: |-\n      $.a.\n    End: true\n',
    'yaml',
    '/States/A/InputPath',
    '.',
  ],
];

for (const [text, syntax, location, blamed] of places) {
  test(`a finding stands at ${location}, and is drawn at ${blamed}: ${text}`, () => {
    const [finding, ...others] = checkDefinition(buildMachine(parseTree(text, syntax)));
    assert.ok(finding);
    assert.deepEqual([finding.location, text.slice(finding.start, finding.end)], [location, blamed]);
    assert.equal(finding.serviceCode, 'SCHEMA_VALIDATION_FAILED');
    assert.deepEqual(others, []);
  });
}

test('variables are read out of paths and calls, and out of nothing else', () => {
  const members =
    '"InputPath": "$a", "Parameters": { "b.$": "States.Array($b, $.c[?(@.d == $c)])", "e": "$e", "f.$": "$.f" }, "Result": "$g"';
  const machine = buildMachine(parseTree(wrap(members), 'json'));
  const expressions = machine.parts.flat().flatMap(listExpressions);
  const names = expressions.flatMap((expression) => readExpression(expression).variables.map(({ name }) => name));
  assert.deepEqual(names, ['a', 'b', 'c']);
});

test('what may hold a value of a target is not judged', () => {
  const members = '"InputPath": "$.a[${Index}", "Parameters": { "a.$": "${Path}", "b.$": ${Any}, "c": "$.${Name}" }';
  assert.deepEqual(checkDefinition(buildMachine(parseTree(wrap(members), 'json'))), []);
});
