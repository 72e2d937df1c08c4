import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MachineType } from '../../../server/src/asl/machine.ts';
import { RULES } from '../../../server/src/asl/rules/index.ts';
import { buildDocument, type Document } from '../../../server/src/features/document.ts';
import type { FileKind } from '../../../server/src/features/file-kind.ts';
import { findValue } from '../../../server/src/syntax/node.ts';
import { applyEdits } from '../../../server/src/text/range.ts';
import type { Target } from '../../../server/src/update/model.ts';
import { parseExample } from '../../support/examples.ts';
import { makeDefinition } from '../../fuzz/definitions.ts';
import { makeEdit } from '../../fuzz/mutate.ts';
import { Random } from '../../fuzz/random.ts';

const UPDATE = { kind: 'update', syntax: 'jsonc' } as const;
const KIND = { kind: 'definition', syntax: 'json' } as const;

function build(text: string, before?: Document, kind: FileKind = KIND): Document {
  return buildDocument('file:///orders.asl.json', kind, 1, text, before);
}

function assertSameFindings(document: Document, type: MachineType): void {
  const fresh = build(document.text).getDefinitionFindings(type);
  assert.deepEqual(document.getDefinitionFindings(type), fresh, document.text);
}

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

const LONG_NAME = 'F'.repeat(90);

const TEXT = `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Next": "B" },
    "P": { "Type": "Parallel", "End": true, "Branches": [
      { "StartAt": "C", "States": { "C": { "Type": "Pass", "Nxt": "D", "End": true } } },
      { "StartAt": "E", "States": { "E": { "Type": "Pass", "Output": "{% $a %}", "Nxt": 1, "Result": { "a.$": "$.b" } } } }
    ] },
    "${LONG_NAME}":  { "Type": "Succeed" },
    "B": { "Type": "Pass", "Assign": { "a": 1 }, "Next": "P" }
  }
}`;

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

test('a version that has handed on its tree reads its text again', () => {
  const first = build(TEXT);
  const { tree } = first;
  const second = build(`\n${TEXT}`, first);
  assert.equal(second.tree.root, tree.root);
  assert.notEqual(first.tree.root, tree.root);
  assert.equal(first.tree.root?.start, 0);
  assertSameFindings(first, 'STANDARD');
});

test('a tree that somebody keeps stays as it is', () => {
  const first = build(TEXT);
  const { root } = first.keepTree();
  const second = build(`\n${TEXT}`, first);
  assert.equal(second.tree.root?.start, 1);
  assert.equal(root?.start, 0);
  assert.equal(findValue(root, 'States')?.parent, root);
});

test('versions that nobody looks at stand in nobody’s way', () => {
  const first = build(TEXT);
  const { root } = first.tree;
  const second = build(`\n${TEXT}`, first);
  const third = build(`\n\n${TEXT}`, second);
  assert.equal(third.tree.root, root);
  assert.equal(third.tree.root?.start, 2);
  assert.equal(second.tree.root?.start, 1);
});
