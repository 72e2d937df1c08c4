/** A function that JSONata or Step Functions has. */
export interface JsonataFunction {
  /** Without the dollar sign. */
  readonly name: string;
  /** As people read it: `$substring(string, start, length?)`. */
  readonly usage: string;
  readonly minArguments: number;
  readonly maxArguments: number;
  readonly summary: string;
}

/** A function of JSONata that the service does not have: an execution that calls it fails. */
export const EVAL = 'eval';

/**
 * Parameters, then what the function does. `?` ends a parameter that may be left out, `-` one that the context gives where it
 * is left out, `+` one that may be given several times.
 */
const ROWS: Readonly<Record<string, readonly [string, string]>> = {
  // Strings
  string: ['value-, pretty?', 'The value as a string; what is no string already, as JSON.'],
  length: ['string-', 'The number of characters.'],
  substring: ['string-, start, length?', 'The characters from a position on; a negative one counts from the end.'],
  substringBefore: ['string-, text', 'What stands before the first occurrence of a text.'],
  substringAfter: ['string-, text', 'What stands behind the first occurrence of a text.'],
  uppercase: ['string-', 'The string in upper case.'],
  lowercase: ['string-', 'The string in lower case.'],
  trim: ['string-', 'The string without blanks around it, and with single ones inside.'],
  pad: [
    'string-, width, character?',
    'The string filled up to a width: on the right, or with a negative width on the left.',
  ],
  contains: ['string-, pattern', 'Whether the string holds a text, or matches a regular expression.'],
  split: ['string-, separator, limit?', 'The parts of the string between separators, as an array.'],
  join: ['strings, separator?', 'The strings of an array in one, with a separator between them.'],
  match: ['string-, pattern, limit?', 'The places at which a regular expression matches, each with its groups.'],
  replace: ['string-, pattern, replacement, limit?', 'The string with what matches replaced by a text or a function.'],
  base64encode: ['string-', 'The string in Base64.'],
  base64decode: ['string-', 'What a Base64 string holds.'],
  encodeUrl: ['url-', 'A whole URL with what may not stand in it escaped.'],
  decodeUrl: ['url-', 'A whole URL without its escapes.'],
  encodeUrlComponent: ['text-', 'A part of a URL, such as the value of a parameter, escaped.'],
  decodeUrlComponent: ['text-', 'A part of a URL without its escapes.'],
  // Numbers
  number: ['value-', 'The number that a string or boolean stands for.'],
  abs: ['number-', 'The number without its sign.'],
  floor: ['number-', 'The number rounded down.'],
  ceil: ['number-', 'The number rounded up.'],
  round: ['number-, precision?', 'The number rounded, halves to the even neighbour.'],
  power: ['base-, exponent', 'The base raised to the exponent.'],
  sqrt: ['number-', 'The square root.'],
  formatNumber: ['number-, picture, options?', 'The number as a string, written as a picture such as `#,##0.00` says.'],
  formatBase: ['number-, radix?', 'The number written in another base.'],
  formatInteger: ['number-, picture', 'The integer as a picture says: digits, words, Roman numerals.'],
  parseInteger: ['string-, picture', 'The integer that a string holds, written as a picture says.'],
  sum: ['numbers', 'The sum of an array of numbers.'],
  max: ['numbers', 'The greatest number of an array.'],
  min: ['numbers', 'The least number of an array.'],
  average: ['numbers', 'The mean of an array of numbers.'],
  // Values
  boolean: ['value-', 'Whether the value counts as true: empty strings, arrays and objects and 0 do not.'],
  not: ['value-', 'The opposite of what the value counts as.'],
  exists: ['value', 'Whether the expression gives any value.'],
  type: ['value', 'The name of the value’s type.'],
  clone: ['value-', 'A copy of an object or array.'],
  error: ['message?', 'Fails with a message.'],
  assert: ['condition, message?', 'Fails with a message unless the condition holds.'],
  // Arrays
  count: ['array', 'The number of items.'],
  append: ['first, second', 'The items of both arrays in one.'],
  sort: [
    'array, comesAfter?',
    'The items in order; a function of two items says whether the first comes after the second.',
  ],
  reverse: ['array', 'The items from the last to the first.'],
  shuffle: ['array', 'The items in random order.'],
  distinct: ['array', 'The items without repetitions.'],
  zip: ['arrays+', 'The first items of all arrays in one array, the second ones in the next, and so on.'],
  // Objects
  keys: ['object-', 'The names of the object’s fields.'],
  lookup: ['object-, name', 'The value of the field of that name.'],
  spread: ['object-', 'One object for every field.'],
  merge: ['objects', 'The fields of all objects of an array in one; of those with the same name the last.'],
  each: ['object-, function', 'What a function gives for every field, as an array.'],
  sift: ['object-, function?', 'The fields for which a function gives true.'],
  // Functions of functions
  map: ['array, function', 'What a function gives for every item.'],
  filter: ['array, function', 'The items for which a function gives true.'],
  single: ['array, function?', 'The one item for which a function gives true; fails where there is none, or more.'],
  reduce: [
    'array, function, initial?',
    'What comes of giving each item to a function, together with the result so far.',
  ],
  // Time
  now: ['picture?, timezone?', 'The time at which the evaluation began, as ISO 8601 or as a picture says.'],
  millis: ['', 'The time at which the evaluation began, in milliseconds since 1970.'],
  fromMillis: ['number-, picture?, timezone?', 'Milliseconds since 1970 as a time stamp.'],
  toMillis: ['timestamp-, picture?', 'A time stamp as milliseconds since 1970.'],
  // What Step Functions adds
  partition: ['array, size', 'The items in arrays of that size. Of Step Functions.'],
  range: ['first, last, step', 'The numbers from the first to the last. Of Step Functions.'],
  hash: ['value, algorithm?', 'The hash of a value: MD5, SHA-1, SHA-256, SHA-384 or SHA-512. Of Step Functions.'],
  random: ['seed?', 'A number from 0 up to 1. Step Functions takes a seed.'],
  uuid: ['', 'A new UUID, version 4. Of Step Functions.'],
  parse: ['json', 'The value that a JSON text holds. Of Step Functions, which has it instead of `$eval`.'],
};

export const JSONATA_FUNCTIONS: ReadonlyMap<string, JsonataFunction> = new Map(
  Object.entries(ROWS).map(([name, [parameters, summary]]) => {
    const list = parameters === '' ? [] : parameters.split(', ');
    return [
      name,
      {
        name,
        usage: `$${name}(${parameters.replaceAll('-', '?').replaceAll('+', ', …')})`,
        minArguments: list.filter((parameter) => !/[?-]$/.test(parameter)).length,
        maxArguments: parameters.endsWith('+') ? Infinity : list.length,
        summary,
      },
    ];
  }),
);

/** The fields of `$states`, and where an expression has them. */
export const STATES_FIELDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    input: 'The state’s input.',
    context: 'The context object: `Execution`, `State`, `StateMachine`, and in a Map `Map.Item`.',
    result: 'What the task, branches or items gave: in Output and Assign of a Task, Parallel or Map state.',
    errorOutput: 'The error that was caught: in Output and Assign of a catcher.',
  }),
);

/** Name of the variable that the service itself binds. */
export const STATES_VARIABLE = 'states';
