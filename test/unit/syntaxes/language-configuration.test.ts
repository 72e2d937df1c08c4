import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { languages, readJson, root } from './grammars.ts';

interface LanguageConfiguration {
  readonly comments: { readonly lineComment: string; readonly blockComment?: readonly string[] };
  readonly brackets: readonly (readonly string[])[];
  readonly autoClosingPairs: readonly {
    readonly open: string;
    readonly close: string;
    readonly notIn?: readonly string[];
  }[];
  readonly surroundingPairs: readonly (readonly string[])[];
  readonly wordPattern: { readonly pattern: string; readonly flags: string };
  readonly folding: { readonly offSide?: boolean; readonly markers: { readonly start: string; readonly end: string } };
  readonly indentationRules: { readonly increaseIndentPattern: string; readonly decreaseIndentPattern: string };
  readonly onEnterRules: readonly OnEnterRule[];
}

interface OnEnterRule {
  readonly beforeText: string;
  readonly afterText: string;
  readonly action: { readonly indent: string; readonly appendText?: string };
}

function readConfiguration(languageId: string): LanguageConfiguration {
  const language = languages.find(({ id }) => id === languageId);
  assert.ok(language);
  return readJson(join(root, language.configuration)) as LanguageConfiguration;
}

const json = readConfiguration('asl');
const yaml = readConfiguration('asl-yaml');

test('update files are edited like definitions of the same syntax', () => {
  assert.deepEqual(readConfiguration('asl-update'), json);
  assert.deepEqual(readConfiguration('asl-update-yaml'), yaml);
});

test('comments can be toggled', () => {
  assert.deepEqual(json.comments, { lineComment: '//', blockComment: ['/*', '*/'] });
  assert.deepEqual(yaml.comments, { lineComment: '#' });
});

test('brackets and quotes close, in JSON not inside of strings', () => {
  for (const { brackets, autoClosingPairs, surroundingPairs } of [json, yaml]) {
    for (const [open, close] of [...brackets, ['"', '"'], ["'", "'"]]) {
      assert.ok(
        autoClosingPairs.some((pair) => pair.open === open && pair.close === close),
        `${open} closes`,
      );
      assert.ok(
        surroundingPairs.some((pair) => pair[0] === open && pair[1] === close),
        `${open} surrounds`,
      );
    }
  }
  for (const { open, notIn } of json.autoClosingPairs) assert.ok(notIn?.includes('string'), `${open} in a string`);
});

test('lines indent and outdent', () => {
  checkPattern(json.indentationRules.increaseIndentPattern, {
    yes: ['{', '  "States": {', '"Choices": [', '"A": { "B": "}",', '"A": {"x": 1, "y": [', '}, {'],
    no: [
      '"a": 1,',
      '{}',
      '"A": { "B": 1 },',
      '"a": "{",',
      '"a": "[ \\"b\\" {",',
      '}',
      '"a": "{% { %}",',
      '"a": "\\"{"',
    ],
  });
  checkPattern(json.indentationRules.decreaseIndentPattern, {
    yes: ['}', '  },', ']', '}]},'],
    no: ['"a": 1 }', '{}'],
  });
  checkPattern(yaml.indentationRules.increaseIndentPattern, {
    yes: ['States:', '  A: # why', 'Output: |-', 'B: &b', '-', '  -', 'C: {', 'D: [1,', 'Next: >2'],
    no: ['Type: Task', '# about:', '  # States:', 'A: {}', '- one', 'B: [1]', 'Comment: a - b'],
  });
  checkPattern(yaml.indentationRules.decreaseIndentPattern, { yes: ['  }', ' ]'], no: ['A: }', 'b'] });
});

test('regions fold', () => {
  checkPattern(json.folding.markers.start, { yes: ['// #region A', '//region'], no: ['"#region"', '// regional'] });
  checkPattern(json.folding.markers.end, { yes: ['  // #endregion'], no: ['// #region'] });
  checkPattern(yaml.folding.markers.start, { yes: ['# region A', '  #region', '# #region'], no: ['region:'] });
  checkPattern(yaml.folding.markers.end, { yes: ['# endregion'], no: ['# region'] });
  assert.equal(yaml.folding.offSide, true);
});

test('Enter inside a line comment goes on with the comment', () => {
  const [rule] = json.onEnterRules;
  assert.ok(rule);
  checkPattern(rule.beforeText, { yes: ['  // why', '"a": 1, // why'], no: ['"a": "https://x"', '//', '"a": 1'] });
  checkPattern(rule.afterText, { yes: ['more'], no: ['', '  '] });
});

/** What Enter at the end of a line does. */
function findEnterAction(line: string): string {
  const rule = yaml.onEnterRules.find(({ beforeText }) => new RegExp(beforeText).test(line));
  return rule === undefined ? 'same' : rule.action.indent + (rule.action.appendText ?? '');
}

test('Enter in YAML goes where the next line belongs', () => {
  for (const line of ['States:', '  Get:', '  "A b":', 'Output: |-', 'Output: >', 'A: &a'])
    assert.equal(findEnterAction(line), 'indent', line);
  for (const line of ['  - Not:', '- Condition: |-']) assert.equal(findEnterAction(line), 'indent  ', line);
  assert.equal(findEnterAction('  - Variable: $.a'), 'none  ');
  for (const line of ['Type: Task', '# States:', '- one', '-', 'A: {}', 'url: a:b'])
    assert.equal(findEnterAction(line), 'same', line);
});

test('a word is a name, a placeholder, a variable or a number', () => {
  for (const { wordPattern } of [json, yaml]) {
    const words = (text: string): string[] =>
      text.match(new RegExp(wordPattern.pattern, `g${wordPattern.flags}`)) ?? [];
    assert.deepEqual(words('"Next": "Prüfe Bestellung_2",'), ['Next', 'Prüfe', 'Bestellung_2']);
    assert.deepEqual(words('$.orders[0].id'), ['orders', '0', 'id']);
    assert.deepEqual(words('{% $sum($states.input.n) %}'), ['$sum', '$states', 'input', 'n']);
    assert.deepEqual(words('"MaxAttempts": ${Max.Attempts}, -1.5e3'), ['MaxAttempts', '${Max.Attempts}', '-1.5e3']);
    assert.deepEqual(words('$$.Execution.Id'), ['Execution', 'Id']);
    assert.deepEqual(words('my-state'), ['my-state']);
    assert.equal(new RegExp(wordPattern.pattern, wordPattern.flags).exec(''), null);
  }
});

function checkPattern(pattern: string, { yes, no }: { yes: readonly string[]; no: readonly string[] }): void {
  const expression = new RegExp(pattern);
  for (const line of yes) assert.match(line, expression);
  for (const line of no) assert.doesNotMatch(line, expression);
}
