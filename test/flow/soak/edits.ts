import type { Random } from '../../fuzz/random.ts';

/** A text that a person saves, or a colleague sends. No two are the same: each has a number of its own. */
export interface Edit {
  readonly text: string;
  /** The check finds errors, so that it must never leave. */
  readonly isBroken: boolean;
}

/** Writes texts of one kind and another, mostly right ones. */
export class Edits {
  readonly #random: Random;
  #count = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  write(author: 'us' | 'colleague'): Edit {
    const random = this.#random;
    const name = `${author} ${++this.#count}`;
    const states = random.list(1, 6, (index) => `State ${index}`);
    const text = writeStates(random, name, states);
    if (author === 'colleague' || random.chance(0.85)) return { text, isBroken: false };
    return { text: breakText(random, text), isBroken: true };
  }
}

function writeStates(random: Random, comment: string, states: readonly string[]): string {
  const members = states.map((name, index) => [name, writeState(random, states[index + 1])] as const);
  const definition = { Comment: comment, StartAt: states[0], States: Object.fromEntries(members) };
  return `${JSON.stringify(definition, undefined, random.pick([0, 2, 4]))}\n`;
}

function writeState(random: Random, next: string | undefined): object {
  const end = next === undefined ? { End: true } : { Next: next };
  return random.oneOf<object>(
    () => ({ Type: 'Pass', Result: { number: random.below(1000) }, ...end }),
    () => ({ Type: 'Wait', Seconds: random.below(1000), ...end }),
    () => ({ Type: 'Task', Resource: `arn:aws:lambda:eu-west-1:111111111111:function:f${random.below(9)}`, ...end }),
  );
}

function breakText(random: Random, text: string): string {
  return random.oneOf(
    () => text.slice(0, 1 + random.below(text.length - 3)),
    () => text.replace(/"State 0":/, '"Nobody":'),
    () => text.replace('"StartAt"', '"StartsAt"'),
  );
}
