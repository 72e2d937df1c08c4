import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Slices } from '../../../server/src/lsp/slices.ts';
import type { Steps } from '../../../server/src/text/steps.ts';

/** Goes on until it is told to stop. */
function* work(isOver: () => boolean, onStep: () => void): Steps<string> {
  while (!isOver()) {
    onStep();
    yield;
  }
  return 'done';
}

test('others get their turn before the work is done', async () => {
  let hadTurn = false;
  setTimeout(() => (hadTurn = true), 0);
  const result = await new Slices().run(
    work(
      () => hadTurn,
      () => undefined,
    ),
    () => false,
  );
  assert.deepEqual(result, { value: 'done' });
});

test('pointless work ends', async () => {
  let steps = 0;
  const endless = work(
    () => false,
    () => steps++,
  );
  assert.equal(await new Slices().run(endless, () => steps > 0), undefined);
  assert.ok(steps > 0);
});

test('two pieces of work share the turns', async () => {
  const slices = new Slices();
  const seen = new Set<string>();
  const run = (name: string): Promise<unknown> =>
    slices.run(
      work(
        () => seen.size === 2,
        () => seen.add(name),
      ),
      () => false,
    );
  await Promise.all([run('a'), run('b')]);
  assert.deepEqual(seen, new Set(['a', 'b']));
});

test('what can wait comes after all work that is under way', async () => {
  const slices = new Slices();
  const order: string[] = [];
  let steps = 0;
  const long = work(
    () => steps > 20_000,
    () => steps++,
  );
  const quiet = slices.waitForQuiet().then(() => order.push('quiet'));
  const done = slices.run(long, () => false).then(() => order.push('done'));
  await Promise.all([quiet, done]);
  assert.deepEqual(order, ['done', 'quiet']);
});

test('dropped work keeps nobody waiting', async () => {
  const slices = new Slices();
  const endless = work(
    () => false,
    () => undefined,
  );
  let isPointless = false;
  const dropped = slices.run(endless, () => isPointless);
  const quiet = slices.waitForQuiet();
  isPointless = true;
  await Promise.all([dropped, quiet]);
});
