import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MachineType, State } from '../../../server/src/asl/machine.ts';
import { buildDocument, type Document } from '../../../server/src/features/document.ts';
import { findValue } from '../../../server/src/syntax/node.ts';
import { assertSameFindings, build, TEXT, UPDATE } from './versions.ts';

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

function findState(document: Document, name: string): State | undefined {
  return document.getMachine().states.find((state) => state.name === name);
}

test('states that an edit leaves alone are the same, through several versions', () => {
  const first = build(TEXT);
  const { states } = first.getMachine();
  const second = build(TEXT.replace('"a": 1', '"a": 12'), first);
  assert.equal(findState(second, 'A'), states[0]);
  assert.equal(findState(second, 'A')?.scope, second.getMachine().scopes[0]);
  const third = build(TEXT.replace('"a": 1', '"a": 123'), second);
  assert.equal(findState(third, 'A'), states[0]);
  assert.notEqual(findState(third, 'B'), states.at(-1));
});

/** The checks that a version leaves, as far as they are of that type. */
function countChecks(document: Document, type: MachineType): number {
  return document.handOver()?.checks.find(type)?.size ?? 0;
}

test('what was found out about a state is handed on, also by a version that was dropped midway', () => {
  const first = build(TEXT);
  first.getDefinitionFindings('STANDARD');
  const second = build(`\n${TEXT}`, first);
  second.findDefinitionFindings('STANDARD').next();
  // All but the state with a name that is too long, which is said outside of it.
  assert.equal(countChecks(second, 'STANDARD'), first.getMachine().states.length - 1);
});

test('what nobody asks for any more is dropped', () => {
  let document = build(TEXT);
  document.getDefinitionFindings('EXPRESS');
  for (let version = 0; version < 30; version++) {
    document = build(`${document.text} `, document);
    document.getDefinitionFindings('STANDARD');
  }
  const legacy = document.handOver();
  assert.ok(legacy);
  assert.ok(legacy.checks.find('STANDARD'));
  assert.equal(legacy.checks.find('EXPRESS'), undefined);
});

test('the tree of an update file is not taken over: what is said of its definition holds on to its nodes', () => {
  const first = buildDocument('file:///orders.asl.update.json', UPDATE, 1, '{ "targets": {} }');
  const { root } = first.tree;
  const second = buildDocument('file:///orders.asl.update.json', UPDATE, 2, '{ "targets": {}  }', first);
  assert.notEqual(second.tree.root, root);
  assert.equal(first.tree.root, root);
});

/** States, each with an expression that the JSONata library has to be asked about. */
function writeAsking(count: number): string {
  return Array.from(
    { length: count },
    (_, index) => `"S${index}": { "Type": "Pass", "Output": "{% $f${index}( %}", "End": true }`,
  ).join(', ');
}

function writeMachine(states: string): string {
  return `{ "QueryLanguage": "JSONata", "StartAt": "S0", "States": { ${states}, "Z": { "Type": "Succeed" } } }`;
}

test('the limit on questions to the JSONata library counts those that were kept', () => {
  const many = Array.from({ length: 60 }, (_, index) => `"{% $g${index}( %}"`).join(', ');
  const few = writeMachine(writeAsking(1990));
  const more = writeMachine(`"T": { "Type": "Pass", "Output": [${many}], "End": true }, ${writeAsking(1990)}`);
  for (const [from, to] of [
    [few, more],
    [more, few],
    [more, `\n${more}`],
  ] as const) {
    const first = build(from);
    first.getDefinitionFindings('STANDARD');
    assertSameFindings(build(to, first), 'STANDARD');
  }
});

test('a long text that is pasted is not read at one go when the next key comes', () => {
  const states = Array.from({ length: 20_000 }, (_, at) => `"P${at}": { "Type": "Pass", "Next": "P${at + 1}" }`);
  const pasted = TEXT.replace('"States": {', () => `"States": { ${states.join(', ')},`);
  const first = build(TEXT);
  assert.ok(first.tree.root);
  const second = build(pasted, first);
  second.prepare().next();
  assert.equal(second.handOver(), undefined, 'what is missing is more than a few steps');
  assertSameFindings(build(TEXT, second), 'STANDARD');
});
