import { testScopes } from './expectations.ts';

const { raw } = String;

testScopes(
  'asl',
  'JSONata in a JSON string',
  raw`{
  "Output": "{% $sum($states.input.items.price) > 1.5e2 and $x in [true] ? 'a' : \"b\\\"c\" %}", "Next": "A",
  "Arguments": { "List": "{% [$range(1, 3, 1)].{ 'k': $ } %}", "Plain": " {% $sum %}", "End": "{% λ($y){ $y ** 2 } %}" }
}`,
  [
    ['"«{%» $sum(', 'punctuation.section.embedded.begin.jsonata'],
    [
      raw`{% $sum($states.input.items.price) > 1.5e2 and $x in [true] ? 'a' : \"b\\\"c\" %}`,
      'meta.embedded.inline.jsonata',
    ],
    ['$sum(«$»', 'variable.language.states.jsonata'],
    ['«$sum»(', 'entity.name.function.jsonata'],
    ['input', 'variable.other.property.jsonata'],
    ['price) «>»', 'keyword.operator.jsonata'],
    ['1.5e2', 'constant.numeric.jsonata'],
    ['and', 'keyword.operator.word.jsonata'],
    ['$x', 'variable.other.jsonata'],
    ['true', 'constant.language.jsonata'],
    ["'a'", 'string.quoted.single.jsonata'],
    [raw`\"b\\\"c\"`, 'string.quoted.double.jsonata'],
    [raw`b«\\\"»c`, 'constant.character.escape.jsonata'],
    [raw`c\" «%}»`, 'punctuation.section.embedded.end.jsonata'],
    ['%}«"», "Next"', '!meta.embedded.inline.jsonata'],
    ['%}«"», "Next"', 'string.quoted.double.json'],
    ['"Next"', 'support.type.property-name.json'],
    ['$range', 'entity.name.function.jsonata'],
    ["{ «'k'»", 'string.quoted.single.jsonata'],
    [' {% $sum %}', '!meta.embedded.inline.jsonata'],
    ['λ', 'storage.type.function.jsonata'],
    ['**', 'keyword.operator.jsonata'],
  ],
);

testScopes(
  'asl',
  'regular expressions, comments, names that look like operators',
  raw`{ "a": "{% $match(x, /a\\/b[\"c]/i) ~> $f /* it's \"so\" */ %}", "b": "{% 6 / 2 / in.and.$v %}", "c": 1 }`,
  [
    [raw`/a\\/b[\"c]/i`, 'string.regexp.jsonata'],
    [raw`a«\\/»b`, 'constant.character.escape.jsonata'],
    [raw`]/«i»)`, 'keyword.other.flag.jsonata'],
    ['~>', 'keyword.operator.jsonata'],
    [raw`/* it's \"so\" */`, 'comment.block.jsonata'],
    ['*/ «%}»', 'punctuation.section.embedded.end.jsonata'],
    ['/ 2 /', '!string.regexp.jsonata'],
    ['and', 'variable.other.property.jsonata'],
    ['"c"', 'support.type.property-name.json'],
  ],
);

testScopes(
  'asl',
  'half-typed JSONata ends with its string',
  raw`{ "a": "{% $f(\"x", "b": "{% /* open", "c": "not {% $x %}", "d": "{% $merge({'k': ${'$'}{N}, 'l': 'm"}`,
  [
    ['$f', 'entity.name.function.jsonata'],
    ['x«"»,', '!meta.embedded.inline.jsonata'],
    ['"b"', 'support.type.property-name.json'],
    ['/* open', 'comment.block.jsonata'],
    ['open«"»', '!comment.block.jsonata'],
    ['"c"', 'support.type.property-name.json'],
    ['not {% $x %}', '!meta.embedded.inline.jsonata'],
    ['${N}', 'meta.placeholder.asl'],
    ['m«"»}', '!meta.embedded.inline.jsonata'],
    ['m"«}»', '!string.quoted.double.json'],
  ],
);
