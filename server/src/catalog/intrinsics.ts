/** What a literal argument may be; `any` where everything is taken. A path may give anything. */
export type ArgumentKind = 'any' | 'string' | 'number' | 'boolean';

export interface IntrinsicParameter {
  readonly name: string;
  readonly kind: ArgumentKind;
  readonly isOptional?: true;
  /** Any number of such arguments may follow, also none. */
  readonly isRepeated?: true;
  /** The only literals that work. */
  readonly values?: readonly (string | number | boolean)[];
  /** A literal that never works. */
  readonly refused?: number;
}

export interface IntrinsicFunction {
  readonly name: string;
  readonly parameters: readonly IntrinsicParameter[];
  /** Whether what it gives can be a string. */
  readonly givesText: boolean;
  /** Markdown. */
  readonly summary: string;
}

const array: IntrinsicParameter = { name: 'array', kind: 'any' };
const value: IntrinsicParameter = { name: 'value', kind: 'any' };
const text: IntrinsicParameter = { name: 'text', kind: 'string' };
const number = (name: string): IntrinsicParameter => ({ name, kind: 'number' });

const ROWS: Readonly<Record<string, Omit<IntrinsicFunction, 'name'>>> = {
  'States.Format': {
    parameters: [
      { name: 'template', kind: 'string' },
      { ...value, isRepeated: true },
    ],
    givesText: true,
    summary:
      "The template with each `{}` replaced by the next value. `\\{`, `\\}`, `\\'` and `\\\\` stand for themselves.",
  },
  'States.StringToJson': { parameters: [text], givesText: false, summary: 'What the JSON text says.' },
  'States.JsonToString': { parameters: [value], givesText: true, summary: 'The value as JSON text.' },
  'States.Array': {
    parameters: [{ ...value, isRepeated: true }],
    givesText: false,
    summary: 'An array of the values.',
  },
  'States.ArrayPartition': {
    parameters: [array, { ...number('size'), refused: 0 }],
    givesText: false,
    summary: 'The array in pieces of this size; the last one may be smaller.',
  },
  'States.ArrayContains': {
    parameters: [array, value],
    givesText: false,
    summary: 'Whether the array holds the value.',
  },
  'States.ArrayRange': {
    parameters: [number('first'), number('last'), { ...number('step'), refused: 0 }],
    givesText: false,
    summary: 'The numbers from the first to the last, both included: at most 1,000.',
  },
  'States.ArrayGetItem': {
    parameters: [array, number('index')],
    givesText: true,
    summary: 'The item at the index, which counts from 0.',
  },
  'States.ArrayLength': { parameters: [array], givesText: false, summary: 'How many items the array has.' },
  'States.ArrayUnique': { parameters: [array], givesText: false, summary: 'The array without duplicates.' },
  'States.Base64Encode': {
    parameters: [text],
    givesText: true,
    summary: 'The text in Base64: at most 10,000 characters.',
  },
  'States.Base64Decode': {
    parameters: [text],
    givesText: true,
    summary: 'The text that the Base64 stands for: at most 10,000 characters.',
  },
  'States.Hash': {
    parameters: [
      { name: 'data', kind: 'any' },
      { name: 'algorithm', kind: 'string', values: ['MD5', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'] },
    ],
    givesText: true,
    summary: 'The hash of the data, of at most 10,000 characters.',
  },
  'States.JsonMerge': {
    parameters: [
      { name: 'first', kind: 'any' },
      { name: 'second', kind: 'any' },
      { name: 'isDeep', kind: 'boolean', values: [false] },
    ],
    givesText: false,
    summary: 'An object of the members of both; where both have one, the second counts. The service merges no deeper.',
  },
  'States.MathRandom': {
    parameters: [number('from'), number('to'), { ...number('seed'), isOptional: true }],
    givesText: false,
    summary: 'A random number from the first one up to, but without, the second.',
  },
  'States.MathAdd': { parameters: [number('a'), number('b')], givesText: false, summary: 'The sum of two integers.' },
  'States.StringSplit': {
    parameters: [text, { name: 'separators', kind: 'string' }],
    givesText: false,
    summary: 'The parts of the text between the separators, as an array.',
  },
  'States.UUID': { parameters: [], givesText: true, summary: 'A random UUID, of version 4.' },
};

/** The functions that JSONPath states may call, by their names. Case counts. */
export const INTRINSIC_FUNCTIONS: ReadonlyMap<string, IntrinsicFunction> = new Map(
  Object.entries(ROWS).map(([name, row]) => [name, { name, ...row }]),
);

/** How deep calls may stand in each other. */
export const MAX_INTRINSIC_DEPTH = 10;

/** `States.MathRandom(from, to, seed?)`. */
export function writeSignature({ name, parameters }: IntrinsicFunction): string {
  const words = parameters.map(
    ({ name, isOptional, isRepeated }) => `${name}${isOptional ? '?' : ''}${isRepeated ? '…' : ''}`,
  );
  return `${name}(${words.join(', ')})`;
}
