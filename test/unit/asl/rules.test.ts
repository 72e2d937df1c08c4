import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { checkDefinition } from '../../../server/src/asl/check.ts';
import { buildMachine } from '../../../server/src/asl/build-machine.ts';
import type { Example } from '../../../server/src/asl/rule.ts';
import { RULES } from '../../../server/src/asl/rules/index.ts';
import { parseTree, type Syntax } from '../../../server/src/syntax/tree.ts';
import type { Finding } from '../../../server/src/text/finding.ts';
import { applyEdits } from '../../../server/src/text/range.ts';
import { parseExample, toDrawnRange } from '../../support/examples.ts';

function check(text: string, syntax: Syntax, example: Example): Finding[] {
  const type = typeof example === 'string' ? undefined : example.type;
  return checkDefinition(buildMachine(parseTree(text, syntax), type));
}

const order = (a: { start: number; code: string }, b: { start: number; code: string }): number =>
  a.start - b.start || a.code.localeCompare(b.code);

for (const rule of RULES) {
  test(`${rule.code} has a file of its name`, () => {
    assert.ok(existsSync(new URL(`../../../server/src/asl/rules/${rule.code}.ts`, import.meta.url)));
  });

  for (const [kind, examples] of Object.entries(rule.examples)) {
    examples.forEach((example: Example, index: number) => {
      test(`${rule.code}: the findings of ${kind} example ${index + 1} are those that it marks`, () => {
        const { text, syntax, expected } = parseExample(example);
        const findings = check(text, syntax, example);
        // Rules that are off mark their own examples alone.
        const heard = findings.filter(({ code, isOptional }) => !isOptional || code === rule.code);
        const found = heard.map((finding) => ({ code: finding.code, ...toDrawnRange(text, finding) }));
        const marked = expected.map(({ code, start, end }) => ({ code: code ?? rule.code, start, end }));
        assert.deepEqual(found.toSorted(order), marked.toSorted(order), JSON.stringify(findings, undefined, 1));
        assert.equal(
          expected.some(({ code }) => code === undefined),
          kind === 'bad',
          'bad examples mark the rule, good ones nothing',
        );
      });

      test(`${rule.code}: every fix of ${kind} example ${index + 1} resolves its finding`, () => {
        const { text, syntax } = parseExample(example);
        for (const finding of check(text, syntax, example)) {
          for (const fix of finding.fixes ?? []) {
            const fixed = applyEdits(text, fix.edits);
            const before = check(text, syntax, example).filter(({ code }) => code === finding.code).length;
            const after = check(fixed, syntax, example).filter(({ code }) => code === finding.code).length;
            assert.ok(after < before, `${fix.title} left it:\n${fixed}`);
            assert.deepEqual(parseTree(fixed, syntax).problems, []);
          }
        }
      });
    });
  }
}

test('codes are unique, in kebab case, and linked', () => {
  const codes = RULES.map(({ code }) => code);
  assert.deepEqual([...new Set(codes)], codes);
  for (const { code, link } of RULES) {
    assert.match(code, /^[a-z]+(-[a-z]+)*$/);
    assert.match(link, /^https:\/\//);
  }
});

test('what the service was not seen to refuse is a warning', () => {
  const { examples } = RULES.find(({ code }) => code === 'field-fits-query-language') ?? assert.fail();
  const severities = examples.bad.map((example) => {
    const { text, syntax } = parseExample(example);
    return check(text, syntax, example).map(({ severity }) => severity);
  });
  assert.deepEqual(severities, [['error'], ['error'], ['error'], ['warning']]);
});

const MANY = 5000;
/** Of one rule. */
const MOST = 100;
const buildChain = (start: string, next: (index: number) => string): string => {
  const states = Array.from({ length: MANY }, (_, at) => `"S${at}": { "Type": "Pass", "Next": "${next(at)}" }`);
  return `{ "StartAt": "${start}", "States": { "End": { "Type": "Succeed" }, ${states.join(', ')} } }`;
};

for (const [title, text, count] of [
  ['a StartAt that is being typed', buildChain('S', (index) => `S${index + 1}`), 4],
  ['a ring that nothing enters', buildChain('End', (index) => `S${(index + 1) % MANY}`), MOST],
  ['targets that are all missing', buildChain('End', (index) => `T${index}`), MOST * 2],
  ['fields that are all unknown', `{ ${Array.from({ length: MANY }, (_, at) => `"f${at}": 1`).join(', ')} }`, MOST + 1],
] as const) {
  test(`the cost of a check grows with the text alone: ${title}`, { timeout: 10_000 }, () => {
    const started = process.cpuUsage();
    assert.equal(check(text, 'json', text).length, count);
    const { user } = process.cpuUsage(started);
    assert.ok(user < 2_500_000, `${user} µs`);
  });
}
