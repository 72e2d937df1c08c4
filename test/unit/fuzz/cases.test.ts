import { suite, test } from 'node:test';
import { readCases } from '../../fuzz/cases.ts';
import { checkText } from '../../fuzz/check-text.ts';
import { makeInput } from '../../fuzz/input.ts';
import { Random } from '../../fuzz/random.ts';

suite('what the fuzzer found', () => {
  for (const { name, reason, ...input } of readCases()) test(`${name}: ${reason}`, () => void checkText(input));

  test('a first hundred inputs hold', () => {
    for (let seed = 1; seed <= 100; seed++) checkText(makeInput(new Random(seed)));
  });
});
