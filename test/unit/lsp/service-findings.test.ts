import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ServiceFindings } from '../../../server/src/lsp/service-findings.ts';
import { buildLines } from '../../../server/src/text/lines.ts';

const definition = 'file:///a/orders%23new.asl.json';
const updateFile = 'file:///a/orders.asl.update.yaml';
const source = { uri: updateFile, lines: buildLines('Seconds: 3\n') };
const finding = {
  start: 10,
  end: 14,
  code: 'SCHEMA_VALIDATION_FAILED',
  severity: 'error' as const,
  message: 'No.',
  related: [
    { start: 9, end: 10, message: 'The value.', source },
    { start: 20, end: 24, message: 'The other one.' },
  ],
};

test('findings move with an edit before them, and go with one of their place', () => {
  const findings = new ServiceFindings();
  findings.set(definition, 'dev', [finding]);
  assert.deepEqual(findings.move(definition, [{ start: 0, end: 1, text: 'abc' }]), [definition]);
  const [moved] = findings.find(definition);
  assert.deepEqual([moved?.start, moved?.end], [12, 16]);
  assert.deepEqual(
    moved?.related?.map(({ start }) => start),
    [9, 22],
  );
  assert.deepEqual(findings.move(definition, [{ start: 13, end: 14, text: '' }]), [definition]);
  assert.deepEqual(findings.find(definition), []);
  assert.deepEqual(findings.move(definition, [{ start: 0, end: 0, text: ' ' }]), []);
});

test('a place in another file is told until that file is edited', () => {
  const findings = new ServiceFindings();
  findings.set(definition, 'dev', [finding]);
  const edits = [{ start: 0, end: 0, text: '# a comment\n' }];
  assert.deepEqual(findings.move('file:///a/other.asl.json', edits), []);
  assert.deepEqual(findings.move(updateFile, edits), [definition]);
  const [kept] = findings.find(definition);
  assert.equal(kept?.start, finding.start);
  assert.deepEqual(
    kept?.related?.map(({ message }) => message),
    ['The other one.'],
  );
  assert.deepEqual(findings.move(updateFile, edits), []);
});
