import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseTree, type Syntax } from '../../../server/src/syntax/tree.ts';
import { compareMachine } from '../../../server/src/update/compare/compare-machine.ts';
import type { MachineComparison } from '../../../server/src/update/compare/comparison.ts';
import { buildSentDefinition } from '../../../server/src/update/sent-definition.ts';
import type { Json } from '../../../server/src/update/update-request.ts';
import { DEPLOYED, getTarget, MACHINE, readUpdateFile } from '../../support/update-files.ts';

function compare(sent: string, deployed: string | undefined, syntax: Syntax = 'json'): MachineComparison {
  const request = { stateMachineArn: MACHINE, definition: sent };
  return compareMachine(request, parseTree(sent, 'json'), { ...DEPLOYED, definition: deployed }, syntax);
}

function listTexts(sent: Json, deployed: Json): string[] {
  const { changes, isSame } = compare(JSON.stringify(sent), JSON.stringify(deployed));
  assert.equal(isSame, changes.length === 0);
  return changes.map(({ part, text }) => `${part}: ${text}`);
}

const pay = { Type: 'Task', Resource: 'r', Next: 'Done' };
const machine = (states: Json, more: object = {}): Json => ({ StartAt: 'Pay', States: states, ...more });
const choice = (...rules: Json[]): Json => ({ Check: { Type: 'Choice', Choices: rules, Default: 'Done' } });
const fanOut = (...branches: Json[]): Json => ({ 'Fan out': { Type: 'Parallel', Branches: branches, End: true } });
const branch = (...states: readonly [name: string, state: Json][]): Json => ({
  StartAt: states[0]?.[0] ?? '',
  States: Object.fromEntries(states),
});
const each = (processor: Json): Json => ({ Each: { Type: 'Map', ItemProcessor: processor, End: true } });

