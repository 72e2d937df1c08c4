import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RULES } from '../../../server/src/asl/rules/index.ts';
import { buildDocument } from '../../../server/src/features/document.ts';
import { applyEdits } from '../../../server/src/text/range.ts';
import type { Target } from '../../../server/src/update/model.ts';
import { parseExample } from '../../support/examples.ts';
import { makeDefinition } from '../../fuzz/definitions.ts';
import { makeEdit } from '../../fuzz/mutate.ts';
import { Random } from '../../fuzz/random.ts';
import { assertSameFindings, build, KIND, TEXT, UPDATE } from './versions.ts';

/** Edits a text several times. Some versions nobody looks at, and of some no more than the first steps are made. */
function editInTurn(random: Random, first: string, count: number): void {
  let document = build(first);
  document.getDefinitionFindings('STANDARD');
  for (let edit = 0; edit < count; edit++) {
    const type = random.chance(0.8) ? 'STANDARD' : 'EXPRESS';
    document = build(applyEdits(document.text, [makeEdit(random, document.text)]), document);
    const chance = random.next();
    if (chance < 0.1) continue;
    if (chance < 0.2) {
      const steps = document.findDefinitionFindings(type);
      for (let step = random.below(20); step > 0; step--) steps.next();
    } else assertSameFindings(document, type);
  }
}

test('whatever is edited, the findings are those of a text that is opened anew', () => {
  const random = new Random(2026);
  for (let round = 0; round < 120; round++) {
    editInTurn(random, JSON.stringify(makeDefinition(random), null, random.below(3)), 12);
  }
});

test('so they are in the examples of every rule', () => {
  const random = new Random(4);
  for (const { examples } of RULES) {
    for (const example of [...examples.good, ...examples.bad]) {
      const { text, syntax } = parseExample(example);
      if (syntax === 'json') editInTurn(random, text, 8);
    }
  }
});

/** With values, of a type each. */
function listTargets(...types: readonly [string, string]): readonly Target[] {
  const [dev, prod] = types.map((type, index) => ({
    type,
    definitionSubstitutions: { Prefix: 'ST'[index], Amount: [1, 'many'][index] },
  }));
  const text = JSON.stringify({ targets: { dev, prod } });
  return buildDocument('file:///orders.asl.update.json', UPDATE, 1, text).getUpdateFile().targets;
}

test('so they are with the values of targets', () => {
  const random = new Random(6);
  const variants = [listTargets('STANDARD', 'EXPRESS'), listTargets('EXPRESS', 'STANDARD')] as const;
  assert.deepEqual(
    variants.map((targets) => targets.length),
    [2, 2],
  );
  for (let round = 0; round < 60; round++) {
    const definition = JSON.stringify(makeDefinition(random), null, random.below(3));
    const text = definition.replaceAll(/("Next": ?")S/g, '$1${Prefix}').replaceAll(/: ?\d+/g, ':${Amount}');
    // JSON is YAML too.
    const kind = random.chance(0.7) ? KIND : ({ kind: 'definition', syntax: 'yaml' } as const);
    let document = build(text, undefined, kind);
    for (let edit = 0; edit < 10; edit++) {
      document = build(applyEdits(document.text, [makeEdit(random, document.text)]), document, kind);
      const fresh = build(document.text, undefined, kind);
      for (const target of random.pick(variants)) {
        if (random.chance(0.2)) continue;
        assert.deepEqual(document.getSentFindings(target), fresh.getSentFindings(target), document.text);
      }
    }
  }
});

test('a target that becomes one of another type is checked as such', () => {
  const text = `{ "StartAt": "\${Prefix}", "States": { "S": { "Type": "Map", "End": true, "ItemProcessor": {
    "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS" },
    "StartAt": "I", "States": { "I": { "Type": "Succeed" } } } } } }`;
  const document = build(text);
  for (const type of ['STANDARD', 'EXPRESS', 'STANDARD']) {
    const [target] = listTargets(type, type);
    assert.ok(target);
    const isRefused = document.getSentFindings(target).some(({ code }) => code === 'express-allowed');
    assert.equal(isRefused, type === 'EXPRESS');
  }
});

const edits: readonly { readonly title: string; readonly from: string; readonly to: string }[] = [
  { title: 'the name of a state around it', from: '"P":', to: '"Q":' },
  { title: 'its own name', from: '"E": {', to: '"EE": {' },
  { title: 'its name, which gets too long', from: '"A": {', to: `"${'A'.repeat(90)}": {` },
  { title: 'what stands between a name that is too long and its state', from: '":  {', to: '":   {' },
  { title: 'the name of what is assigned elsewhere', from: '"a": 1', to: '"aa": 1' },
  { title: 'the language of the machine', from: '"StartAt": "A",', to: '"StartAt": "A", "QueryLanguage": "JSONata",' },
  { title: 'the branch before it', from: '{ "StartAt": "C"', to: '{}, { "StartAt": "C"' },
  { title: 'a line before it', from: '"States": {\n    "A"', to: '"States": {\n\n    "A"' },
  { title: 'the type of the state around it', from: '"Parallel"', to: '"Map"' },
  { title: 'where another state stands', from: '"Next": "P"', to: '"Next": "E"' },
  { title: 'an ending of lines', from: ',\n  "States"', to: ',\r\n  "States"' },
  { title: 'that it can be read', from: '"A": {', to: '"A: {' },
];

for (const { title, from, to } of edits) {
  test(`what is said of a state is right after an edit of ${title}, and when that is taken back`, () => {
    const first = build(TEXT);
    assert.ok(first.getDefinitionFindings('STANDARD').length >= 3);
    const second = build(TEXT.replace(from, to), first);
    assert.notEqual(second.text, TEXT);
    assertSameFindings(second, 'STANDARD');
    assertSameFindings(build(TEXT, second), 'STANDARD');
  });
}
