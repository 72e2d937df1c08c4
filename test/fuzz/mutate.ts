import { applyEdits, type TextEdit } from '../../server/src/text/range.ts';
import type { Random } from './random.ts';
import { TOKENS } from './words.ts';

/** Breaks a text somewhere, as typing, pasting and deleting do, and worse. */
export function mutate(random: Random, text: string): string {
  return applyEdits(text, [makeEdit(random, text)]);
}

export function makeEdit(random: Random, text: string): TextEdit {
  const start = random.below(text.length + 1);
  const end = Math.min(text.length, start + (random.chance(0.8) ? random.below(20) : random.below(text.length + 1)));
  const taken = text.slice(start, end);
  const insert = (piece: string): TextEdit => ({ start, end: start, text: piece });
  return random.oneOf<TextEdit>(
    () => ({ start, end, text: '' }),
    () => insert(taken),
    () => insert(random.pick(TOKENS)),
    () => insert(random.pick(TOKENS)),
    () => ({ start, end: Math.min(text.length, start + 1), text: random.pick(TOKENS) }),
    () => ({ start, end, text: random.pick(TOKENS) }),
    () => ({ start, end, text: `${taken.slice(taken.length / 2)}${taken.slice(0, taken.length / 2)}` }),
    () => replaceNumber(random, text, start),
    () => copyLine(random, text, start),
    () => ({ start, end: text.length, text: '' }),
    () => insert(random.pick(['[', '{"a":', '- ', '(', '"']).repeat(random.pick([3, 50, 500]))),
  );
}

function replaceNumber(random: Random, text: string, from: number): TextEdit {
  const found = /\d+/.exec(text.slice(from));
  if (!found) return { start: from, end: from, text: '0' };
  const start = from + found.index;
  return {
    start,
    end: start + found[0].length,
    text: random.pick(['-1', '1e400', '100000000', '0.5', '9007199254740993', '"1"', '00']),
  };
}

/** A line, which is a member or an item, to another place. */
function copyLine(random: Random, text: string, from: number): TextEdit {
  const lines = text.split('\n');
  const at = random.chance(0.5) ? from : text.lastIndexOf('\n', from) + 1;
  return { start: at, end: at, text: `${lines[random.below(lines.length)] ?? ''}\n` };
}