const cases: readonly (readonly [name: string, sent: Json, deployed: Json, ...texts: string[]])[] = [
  ['nothing', machine({ Pay: pay }), machine({ Pay: pay })],
  ['a state more', machine({ Pay: pay, Done: {} }), machine({ Pay: pay }), 'state: State Done added'],
  ['a state less', machine({ Pay: pay }), machine({ Pay: pay, Done: {} }), 'state: State Done removed'],
  [
    'fields of a state, by what would happen to them',
    machine({ Pay: { ...pay, Resource: 's', Retry: [1], TimeoutSeconds: 5 } }),
    machine({ Pay: { ...pay, Retry: [], Comment: 'x' } }),
    'state: State Pay: Resource, Retry changed; TimeoutSeconds added; Comment removed',
  ],
  [
    'a transition that leads elsewhere',
    machine({ Pay: { ...pay, Next: 'Ship' } }),
    machine({ Pay: pay }),
    'transition: Transition Pay → Done goes to Ship now',
  ],
  [
    'a transition that becomes the end',
    machine({ Pay: { Type: 'Task', Resource: 'r', End: true } }),
    machine({ Pay: pay }),
    'state: State Pay: End added',
    'transition: Transition Pay → Done removed',
  ],
  [
    'the start',
    { StartAt: 'Check', States: {} },
    { StartAt: 'Pay', States: {} },
    'transition: Transition StartAt → Pay goes to Check now',
  ],
  [
    'where a choice leads to',
    machine(choice({ Condition: '1', Next: 'A' }, { Condition: '2', Next: 'B' })),
    machine(choice({ Condition: '1', Next: 'B' }, { Condition: '2', Next: 'A' })),
    'transition: Transition Check → B (Choices[0]) goes to A now',
    'transition: Transition Check → A (Choices[1]) goes to B now',
  ],
  [
    'a choice more at the front',
    machine(choice({ Condition: '0', Next: 'A' }, { Condition: '1', Next: 'B' })),
    machine(choice({ Condition: '1', Next: 'B' })),
    'state: State Check: Choices changed',
    'transition: Transition Check → A (Choices[0]) added',
  ],
  [
    'the default of a choice',
    machine(choice()),
    machine({ Check: { Type: 'Choice', Choices: [] } }),
    'transition: Transition Check → Done (Default) added',
  ],
  [
    'a catcher less',
    machine({ Pay: { ...pay, Catch: [] } }),
    machine({ Pay: { ...pay, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Sorry' }] } }),
    'state: State Pay: Catch changed',
    'transition: Transition Pay → Sorry (Catch[0]) removed',
  ],
  [
    'states in a branch',
    machine(fanOut(branch(['Pay', { ...pay, Resource: 's' }], ['New', pay]))),
    machine(fanOut(branch(['Pay', pay], ['Old', pay]))),
    'state: State Fan out › Branch 1 › Pay: Resource changed',
    'state: State Fan out › Branch 1 › New added',
    'state: State Fan out › Branch 1 › Old removed',
  ],
  [
    'the start and a field of a branch',
    machine(fanOut(branch(['A', pay]), { ...Object(branch(['B', pay])), StartAt: 'C', Comment: 'x' })),
    machine(fanOut(branch(['A', pay]), branch(['B', pay]))),
    'state: State Fan out › Branch 2: Comment added',
    'transition: Transition Fan out › Branch 2 › StartAt → B goes to C now',
  ],
  [
    'a branch more between others',
    machine(fanOut(branch(['A', pay]), branch(['B', pay]), branch(['C', pay]))),
    machine(fanOut(branch(['A', pay]), branch(['C', pay]))),
    'state: State Fan out › Branch 2 added',
  ],
  [
    'a processor',
    machine(each({ ProcessorConfig: { Mode: 'INLINE' }, ...Object(branch(['A', { ...pay, Next: 'B' }])) })),
    machine(each(branch(['A', pay]))),
    'state: State Each: ItemProcessor.ProcessorConfig added',
    'transition: Transition Each › A → Done goes to B now',
  ],
  [
    'a processor by its old name',
    machine(each(branch(['A', pay]))),
    machine({ Each: { Type: 'Map', Iterator: branch(['A', pay]), End: true } }),
    'state: State Each: ItemProcessor added; Iterator removed',
  ],
  [
    'fields of the machine',
    machine({}, { TimeoutSeconds: 600, Comment: 'b', QueryLanguage: 'JSONata', X: [1] }),
    machine({}, { TimeoutSeconds: 300, Comment: 'a', Version: '1.0', X: [2] }),
    'machine: TimeoutSeconds 300 → 600',
    'machine: Comment "a" → "b"',
    'machine: QueryLanguage added',
    'machine: X changed',
    'machine: Version removed',
  ],
  [
    'what has no form',
    machine({ Pay: [1], Check: { Choices: 1, Next: 2 } }, { StartAt: 1 }),
    machine({ Pay: {}, Check: { Choices: [], Next: 'A' } }),
    'machine: StartAt "Pay" → 1',
    'state: State Pay changed',
    'state: State Check: Choices, Next changed',
  ],
  ['no objects at all', [1], [2], 'machine: The definition changed'],
  ['names that would look like further lines', machine({ 'a\nb\u202e': {} }), machine({}), 'state: State a b  added'],
];

for (const [name, sent, deployed, ...texts] of cases) {
  test(`changes: ${name}`, () => assert.deepEqual(listTexts(sent, deployed), texts));
}

const lines = (count: number): Json =>
  machine(Object.fromEntries(Array.from({ length: count }, (_, at) => [`S${at}`, pay])));

test('more than 200 changes are counted', () => {
  const texts = listTexts(lines(250), machine({}));
  assert.equal(texts.length, 201);
  assert.equal(texts.at(-1), 'state: and 50 more in the definition');
});

test('YAML is the same as the JSON that it stands for', () => {
  const yaml = 'States:\n  A:\n    Seconds: 1.0\n    Type: Wait\n    Comment: |-\n      a\n      b\nStartAt: A\n';
  const file = readUpdateFile(`targets: { dev: { stateMachineArn: "${MACHINE}" } }`);
  const { text } = buildSentDefinition(parseTree(yaml, 'yaml'), getTarget(file)).sent;
  const json = '{"StartAt":"A","States":{"A":{"Type":"Wait","Seconds":1,"Comment":"a\\nb"}}}';
  assert.equal(compare(text, json, 'yaml').isSame, true);
  assert.equal(compare(text, json.replace('Seconds":1', 'Seconds":2'), 'yaml').isSame, false);
});

test('a definition that was not read can not be compared', () => {
  const { isSame, changes, texts } = compare('{}', undefined);
  assert.equal(isSame, false);
  assert.match(changes[0]?.text ?? '', /could not be compared/);
  assert.equal(texts, undefined);
});

test('text that is no JSON is the same only where it is the same text', () => {
  assert.equal(compare('{ "a": 1', '{ "a": 1').isSame, true);
  assert.match(compare('{}', '{ "a": 1').changes[0]?.text ?? '', /the deployed one is not JSON/);
  assert.match(compare('{ "a": 1', '{}').changes[0]?.text ?? '', /the one that would be sent is not JSON/);
});

function write(seconds: string, more: string): string {
  return `{\n  "StartAt": "A",\n  "States": {\n    "B": {\n      "N": 1,\n      "Type": "Pass"\n    },\n    "A": {\n      "Type": "Wait",\n      "Seconds": ${seconds}\n    }${more}\n  }\n}\n`;
}

test('a diff of the texts shows only differences of meaning', () => {
  const sent = '{"StartAt":"A","States":{"B":{"N":1.0,"Type":"Pass"},"A":{"Type":"Wait","Seconds":2e0}}}';
  const deployed = '{"States":{"A":{"Seconds":3,"Type":"Wait"},"Old":{},"B":{"Type":"Pass","N":1}},"StartAt":"A"}';
  const { texts } = compare(sent, deployed);
  assert.deepEqual(texts, { sent: write('2', ''), deployed: write('3', ',\n    "Old": {}'), syntax: 'json' });
  const yaml = compare(sent, deployed, 'yaml').texts;
  assert.equal(
    yaml?.sent,
    'StartAt: A\nStates:\n  B:\n    "N": 1\n    Type: Pass\n  A:\n    Type: Wait\n    Seconds: 2\n',
  );
  assert.equal(yaml.deployed, `${yaml.sent.replace('Seconds: 2', 'Seconds: 3')}  Old: {}\n`);
});
