import assert from 'node:assert/strict';
import { test } from 'node:test';
import jsonata from 'jsonata';
import { JSONATA_FUNCTIONS } from '../../../server/src/catalog/jsonata-functions.ts';
import { readJsonata } from '../../../server/src/expressions/jsonata-reader.ts';
import { isJsonata, type Jsonata, looksLikeJsonata, parseJsonata } from '../../../server/src/expressions/jsonata.ts';
import type { Range } from '../../../server/src/text/range.ts';

function parse(expression: string): { text: string; parsed: Jsonata } {
  const text = `{% ${expression} %}`;
  return { text, parsed: parseJsonata(text) };
}

/** What stands at the ranges, which have to be exact. */
function cut(text: string, ranges: readonly Range[]): string[] {
  return ranges.map(({ start, end }) => text.slice(start, end));
}

const references: readonly (readonly [string, readonly string[]])[] = [
  ['phone', ['phone']],
  ['phone[0].number', ['phone']],
  ['-phone', ['phone']],
  ['$states.input.a ? phone : 2', ['phone']],
  ['$sum(phone)', ['phone']],
  ['phone(1)', ['phone']],
  ['[1..phone]', ['phone']],
  ['(phone).other', ['phone']],
  ['{phone: 1}', ['phone']],
  ['($x := phone; $x)', ['phone']],
  ['$map($states.input.a, function($y){ phone })', ['phone']],
  ['λ($y){ phone }', ['phone']],
  ['$count(phone[inner])', ['phone']],
  ['phone.**.deeper', ['phone']],
  ['`a b` & phone', ['`a b`', 'phone']],
  ['phone ~> $string()', ['phone']],
  ['$.phone', ['$']],
  ['$string($)', ['$']],
  ['$$.phone', ['$$']],
  ['$states.input.a[$ > 1][$$ = 1]', ['$$']],
  ['$states.input.a[phone > 3]', []],
  ['$states.input.a^(<phone, >$)', []],
  ["$states.input.a{'k': phone}", []],
  ['$states.input.a.(phone)', []],
  ['$states.input ~> |phone|{"b": c}, "d"|', []],
  ['**.phone', []],
  ['*', []],
  ["{'k': 1}.phone", []],
  ['function($x){ $x.phone }', []],
  ["'phone'", []],
  ['true and null', []],
  ['/* phone */ 1', []],
];

for (const [expression, expected] of references) {
  test(`${expression} refers to ${expected.join(', ') || 'nothing'} at the top level`, () => {
    const { text, parsed } = parse(expression);
    assert.deepEqual(parsed.problems, []);
    assert.deepEqual(cut(text, parsed.references), expected);
  });
}

const variables: readonly (readonly [string, readonly string[]])[] = [
  ['$a.b & $c', ['$a', '$c']],
  ['($a := $a + 1; $a)', ['$a']],
  ['$map($list, function($each, $i) { $each & $i & $other })', ['$list', '$other']],
  // A block’s variables end with it, and a function sees itself and what comes after it.
  ['[($x := 1; $x), $x]', ['$x']],
  ['($f := function($n) { $n > 0 ? $f($n - 1) : $g($n) }; $g := function($n) { $n }; $f($y))', ['$y']],
  ['$list@$each.[$each, $index]', ['$list', '$index']],
  ['$größe.a', ['$größe']],
];

for (const [expression, expected] of variables) {
  test(`${expression} reads ${expected.join(', ')}`, () => {
    const { text, parsed } = parse(expression);
    assert.deepEqual(cut(text, parsed.variables), expected);
    assert.deepEqual(
      parsed.calls.filter(({ name }) => !JSONATA_FUNCTIONS.has(name)),
      [],
    );
  });
}

test('calls are counted with their arguments, chained and partial ones told apart', () => {
  const { text, parsed } = parse('$f(1, [2, 3]) ~> $g($h())[0] ~> $i(?, 2)');
  assert.deepEqual(cut(text, parsed.calls), ['$f', '$g', '$h', '$i']);
  const counts = parsed.calls.map(({ argumentCount, isChained, isPartial }) => [argumentCount, isChained, isPartial]);
  assert.deepEqual(counts, [
    [2, false, false],
    [1, true, false],
    [0, false, false],
    [2, true, true],
  ]);
});

test('fields of $states are those that follow it directly', () => {
  const { text, parsed } = parse('$states.result[0].input & $states.`errorOutput`.Cause & $states');
  assert.deepEqual(cut(text, parsed.stateFields), ['$states.result', '$states.`errorOutput`']);
});

const refused: readonly (readonly [string, string, string])[] = [
  ['phone[1,2)', 'Expected "]", got ","', ','],
  ['phone %.other', 'The symbol "." cannot be used as a unary operator', '.'],
  ['"unterminated', 'String literal must be terminated by a matching quote', '"unterminated'],
  ['{"a":}', 'The symbol "}" cannot be used as a unary operator', '}'],
  ['/ab', 'No terminating / in regular expression', '/ab'],
  ['1 +', 'Unexpected end of expression', '+'],
  ['', 'Unexpected end of expression', '{%  %}'],
  ['1 2', 'Syntax error: 2', '2'],
  ['a.1', 'The literal value 1 cannot be used as a step within a path expression', '1'],
  ['1 := 2', 'The left side of := must be a variable name (start with $)', '1'],
  ['$x ! 2', 'Unknown operator: "!"', '!'],
  ['"\\q"', 'Unsupported escape sequence: \\"q"', '\\q'],
  ['/* a', 'Comment has no closing tag', '/* a'],
  ['a ?: b', 'The symbol ":" cannot be used as a unary operator', ':'],
  ['a ?? b', 'The symbol "?" cannot be used as a unary operator', '?'],
  ['%.a', "The object representing the 'parent' cannot be derived from this expression", 'a'],
];

