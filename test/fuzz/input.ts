import { stringify } from 'yaml';
import { makeDefinition } from './definitions.ts';
import { mutate } from './mutate.ts';
import type { Random } from './random.ts';
import { makeUpdateFile } from './update-files.ts';

export const LANGUAGES = ['asl', 'asl-yaml', 'asl-update', 'asl-update-yaml'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text to try everything on. */
export interface Input {
  readonly language: Language;
  readonly text: string;
}

export function makeInput(random: Random): Input {
  const language = random.pick<Language>([
    'asl',
    'asl',
    'asl',
    'asl-yaml',
    'asl-yaml',
    'asl-update',
    'asl-update-yaml',
  ]);
  const value = language.startsWith('asl-update') ? makeUpdateFile(random) : makeDefinition(random);
  let text = language.endsWith('yaml')
    ? writeYaml(random, value)
    : JSON.stringify(value, undefined, random.pick([0, 2, 2, '\t']));
  // Placeholders without quotes, which are no JSON.
  if (random.chance(0.2))
    text = text.replaceAll(/"(\$\{\w+\})"/g, (whole, inner: string) => (random.chance(0.5) ? inner : whole));
  const mutations = random.chance(0.25) ? 0 : random.pick([1, 1, 2, 4]);
  for (let count = 0; count < mutations; count++) text = mutate(random, text);
  if (random.chance(0.005)) text = inflate(random, text);
  if (random.chance(0.15)) text = text.replaceAll(/\r?\n/g, '\r\n');
  return { language, text };
}

function writeYaml(random: Random, value: unknown): string {
  const defaultStringType = random.pick([
    'PLAIN',
    'QUOTE_DOUBLE',
    'QUOTE_SINGLE',
    'BLOCK_LITERAL',
    'BLOCK_FOLDED',
  ] as const);
  const text = stringify(value, {
    defaultStringType,
    defaultKeyType: 'PLAIN',
    indent: random.pick([2, 4]),
    lineWidth: random.pick([0, 20, 80]),
    collectionStyle: random.pick(['any', 'block', 'flow'] as const),
  });
  return random.chance(0.3) ? `# A comment\n${text.replace('\n', ' # another\n')}` : text;
}

/** Repeats a part of the text until it is long: what costs more than the text grows shows then. */
function inflate(random: Random, text: string): string {
  const start = random.below(text.length + 1);
  const end = Math.min(text.length, start + 1 + random.below(400));
  const count = Math.ceil((50_000 + random.below(250_000)) / (end - start + 1));
  const part = random.chance(0.5) ? text.slice(start, end) : `${text.slice(start, end)}\n`;
  return text.slice(0, start) + part.repeat(count) + text.slice(end);
}
