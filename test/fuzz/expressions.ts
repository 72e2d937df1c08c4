import type { Random } from './random.ts';
import { NAMES, TOKENS } from './words.ts';

const PATHS = [
  '$',
  '$.a',
  '$.a.b[0]',
  "$['a b'].c",
  '$..a',
  '$[*]',
  '$[?(@.a == 1)]',
  '$[0:2]',
  '$.a[?(@.b > 1 && @.c)]',
  '$v',
  '$v.a',
  '$$',
  '$$.Task.Token',
  '$$.Map.Item.Value',
  '$states.input',
  '$.é',
  '$.a-b',
  '$[',
  '$.',
  'a',
  '',
] as const;
const FUNCTIONS = [
  'Format',
  'StringToJson',
  'JsonToString',
  'Array',
  'ArrayPartition',
  'ArrayContains',
  'ArrayRange',
  'ArrayGetItem',
  'ArrayLength',
  'Base64Encode',
  'Hash',
  'JsonMerge',
  'MathRandom',
  'MathAdd',
  'StringSplit',
  'UUID',
  'Nope',
] as const;
const JSONATA = [
  'sum',
  'map',
  'filter',
  'count',
  'string',
  'number',
  'uuid',
  'partition',
  'range',
  'hash',
  'parse',
  'random',
  'eval',
  'now',
  'lookup',
  'nope',
  'x',
  'states',
] as const;
const ROOTS = [
  '$states.input',
  '$states.result',
  '$states.context.Execution.Id',
  '$states.errorOutput',
  '$states.nope',
  '$x',
  '$',
  '$$',
  'a',
  '1',
  '"s"',
  "'s'",
  'true',
  'null',
  '/a+/i',
  '[1..3]',
  '{}',
  '`a b`',
  '*',
  '**',
  '%',
] as const;
const OPERATORS = [
  '+',
  '-',
  '*',
  '/',
  '%',
  '=',
  '!=',
  '<',
  '>=',
  '&',
  'and',
  'or',
  'in',
  '.',
  '~>',
  ':=',
  '..',
  '?:',
  '??',
] as const;

export function makePath(random: Random): string {
  return random.pick(PATHS);
}

export function makeIntrinsic(random: Random, depth = 0): string {
  const argument = (): string =>
    random.oneOf(
      () => makePath(random),
      () => `'${random.pick(['{}', 'a', "it\\'s", '{} \\{\\}', '\\"', ', )'])}'`,
      () => random.pick(['1', '-1.5', 'true', 'null', '"x"', 'x']),
      () => (depth < 12 ? makeIntrinsic(random, depth + 1) : '1'),
    );
  const text = `States.${random.pick(FUNCTIONS)}(${random.list(0, 3, argument).join(random.pick([',', ', ']))})`;
  return random.chance(0.05) ? text.slice(0, random.below(text.length)) : text;
}

export function makeJsonata(random: Random): string {
  const body = makeBody(random, 0);
  const text = random.pick([`{% ${body} %}`, `{%${body}%}`, `{%\n  ${body}\n%}`]);
  if (random.chance(0.9)) return text;
  return random.pick([
    ` ${text}`,
    text.slice(0, -2),
    text.slice(2),
    `${text} `,
    '{%%}',
    '{% %}',
    `{% ${random.pick(TOKENS)} ${body} %}`,
  ]);
}

function makeBody(random: Random, depth: number): string {
  if (depth > 3) return random.pick(ROOTS);
  const inner = (): string => makeBody(random, depth + 1);
  return random.oneOf(
    () => random.pick(ROOTS),
    () => random.pick(ROOTS),
    () => `${inner()} ${random.pick(OPERATORS)} ${inner()}`,
    () => `$${random.pick(JSONATA)}(${random.list(0, 3, inner).join(', ')})`,
    () => `(${random.list(1, 3, () => `$${random.pick(['x', 'y', 'states'])} := ${inner()}`).join('; ')}; $x)`,
    () => `function($x, $y){ ${inner()} }`,
    () => `${inner()}[${inner()}]`,
    () => `${inner()}.{ "k": ${inner()} }`,
    () => `${inner()}^(>${inner()})`,
    () => `${inner()} ? ${inner()} : ${inner()}`,
    () => `/* ${random.pick(NAMES)} */ ${inner()}`,
    () => `|${inner()}|{"a": 1}|`,
  );
}