for (const [expression, message, place] of refused) {
  test(`${expression || 'nothing'} is refused at ${place}`, () => {
    const { text, parsed } = parse(expression);
    assert.deepEqual(
      parsed.problems.map((problem) => problem.message),
      [message],
    );
    assert.deepEqual(cut(text, parsed.problems), [place]);
    assert.equal(parsed.problems[0]?.isUnsure, false);
  });
}

test('a regular expression that this engine does not know is not called wrong', () => {
  assert.equal(parse('$match("a", /a++/)').parsed.problems[0]?.isUnsure, true);
});

test('what is long and wrong is refused too', () => {
  const { text, parsed } = parse(`${'1 + '.repeat(2000)})`);
  assert.deepEqual(cut(text, parsed.problems), [')']);
  assert.equal(parsed.problems[0]?.isUnsure, false);
});

test('a string is JSONata where {% and %} stand at its very ends', () => {
  assert.ok(isJsonata('{%1%}'));
  for (const text of ['{% 1', '1 %}', '{%}', '{% 1 %} ']) assert.ok(!isJsonata(text) && looksLikeJsonata(text), text);
  for (const text of [' {% 1 %}', '', '%} {%']) assert.ok(!isJsonata(text) && !looksLikeJsonata(text), text);
});

const nested = (open: string, close: string, depth: number): string => `${open.repeat(depth)}1${close.repeat(depth)}`;
const hostile: readonly string[] = [
  ...[
    '(|)',
    '[|]',
    '{"a":|}',
    '$f(|)',
    'function(){|}',
    'a[|]',
    '-|',
    '$a:=|',
    'a?b:|',
    '/**/|',
    '1+|',
    'a.|',
    '($a:=1;$b),|',
  ].map((pattern) => nested(pattern.split('|')[0] ?? '', pattern.split('|')[1] ?? '', 20_000)),
  ...['(', '"', '`', '/', '/\\', '[/a', '{'].map((text) => text.repeat(20_000)),
];

test('what nests deep or goes on for long neither throws nor takes long', () => {
  for (const expression of hostile) {
    const start = performance.now();
    parse(expression);
    const time = performance.now() - start;
    assert.ok(time < 2000, `${expression.slice(0, 20)}… takes ${time.toFixed()} ms`);
  }
});

/** Pieces of which expressions are made up; a number that is always the same one makes the choice. */
const PIECES = [
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '.',
  '..',
  ',',
  ';',
  ':',
  ':=',
  '?',
  '-',
  '*',
  '**',
  '/',
  '%',
  '|',
  '=',
  '^(',
  '~>',
]
  .concat([
    'and',
    'in',
    '&',
    '!',
    '@',
    '#',
    '$a',
    '$',
    '$$',
    'a',
    '`b`',
    '"s"',
    "'",
    '1',
    'true',
    'function(',
    '$f(',
    '/r/',
    ' ',
  ])
  .concat(['$x.a[b > 1]', '{"a": 1}', 'function($i){ $i.a }', '|a|{"b": 1}|', '[1..3]', 'a{b: c}', '/*c*/']);

test('what the reader is certain of, the library accepts, and what the reader refuses, the library does', () => {
  let seed = 1;
  const choose = (count: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * count);
  };
  let accepted = 0;
  for (let round = 0; round < 8000; round++) {
    const expression = Array.from({ length: 1 + choose(7) }, () => PIECES[choose(PIECES.length)]).join('');
    const { failure, isCertain } = readJsonata(expression, 0, expression.length);
    if (!failure && !isCertain) continue;
    assert.equal(isAccepted(expression), !failure, expression);
    if (!failure) accepted++;
  }
  assert.ok(accepted > 200, `Only ${accepted} of the expressions were any`);
});

function isAccepted(expression: string): boolean {
  try {
    jsonata(expression);
    return true;
  } catch {
    return false;
  }
}

const OF_THE_SERVICE: ReadonlySet<string> = new Set(['partition', 'range', 'hash', 'uuid', 'parse']);

test('the table has every function of the library but $eval, and those of the service', async () => {
  for (const { name } of JSONATA_FUNCTIONS.values()) {
    const type: unknown = await jsonata(`$type($${name})`).evaluate({});
    assert.equal(type, OF_THE_SERVICE.has(name) ? undefined : 'function', name);
  }
});

test('a function takes as many arguments as the library says', async () => {
  for (const { name, minArguments, maxArguments } of JSONATA_FUNCTIONS.values()) {
    if (OF_THE_SERVICE.has(name) || name === 'random' || maxArguments === Infinity) continue;
    for (const count of [minArguments - 1, maxArguments + 1]) {
      if (count < 0) continue;
      const given = Array.from({ length: count }, () => 'true').join(', ');
      await assert.rejects(jsonata(`$${name}(${given})`).evaluate({}), { code: /^T041/ }, `$${name}(${given})`);
    }
  }
});
