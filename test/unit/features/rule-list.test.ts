import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { toDiagnostic } from '../../../server/src/features/diagnostics.ts';
import { ADJUSTABLE_RULES, ALL_RULES, readLevels } from '../../../server/src/features/rule-list.ts';
import { buildText, json } from './marked-text.ts';

test('every rule has a code of its own, examples and a page', () => {
  const codes = ALL_RULES.map(({ code }) => code);
  assert.deepEqual([...new Set(codes)], codes);
  for (const { code, examples } of ALL_RULES) {
    assert.ok(examples.good.length > 0 && examples.bad.length > 0, code);
    const page = new URL(`../../../docs/rules/${code}.md`, import.meta.url);
    assert.ok(existsSync(page), `${code} has no page: run \`npm run generate\`.`);
  }
});

test('of a setting, what names no rule or no severity is left out', () => {
  assert.deepEqual(
    [...readLevels({ 'state-reachable': 'off', 'no-rule': 'off', 'value-kind': 'loud', x: 1 })],
    [['state-reachable', 'off']],
  );
  for (const value of [undefined, null, 'off', 1, [], ['off']]) assert.equal(readLevels(value).size, 0);
});

test('what can’t be read keeps its severity', () => {
  const codes = new Set(ADJUSTABLE_RULES.map(({ code }) => code));
  assert.ok(codes.has('state-reachable') && codes.has('suppression-used'));
  assert.ok(!codes.has('text-parses') && !codes.has('readable-text'));
});

test('a code links to the page of its rule where the client shows it, and to AWS’s documentation otherwise', () => {
  const document = buildText(json, '{}');
  const link = 'https://docs.aws.amazon.com/';
  const toHref = (code: string, pages?: string): string | undefined => {
    const finding = { start: 0, end: 1, code, severity: 'error' as const, message: 'No.', link };
    return toDiagnostic(document, finding, 'asl', pages).codeDescription?.href;
  };
  assert.equal(toHref('state-reachable', 'pages:/'), 'pages:/state-reachable.md');
  assert.equal(toHref('state-reachable'), link);
  assert.equal(toHref('MISSING_TRANSITION_TARGET', 'pages:/'), link);
});
