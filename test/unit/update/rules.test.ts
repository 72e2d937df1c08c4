import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { checkUpdateFile } from '../../../server/src/update/check.ts';
import { buildUpdateFile } from '../../../server/src/update/model.ts';
import type { UpdateExample } from '../../../server/src/update/rule.ts';
import { UPDATE_RULES } from '../../../server/src/update/rules/index.ts';
import { parseTree, type Syntax } from '../../../server/src/syntax/tree.ts';
import type { Finding } from '../../../server/src/text/finding.ts';
import { applyEdits } from '../../../server/src/text/range.ts';
import { parseExample, toDrawnRange } from '../../support/examples.ts';

const standard = { definition: 'found', hasSibling: true } as const;

function check(text: string, syntax: Syntax, { context = standard }: UpdateExample): Finding[] {
  return checkUpdateFile(buildUpdateFile(parseTree(text, syntax)), context);
}

/** What is found, drawn as one would draw it by hand. */
function draw(text: string, findings: readonly { code: string; start: number; end: number }[]): string[] {
  const lines = findings.map(({ code, start, end }) => {
    const range = toDrawnRange(text, { start, end });
    return `${range.start}-${range.end} ${code} "${text.slice(range.start, range.end)}"`;
  });
  return lines.toSorted();
}

for (const rule of UPDATE_RULES) {
  for (const [kind, examples] of Object.entries(rule.examples)) {
    examples.forEach((example, index) => {
      test(`${rule.code}: ${kind} example ${index + 1}`, () => {
        const { text, syntax, expected } = parseExample(example);
        const findings = check(text, syntax, example);
        const wanted = expected.map((place) => ({ ...place, code: place.code ?? rule.code }));
        assert.deepEqual(draw(text, findings), draw(text, wanted));
        if (kind === 'good') assert.deepEqual(expected, []);
        else assert.ok(findings.some(({ code }) => code === rule.code));
        for (const finding of findings) assertFixes(text, syntax, example, finding, findings);
      });
    });
  }
}

/** Every fix must take its finding away and bring no new error. */
function assertFixes(text: string, syntax: Syntax, example: UpdateExample, finding: Finding, before: Finding[]): void {
  for (const { title, edits } of finding.fixes ?? []) {
    const after = check(applyEdits(text, edits), syntax, example);
    const count = (findings: readonly Finding[]): number =>
      findings.filter(({ code, message }) => code === finding.code && message === finding.message).length;
    assert.ok(count(after) < count(before), `${title}: the finding stays in\n${applyEdits(text, edits)}`);
    const known = new Set(before.map(({ code }) => code));
    const added = after.filter(({ code, severity }) => severity === 'error' && !known.has(code));
    assert.deepEqual(added, [], `${title} brings new errors`);
  }
}

test('every rule file is in the list under its own name, and every code is there once', () => {
  const folder = new URL('../../../server/src/update/rules/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'index.ts');
  assert.deepEqual(UPDATE_RULES.map(({ code }) => `${code}.ts`).toSorted(), files.toSorted());
});
