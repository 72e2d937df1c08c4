/** What a plain scalar of YAML 1.2 says, by its core schema: `Yes`, `No` and `on` are strings. */
export type ScalarValue = string | number | boolean | null;

const WORDS: ReadonlyMap<string, boolean | null | number> = new Map<string, boolean | null | number>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, Number.NaN] as const),
  ...['.inf', '.Inf', '.INF'].flatMap((word) => [
    [word, Number.POSITIVE_INFINITY] as const,
    [`+${word}`, Number.POSITIVE_INFINITY] as const,
    [`-${word}`, Number.NEGATIVE_INFINITY] as const,
  ]),
]);
const NUMBER = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
/** JavaScript reads the prefixes as YAML does. */
const BASED_NUMBER = /^0(?:o[0-7]+|x[\da-fA-F]+)$/;
/** `.inf` is the longest word. */
const MAX_WORD_LENGTH = 5;

export function readPlainScalar(text: string): ScalarValue {
  if (text.length <= MAX_WORD_LENGTH) {
    const word = WORDS.get(text);
    if (word !== undefined) return word;
  }
  const first = text.charCodeAt(0);
  // Only digits, signs and a point begin a number.
  if (first > 57 || first < 43) return text;
  return NUMBER.test(text) || BASED_NUMBER.test(text) ? Number(text) : text;
}

/** What a scalar says behind one of YAML's own tags, such as `!!str`; as if plain where it is none of those. */
export function readTaggedScalar(text: string, tag: string): ScalarValue {
  return tag === '!' || tag === STRING_TAG ? text : readPlainScalar(text);
}

const STRING_TAG = 'tag:yaml.org,2002:str';
/** YAML's own tags for what JSON has. */
export const CORE_TAGS: ReadonlySet<string> = new Set([
  '!!str',
  '!!int',
  '!!float',
  '!!bool',
  '!!null',
  '!!map',
  '!!seq',
]);
