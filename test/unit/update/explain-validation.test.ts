import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseTree } from '../../../server/src/syntax/tree.ts';
import { explainValidation } from '../../../server/src/update/explain/explain-validation.ts';
import { buildSentDefinition } from '../../../server/src/update/sent-definition.ts';
import type { ServiceDiagnostic } from '../../../server/src/update/update-request.ts';
import { getTarget, MACHINE, readUpdateFile } from '../../support/update-files.ts';

const text = `targets:\n  dev:\n    stateMachineArn: ${MACHINE}\n`;
const file = readUpdateFile(text);
const target = getTarget(file);
const yaml = 'StartAt: A\nStates:\n  A:\n    Type: Pass\n    Next: B\n';
const { sent } = buildSentDefinition(parseTree(yaml, 'yaml'), target);

const diagnostics: readonly ServiceDiagnostic[] = [
  { severity: 'WARNING', code: 'W', message: 'Careful.', location: '/States/A' },
  {
    severity: 'ERROR',
    code: 'MISSING_TRANSITION_TARGET',
    message: "Missing 'Next' target: B",
    location: '/States/A/Next',
  },
  {
    severity: 'ERROR',
    code: 'SCHEMA_VALIDATION_FAILED',
    message: "Field 'Type' is not supported",
    location: '/States/A',
  },
  { severity: 'ERROR', code: 'MISSING_END_STATE', message: 'Workflow has no terminal state' },
  { severity: 'ERROR', code: 'X', message: 'Gone.', location: '/States/Gone/Next' },
];

test('what a validation says stands where a refusal of the same would', () => {
  const placed = explainValidation(diagnostics, { sent, target }, file);
  assert.deepEqual(
    placed.map(({ where, finding }) => [
      where,
      finding.severity,
      yaml.slice(finding.start, finding.end),
      finding.message,
    ]),
    [
      ['definition', 'error', 'B', "Missing 'Next' target: B"],
      ['definition', 'error', 'Type', "Field 'Type' is not supported"],
      ['definition', 'error', 'S', 'Workflow has no terminal state'],
      ['definition', 'error', 'States', 'Gone.'],
      ['definition', 'warning', 'A', 'Careful.'],
    ],
  );
  assert.equal(placed[0]?.finding.code, 'MISSING_TRANSITION_TARGET');
});

test('text that is no JSON to the service is marked where its reader stopped', () => {
  const message = `Unexpected character\n at [Source: (String)"x"; line: 2, column: 12]`;
  const [placed] = explainValidation(
    [{ severity: 'ERROR', code: 'INVALID_JSON_DESCRIPTION', message }],
    { sent, target },
    file,
  );
  assert.equal(placed?.finding.message, 'Unexpected character');
  assert.equal(yaml.slice(placed.finding.start, placed.finding.end), 'StartAt');
});

test('where no definition was sent, nothing is dropped', () => {
  const placed = explainValidation(diagnostics, { sent: undefined, target }, file);
  assert.equal(placed.length, diagnostics.length);
  for (const { finding } of placed) assert.equal(text.slice(finding.start, finding.end), MACHINE);
});
