import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseTree } from '../../../server/src/syntax/tree.ts';
import { explainFailure } from '../../../server/src/update/explain/explain-failure.ts';
import { parseInvalidDefinition } from '../../../server/src/update/explain/invalid-definition.ts';
import { buildSentDefinition } from '../../../server/src/update/sent-definition.ts';
import { definitionTexts } from '../../support/definition-texts.ts';
import { getTarget, MACHINE, readUpdateFile } from '../../support/update-files.ts';

const source = `{
  "StartAt": "A",
  "QueryLanguage": "JSONPath",
  "States": {
    "A": { "Type": "Pass", "Next": "B", "Color": 1 },
    "a/b": { "Type": "Pass", "Next": "look at me" },
    "look at me": { "Type": "Pass", "Next": "say \\"hi\\"" },
    "say \\"hi\\"": { "Type": "Pass", "Next": "x, NO_CODE: y" },
    "x, NO_CODE: y": { "Type": "Pass", "Next": "Change " },
    "Change ": { "Type": "Pass", "End": true },
    "at /States/A": { "Type": "Pass", "End": true },
    "C": {
      "Type": "Choice",
      "Choices": [{ "Next": "A" }, { "Next": "B" }],
      "Default": "A"
    },
    "T": { "Type": "Task", "Resource": "r", "Parameters": { "parsed.$": "1" }, "Catch": [{ "Next": "A" }], "Credentials": {} },
    "P": { "Type": "Parallel", "Branches": [{ "StartAt": "X", "States": { "X": { "Type": "Pass" } } }] },
    "M": { "Type": "Map", "ItemProcessor": { "StartAt": "X", "States": { "X": { "Type": "Pass" } } } },
    "E": { "Type": "Pass", "Output": { "v": "{% 1 %}" } }
  }
}`;

const file = readUpdateFile(`targets:\n  dev:\n    stateMachineArn: ${MACHINE}\n`);

function explain(body: string, text = source): { code: string; message: string; at: string; line: number }[] {
  const target = getTarget(file);
  const { sent } = buildSentDefinition(parseTree(text, 'json'), target);
  const message = `Invalid State Machine Definition: '${body}'`;
  const failure = { name: 'InvalidDefinition', message, operation: 'UpdateStateMachine' };
  return explainFailure(failure, { target, sent }, file).placed.map(({ where, finding }) => {
    assert.equal(where, 'definition');
    assert.equal(finding.serviceCode, finding.code);
    const at = text.slice(finding.start, finding.end);
    return { code: finding.code, message: finding.message, at, line: text.slice(0, finding.start).split('\n').length };
  });
}

for (const [code, text, location, drawn] of definitionTexts) {
  test(`${text} at ${location}`, () => {
    const found = explain(`${code}: ${text} at ${location}`);
    assert.deepEqual(
      found.map(({ code: said, message, at }) => ({ code: said, message, at })),
      [{ code, message: text.trim(), at: drawn }],
    );
  });
}

test('all the texts of one kind can come in one message, each with its own place', () => {
  const message = definitionTexts.map(([code, text, location]) => `${code}: ${text} at ${location}`).join(', ');
  const found = explain(message).map(({ code, message: text, at }) => [code, text, at]);
  assert.deepEqual(
    found,
    definitionTexts.map(([code, text, , drawn]) => [code, text.trim(), drawn]),
  );
});

test('the real message with two items', () => {
  const found = explain(
    'MISSING_TRANSITION_TARGET: Missing \'Next\' target: pass3 at /States/pass1/Next, MISSING_TRANSITION_TARGET: State "pass2" is not reachable. at /States/pass2',
    '{ "StartAt": "pass1", "States": {\n "pass1": { "Next": "pass3" },\n "pass2": {} } }',
  );
  assert.deepEqual(
    found.map(({ at, line }) => [at, line]),
    [
      ['"pass3"', 2],
      ['"pass2"', 3],
    ],
  );
});

test('text that is no JSON has a line and a column, and stands before them', () => {
  const quoted = '{\\n \\"x\\": not, ODD_CODE: y at /z';
  const message = `INVALID_JSON_DESCRIPTION: Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n at [Source: (String)"${quoted}"; line: 2, column: 10] at [Source: (String)"${quoted}"; line: 2, column: 10]`;
  const [found, ...others] = explain(message, '{\n "x": not, ODD_CODE: y at /z');
  assert.deepEqual(others, []);
  assert.equal(found?.at, 'not');
  assert.equal(found?.line, 2);
  assert.match(found?.message ?? '', /^Unrecognized token 'not': .*'false'\)$/);
});

test('the recorded text about what is no definition', () => {
  const message =
    "INVALID_JSON_DESCRIPTION: Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n at [Source: (String)\"not a definition\"; line: 1, column: 4] at [Source: (String)\"not a definition\"; line: 1, column: 4]";
  assert.equal(explain(message, 'not a definition')[0]?.at, 'not');
});

test('messages of old name neither text nor States', () => {
  const old = explain('SCHEMA_VALIDATION_FAILED at /C/Choices/1, SCHEMA_VALIDATION_FAILED');
  assert.deepEqual(
    old.map(({ code, at }) => [code, at]),
    [
      ['SCHEMA_VALIDATION_FAILED', '"Next"'],
      ['SCHEMA_VALIDATION_FAILED', '{'],
    ],
  );
  assert.equal(explain('SCHEMA_VALIDATION_FAILED at /Change /End')[0]?.at, 'true');
});

test('nothing is dropped: what can not be read stands on the first line', () => {
  for (const body of [
    'something new',
    'NEW_CODE: something new',
    '',
    'NO_DOLLAR',
    'TestState API does not support Map or Parallel states.',
  ]) {
    const [found] = explain(body);
    assert.equal(found?.at, '{', body);
    assert.ok(found.message.length > 0);
  }
});

test('a place that the definition lacks stands at its nearest parent', () => {
  assert.equal(
    explain('SCHEMA_VALIDATION_FAILED: Value cannot be empty at /States/A/Retry[0]/ErrorEquals')[0]?.at,
    '"A"',
  );
});

test('without a tree, the last thing in the form of a place is the place', () => {
  const [item] = parseInvalidDefinition(
    "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Reference at /x is odd at /States/a b/Next'",
    () => false,
  );
  assert.deepEqual(item, {
    code: 'SCHEMA_VALIDATION_FAILED',
    text: 'Reference at /x is odd',
    location: '/States/a b/Next',
    position: undefined,
  });
});

test('places lead through substitutions and YAML back to the file', () => {
  const yaml = '# first\nStartAt: A\nStates:\n  A:\n    Type: Wait\n    Seconds: ${Wait}\n    End: true\n';
  const values = readUpdateFile(
    `targets:\n  dev:\n    stateMachineArn: ${MACHINE}\n    definitionSubstitutions: { Wait: 100000000 }\n`,
  );
  const target = getTarget(values);
  const { sent } = buildSentDefinition(parseTree(yaml, 'yaml'), target);
  const message =
    "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Maximum value is 99999999 at /States/A/Seconds, MISSING_END_STATE: Workflow has no terminal state at null'";
  const failure = { name: 'InvalidDefinition', message, operation: 'UpdateStateMachine' };
  const [first, second] = explainFailure(failure, { target, sent }, values).placed;
  assert.equal(yaml.slice(first?.finding.start, first?.finding.end), '${Wait}');
  assert.match(first?.finding.message ?? '', /^Maximum value is 99999999 .*\$\{Wait\} is 100000000/);
  assert.equal(second?.finding.start, yaml.indexOf('StartAt'));
});
