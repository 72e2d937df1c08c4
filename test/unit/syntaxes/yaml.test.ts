import { testScopes } from './expectations.ts';

const { raw } = String;

testScopes(
  'asl-yaml',
  'plain YAML stays YAML',
  raw`# about it
StartAt: First # why
Comment: "a \"b\" $5"
Other: 'it''s'
List: [one, { two: 3 }]`,
  [
    ['# about it', 'comment.line.number-sign.yaml'],
    ['StartAt', 'entity.name.tag.yaml'],
    ['First', 'string.unquoted.plain.out.yaml'],
    ['# why', 'comment.line.number-sign.yaml'],
    [raw`"a \"b\" $5"`, 'string.quoted.double.yaml'],
    ['$5', '!meta.path.asl'],
    ["'it''s'", 'string.quoted.single.yaml'],
    ['one', 'string.unquoted.plain.in.yaml'],
  ],
);

testScopes(
  'asl-yaml',
  'state types, error names, dynamic keys',
  raw`States:
  First:
    Type: Task # a task
    Kind: Pass
    x.$: $.a
    "y.$": States.Format('Hi {}', $.name) # not this
    ErrorEquals: [States.Timeout, "States.TaskFailed", States.Mine]
    Retry:
      - States.Runtime
  Second: { Type: Choice, z.$: $.list }
  Third: { "Type": "Map", Type: "Wait" }
  Fourth:
    Type: 'Fail'
    Resource: Task`,
  [
    ['Type: «Task»', 'support.type.state.asl'],
    ['# a task', 'comment.line.number-sign.yaml'],
    ['Pass', '!support.type.state.asl'],
    ['x«.$»:', 'keyword.other.dynamic-key.asl'],
    ['«$».a', 'variable.language.path.asl'],
    ['y«.$»"', 'keyword.other.dynamic-key.asl'],
    ['States.Format', 'support.function.intrinsic.asl'],
    ["'Hi {}'", 'string.quoted.single.asl'],
    ['«$».name', 'variable.language.path.asl'],
    ['# not this', 'comment.line.number-sign.yaml'],
    ['# not this', '!meta.intrinsic.asl'],
    ['States.Timeout', 'support.class.error.asl'],
    ['States.TaskFailed', 'support.class.error.asl'],
    ['States.Mine', '!support.class.error.asl'],
    ['States.Runtime', 'support.class.error.asl'],
    ['Type: «Choice»', 'support.type.state.asl'],
    ['$.«list»', 'variable.other.property.asl'],
    ['«"Map"»', 'string.quoted.double.yaml'],
    ['Wait', 'support.type.state.asl'],
    ["'«Fail»'", 'support.type.state.asl'],
    ['Resource: «Task»', '!support.type.state.asl'],
  ],
);

testScopes(
  'asl-yaml',
  'placeholders',
  raw`MaxAttempts: ${'$'}{MaxAttempts}
Resource: arn:${'$'}{Region}:x # ${'$'}{Comment}
Quoted: "${'$'}{A} and '${'$'}{b c}'"
Flow: { a: ${'$'}{B}, b: 1 }
Single: '${'$'}{C}'`,
  [
    ['${MaxAttempts}', 'meta.placeholder.asl'],
    ['${Region}', 'meta.placeholder.asl'],
    ['${Comment}', '!meta.placeholder.asl'],
    ['${A}', 'meta.placeholder.asl'],
    ['${b c}', '!meta.placeholder.asl'],
    ['${B}', 'meta.placeholder.asl'],
    ['b«:» 1', '!meta.placeholder.asl'],
    ['${C}', 'meta.placeholder.asl'],
  ],
);

testScopes(
  'asl-yaml',
  'JSONata in quotes',
  raw`Output: "{% $f(\"a\\n\", 'b') /* c */ %}"
Arguments: '{% {"d": $states.input.e & ''f''} %}'
Double: "{%
  $merge([1])
  %}"
Half: '{% $g('
Next: State
Path: '$.h'`,
  [
    ['$f', 'entity.name.function.jsonata'],
    [raw`\"a\\n\"`, 'string.quoted.double.jsonata'],
    [raw`«\\n»\"`, 'constant.character.escape.jsonata'],
    ["'b'", 'string.quoted.single.jsonata'],
    ['/* c */', 'comment.block.jsonata'],
    ['*/ «%}»', 'punctuation.section.embedded.end.jsonata'],
    ['"d"', 'string.quoted.double.jsonata'],
    ['$states', 'variable.language.states.jsonata'],
    ["''f''", 'string.quoted.single.jsonata'],
    ["} «%}»'", 'punctuation.section.embedded.end.jsonata'],
    ['$merge', 'entity.name.function.jsonata'],
    ['[«1»]', 'constant.numeric.jsonata'],
    ['$g', 'entity.name.function.jsonata'],
    ['Next', 'entity.name.tag.yaml'],
    ['State\n', '!meta.embedded.inline.jsonata'],
    ['«$».h', 'variable.language.path.asl'],
  ],
);

testScopes(
  'asl-yaml',
  'JSONata in block scalars',
  raw`Output: |-
  {%
    (
      $x := /a\/b/i; /* over
      lines */
      $sum(items."the price") > 2 and "y\"z" != 'it'
    )
  %}
Next: >-
  {% $count($) %}
Half: |
  {% $g( /* open
Comment: no {% $x %}
End: true`,
  [
    ['Output', 'entity.name.tag.yaml'],
    ['  «{%»\n', 'punctuation.section.embedded.begin.jsonata'],
    ['$x :=', 'meta.embedded.inline.jsonata'],
    ['«$x» :=', 'variable.other.jsonata'],
    [raw`/a\/b/i`, 'string.regexp.jsonata'],
    ['/* over', 'comment.block.jsonata'],
    ['lines */', 'comment.block.jsonata'],
    ['$sum', 'entity.name.function.jsonata'],
    ['"the price"', 'string.quoted.double.jsonata'],
    [raw`"y\"z"`, 'string.quoted.double.jsonata'],
    [raw`y«\"»z`, 'constant.character.escape.jsonata'],
    ["'it'", 'string.quoted.single.jsonata'],
    ['  «%}»\nNext', 'punctuation.section.embedded.end.jsonata'],
    ['Next', 'entity.name.tag.yaml'],
    ['$count', 'entity.name.function.jsonata'],
    ['$g', 'entity.name.function.jsonata'],
    ['/* open', 'comment.block.jsonata'],
    ['Comment', 'entity.name.tag.yaml'],
    ['Comment', '!meta.embedded.inline.jsonata'],
    ['no {% $x %}', '!meta.embedded.inline.jsonata'],
    ['true', '!meta.embedded.inline.jsonata'],
  ],
);

testScopes('asl-update-yaml', 'an update file', 'targets:\n  dev: # mine\n    stateMachineArn: arn:${Region}:a', [
  ['dev', 'entity.name.tag.yaml'],
  ['# mine', 'comment.line.number-sign.yaml'],
  ['${Region}', 'meta.placeholder.asl'],
]);
