import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildMessageEncoder, ListToWrite } from '../../../server/src/lsp/message-encoder.ts';
import { Slices } from '../../../server/src/lsp/slices.ts';

const slices = new Slices();
const encoder = buildMessageEncoder(slices);

async function encode(message: object): Promise<string> {
  const bytes = await encoder.encode({ jsonrpc: '2.0', ...message }, { charset: 'utf-8' });
  return Buffer.from(bytes).toString();
}

const values: readonly [string, unknown][] = [
  ['nothing', null],
  ['words', 'a "b" \\ \n \u0007 é 漢 😀 \ud800'],
  ['numbers', [0, -1.5, 1e21, Number.NaN]],
  ['lists in lists', [[], [[]], [1, [2, [undefined, null]]]]],
  ['members without a value', { a: undefined, b: [{ c: undefined }], d: { e: [] } }],
  ['an empty object', {}],
  ['a report', { kind: 'full', items: [{ message: 'm', related: [{ at: { line: 1 } }], tags: [] }] }],
  ['what JSON has no word for', { a: [() => 1, Symbol('s')], b: () => 1, c: Symbol('s'), d: [1] }],
  ['what says itself how it is written', [new Date(0), { at: [1], toJSON: () => 'said' }]],
  ['a long list', Array.from({ length: 5000 }, (_, index) => ({ name: `é${index}`, children: [{ index }] }))],
];

for (const [name, result] of values) {
  test(`a message is written as JSON.stringify does: ${name}`, async () => {
    assert.equal(await encode({ id: 1, result }), JSON.stringify({ jsonrpc: '2.0', id: 1, result }));
  });
}

test('a long message lets others have their turn', async () => {
  let turns = 0;
  let isDone = false;
  const count = (): void => {
    turns++;
    if (!isDone) setImmediate(count);
  };
  setImmediate(count);
  await encode({ id: 1, result: Array.from({ length: 200_000 }, (_, index) => ({ name: `State ${index}` })) });
  isDone = true;
  assert.ok(turns > 2, `${turns} turns`);
});

test('a list is made while it is written, and refused once nobody can make it any more', async () => {
  const made = { count: 0 };
  function* make(): Generator<string> {
    for (; made.count < 100_000; made.count++) yield 'x'.repeat(50);
  }
  const whole = JSON.parse(await encode({ id: 1, result: new ListToWrite(make, () => false) })) as {
    result: unknown;
  };
  assert.deepEqual(
    whole.result,
    Array.from({ length: 100_000 }, () => 'x'.repeat(50)),
  );
  made.count = 0;
  const refused = JSON.parse(await encode({ id: 2, result: new ListToWrite(make, () => made.count > 0) })) as object;
  assert.deepEqual(refused, {
    jsonrpc: '2.0',
    id: 2,
    error: { code: -32801, message: 'The text has changed' },
  });
  assert.ok(made.count < 100_000);
});

function* makeWithStops(): Generator<number | undefined> {
  const until = performance.now() + 30;
  yield 1;
  while (performance.now() < until) yield undefined;
  yield 2;
}

test('a stop in a list is no item, and lets others have their turn', async () => {
  let turns = 0;
  const count = (): void => {
    if (turns++ < 1_000_000) setImmediate(count).unref();
  };
  setImmediate(count).unref();
  assert.equal(
    await encode({ id: 1, result: new ListToWrite(makeWithStops, () => false) }),
    '{"jsonrpc":"2.0","id":1,"result":[1,2]}',
  );
  assert.ok(turns > 2, `${turns} turns`);
});

test('messages of any length follow one another', async () => {
  for (const length of [10, 3_000_000, 10, 9_000_000, 10]) {
    const result = 'é'.repeat(length);
    assert.equal(await encode({ id: 1, result }), JSON.stringify({ jsonrpc: '2.0', id: 1, result }));
  }
});

test('a connection that writes by itself gets the whole list', () => {
  assert.equal(
    JSON.stringify({
      result: new ListToWrite(
        () => [1, undefined, 2],
        () => false,
      ),
    }),
    '{"result":[1,2]}',
  );
});
