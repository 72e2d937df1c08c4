import { testScopes } from './expectations.ts';

const { raw } = String;

testScopes('asl', 'plain JSON stays JSON', raw`{ "Comment": "a \"b\" $5 or $x {} States.ALL", "n": 12, "t": true }`, [
  ['"Comment"', 'support.type.property-name.json'],
  [raw`"a \"b\" $5 or $x {} States.ALL"`, 'string.quoted.double.json'],
  [raw`a «\"»b`, 'constant.character.escape.json'],
  [raw`a \"b\" $5 or $x {}`, '!meta.path.asl'],
  ['States.ALL', '!support.class.error.asl'],
  ['12', 'constant.numeric.json'],
  ['true', 'constant.language.json'],
]);

testScopes(
  'asl',
  'state types, error names and dynamic keys',
  raw`{
  "Type": "Task", "Retry": [{ "ErrorEquals": ["States.Timeout", "States.Mine", "Wait"] }],
  "A": { "Type":"Choice" }, "Kind": "Pass", "B": { "Type" : "Job" }, "x.$": "$.a", "$x": 1
}`,
  [
    ['"Task"', 'string.quoted.double.json'],
    ['«Task»"', 'support.type.state.asl'],
    ['"Task"«,»', '!invalid.illegal'],
    ['States.Timeout', 'support.class.error.asl'],
    ['States.Mine', '!support.class.error.asl'],
    ['Wait', '!support.type.state.asl'],
    ['Choice', 'support.type.state.asl'],
    ['Pass', '!support.type.state.asl'],
    ['Job', '!support.type.state.asl'],
    ['"x«.$»"', 'keyword.other.dynamic-key.asl'],
    ['"«x».$"', '!keyword.other.dynamic-key.asl'],
    ['"$x"', '!keyword.other.dynamic-key.asl'],
    ['"$x": «1»', 'constant.numeric.json'],
  ],
);

testScopes(
  'asl',
  'JSONPath',
  raw`["$", "$.orders[0].id", "$$.Execution.Id", "$list.b", "$[?(@.n > 1)]", "a $.c", "$\"", "$.d['e f']", "$5", "$"]`,
  [
    ['["«$»"', 'variable.language.path.asl'],
    ['«$».orders', 'variable.language.path.asl'],
    ['$«.»orders', 'punctuation.accessor.asl'],
    ['orders', 'variable.other.property.asl'],
    ['orders«[»0', 'punctuation.section.asl'],
    ['[«0»]', 'constant.numeric.asl'],
    ['$$', 'variable.language.path.asl'],
    ['$list', 'variable.other.asl'],
    ['@', 'variable.language.path.asl'],
    ['>', 'keyword.operator.path.asl'],
    ['a $.c', '!meta.path.asl'],
    [raw`$\"`, '!meta.path.asl'],
    ["'e f'", 'string.quoted.single.asl'],
    ['$5', '!meta.path.asl'],
    ['"$"]', '!invalid.illegal'],
  ],
);

testScopes(
  'asl',
  'intrinsic functions',
  raw`{ "a.$": "States.Format('Hi {} \\'x\\'', States.ArrayGetItem($.names, 2), true)", "b": "States.Format" }`,
  [
    ['States.Format(', 'meta.intrinsic.asl'],
    ['«States.Format»(', 'support.function.intrinsic.asl'],
    [raw`'Hi {} \\'x\\''`, 'string.quoted.single.asl'],
    ['{}', 'constant.other.placeholder.asl'],
    [raw`«\\'»x`, 'constant.character.escape.asl'],
    ['States.ArrayGetItem', 'support.function.intrinsic.asl'],
    ['«$».names', 'variable.language.path.asl'],
    ['2', 'constant.numeric.asl'],
    ['true', 'constant.language.asl'],
    ['true)«"»', '!meta.intrinsic.asl'],
    ['"b"', 'support.type.property-name.json'],
    ['"States.Format"', '!support.function.intrinsic.asl'],
  ],
);

testScopes(
  'asl',
  'placeholders, quoted and not',
  '{ "MaxAttempts": ${MaxAttempts}, "Resource": "arn:${Region}:x", "List": [${A}, "${b c}"], "${Key}": ${c.d-e} }',
  [
    [': «${»MaxAttempts', 'punctuation.definition.template-expression.begin.asl'],
    ['${«MaxAttempts»', 'variable.other.placeholder.asl'],
    ['${MaxAttempts«}»', 'punctuation.definition.template-expression.end.asl'],
    ['${MaxAttempts},', '!invalid.illegal'],
    ['"Resource"', 'support.type.property-name.json'],
    ['${Region}', 'meta.placeholder.asl'],
    ['${A}', 'meta.placeholder.asl'],
    ['${b c}', '!meta.placeholder.asl'],
    ['${Key}', 'meta.placeholder.asl'],
    ['${c.d-e}', 'meta.placeholder.asl'],
    ['${c.d-e} «}»', '!invalid.illegal'],
  ],
);

testScopes(
  'asl-update',
  'comments and placeholders of an update file',
  '{ // the target\n  "stateMachineArn": "arn:${Region}:a", /* a\n  note */ "publish": true }',
  [
    ['// the target', 'comment.line.double-slash'],
    ['${Region}', 'meta.placeholder.asl'],
    ['/* a\n  note */', 'comment.block.json'],
    ['"publish"', 'support.type.property-name.json'],
    ['true', 'constant.language.json'],
  ],
);
