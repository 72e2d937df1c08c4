import { deepEqual } from 'node:assert/strict';
import { suite, test } from 'node:test';
import { applyLevels, type Level } from '../../../server/src/text/finding-levels.ts';
import type { Finding } from '../../../server/src/text/finding.ts';

const finding: Finding = { code: 'some-rule', severity: 'warning', message: 'Something.', start: 0, end: 1 };

function listSeverities(finding: Finding, ...levels: readonly (readonly [string, Level])[]): string[] {
  return applyLevels([finding], new Map(levels)).map(({ severity }) => severity);
}

suite('levels', () => {
  test('a rule that nobody names keeps its severity', () => {
    deepEqual(listSeverities(finding), ['warning']);
    deepEqual(listSeverities(finding, ['another-rule', 'off']), ['warning']);
  });

  test('a rule has the level that somebody gives it', () => {
    deepEqual(listSeverities(finding, ['some-rule', 'error']), ['error']);
    deepEqual(listSeverities(finding, ['some-rule', 'off']), []);
  });

  test('an optional rule is off until somebody names it', () => {
    const optional = { ...finding, isOptional: true };
    deepEqual(listSeverities(optional), []);
    deepEqual(listSeverities(optional, ['some-rule', 'hint']), ['hint']);
  });

  test('without text that can be read nothing is known, whatever somebody wants', () => {
    deepEqual(listSeverities({ ...finding, code: 'text-parses', severity: 'error' }, ['text-parses', 'off']), [
      'error',
    ]);
  });
});
