import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildMachine } from '../../../server/src/asl/build-machine.ts';
import { type Assignedness, getVariables } from '../../../server/src/asl/variables.ts';
import { parseTree } from '../../../server/src/syntax/tree.ts';

type Fields = Record<string, unknown>;

/** What is known of $x at each of the states, of which the first is the start. */
function find(states: Record<string, Fields>, language = 'JSONata'): Record<string, Assignedness> {
  const definition = { QueryLanguage: language, StartAt: Object.keys(states)[0], States: states };
  const machine = buildMachine(parseTree(JSON.stringify(definition), 'json'));
  const { getAssignedness } = getVariables(machine);
  return Object.fromEntries(machine.states.map((state) => [state.name, getAssignedness('x', state)]));
}

const pass = (next: string, assign?: Fields): Fields => ({
  Type: 'Pass',
  Next: next,
  ...(assign && { Assign: assign }),
});
const end = { Type: 'Succeed' };
const SETS = { x: 1 };

function choose(rule: Fields, rest: Fields = {}): Fields {
  return { Type: 'Choice', Choices: [{ Condition: true, Next: 'B', ...rule }], Default: 'C', ...rest };
}

test('a state sees what the states before it assign, and not what it assigns itself', () => {
  assert.deepEqual(find({ A: pass('B', SETS), B: pass('C'), C: end }), { A: 'later', B: 'always', C: 'always' });
});

test('one of two ways is not enough', () => {
  assert.equal(find({ A: choose({ Assign: SETS }), B: pass('C'), C: end })['C'], 'sometimes');
  assert.equal(find({ A: choose({}), B: pass('C', SETS), C: end })['C'], 'sometimes');
  // The state's own Assign is for the rules without one.
  assert.equal(find({ A: choose({}, { Assign: SETS }), B: pass('C'), C: end })['C'], 'always');
  assert.equal(find({ A: choose({ Assign: { y: 1 } }, { Assign: SETS }), B: pass('C'), C: end })['C'], 'sometimes');
});

test('a state that fails assigns nothing but what its catcher does', () => {
  const task = (catcher: Fields): Fields => ({
    ...pass('B', SETS),
    Type: 'Task',
    Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C', ...catcher }],
  });
  assert.equal(find({ A: task({}), B: pass('C'), C: end })['C'], 'sometimes');
  assert.equal(find({ A: task({ Assign: SETS }), B: pass('C'), C: end })['C'], 'always');
});

test('loops come to an end', () => {
  const loop = { Type: 'Choice', Choices: [{ Condition: true, Next: 'B' }], Default: 'D' };
  const found = find({ A: pass('B'), B: pass('C'), C: { ...loop, Assign: SETS }, D: end });
  assert.deepEqual(found, { A: 'later', B: 'sometimes', C: 'sometimes', D: 'always' });
});

test('the states inside of a Map see what its state sees, but not those of a distributed one', () => {
  const map = (mode?: string, assign?: Fields): Fields => ({
    Type: 'Map',
    Next: 'Z',
    ItemProcessor: { ProcessorConfig: { Mode: mode }, StartAt: 'I', States: { I: pass('J', assign), J: end } },
  });
  const outer = find({ A: pass('M', SETS), M: map(), Z: end });
  assert.deepEqual([outer['I'], outer['J'], outer['Z']], ['always', 'always', 'always']);
  assert.equal(find({ A: pass('M', SETS), M: map('DISTRIBUTED'), Z: end })['I'], 'outside');
  const inner = find({ A: pass('M'), M: map(undefined, SETS), Z: end });
  assert.deepEqual([inner['I'], inner['J'], inner['Z']], ['later', 'always', 'elsewhere']);
});

test('with JSONPath a name ends before .$', () => {
  assert.equal(find({ A: pass('B', { 'x.$': '$' }), B: end }, 'JSONPath')['B'], 'always');
  assert.equal(find({ A: pass('B', { 'x.$': '$' }), B: end })['B'], 'never');
});

test('nothing is said where a placeholder decides, nor of a state that is not reached', () => {
  assert.equal(find({ A: pass('B', { '${Name}': 1 }), B: end })['B'], 'unknown');
  assert.equal(find({ A: pass('${Next}'), B: pass('C', SETS), C: end })['C'], 'unknown');
  assert.equal(find({ A: pass('B', SETS), B: end, C: end })['C'], 'unknown');
});

test('thousands of states with hundreds of variables, each of which leads back, take no time', () => {
  const count = 3000;
  const states = Object.fromEntries(
    Array.from({ length: count }, (_, index): [string, Fields] => {
      const back = { Condition: true, Next: `S${Math.max(0, index - 7)}`, Assign: { [`v${index % 499}`]: 1 } };
      return [
        `S${index}`,
        { Type: 'Choice', Choices: [back], Default: `S${index + 1}`, Assign: { [`v${index % 500}`]: 1 } },
      ];
    }),
  );
  const start = performance.now();
  const found = find({ ...states, [`S${count}`]: end });
  assert.equal(Object.keys(found).length, count + 1);
  assert.ok(performance.now() - start < 5000);
});
