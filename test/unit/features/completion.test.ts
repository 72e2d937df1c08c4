import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CompletionItem } from 'vscode-languageserver-types';
import { complete } from '../../../server/src/features/completion/completion.ts';
import type { FileKind } from '../../../server/src/features/file-kind.ts';
import { applyEdits, type TextEdit } from '../../../server/src/text/range.ts';
import { json, parseMarked, updateJson, updateYaml, yaml } from './marked-text.ts';

function list(kind: FileKind, marked: string, snippets = true): CompletionItem[] {
  const { document, offset } = parseMarked(kind, marked);
  return complete(document, offset, { snippets }).items;
}

function listLabels(kind: FileKind, marked: string): string[] {
  return list(kind, marked).map(({ label }) => label);
}

/** The text after taking a proposal, without its snippet's stops. */
function take(kind: FileKind, marked: string, label: string): string {
  const { document, offset } = parseMarked(kind, marked);
  const item = complete(document, offset, { snippets: false }).items.find((each) => each.label === label);
  assert.ok(item?.textEdit && 'range' in item.textEdit, `No ${label} in ${marked}`);
  const edits = [item.textEdit, ...(item.additionalTextEdits ?? [])].map(({ range, newText }): TextEdit => ({
    start: document.lines.toOffset(range.start),
    end: document.lines.toOffset(range.end),
    text: newText.replaceAll('\n', `\n${findIndent(document.text, offset)}`),
  }));
  return applyEdits(document.text, edits);
}

/** Editors add the indentation of the line to every further line of a proposal. */
function findIndent(text: string, offset: number): string {
  return /^ */.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset))?.[0] ?? '';
}

const STATES = '"States": { "A": {}, "B": {} }';
const taken: readonly (readonly [FileKind, string, string, string])[] = [
  // Keys: with quotes, without, with a colon already there.
  [json, '{|}', 'StartAt', '{"StartAt": ""}'],
  [json, '{"|"}', 'StartAt', '{"StartAt": ""}'],
  [json, '{"St|"}', 'StartAt', '{"StartAt": ""}'],
  [json, '{St|}', 'StartAt', '{"StartAt": ""}'],
  [json, '{"St|', 'StartAt', '{"StartAt": ""'],
  [json, '{"St|": "A"}', 'StartAt', '{"StartAt": "A"}'],
  // Commas: missing before, missing behind, and there already.
  [json, '{"Comment": "x" |}', 'StartAt', '{"Comment": "x", "StartAt": ""}'],
  [json, '{"Comment": "x", |}', 'StartAt', '{"Comment": "x", "StartAt": ""}'],
  [json, '{| "Comment": "x"}', 'StartAt', '{"StartAt": "", "Comment": "x"}'],
  [json, '{"St|\n "Comment": "x"}', 'StartAt', '{"StartAt": "",\n "Comment": "x"}'],
  [json, '{"St|, "Comment": "x"}', 'StartAt', '{"StartAt": "", "Comment": "x"}'],
  // Values.
  [json, `{"StartAt": |, ${STATES}}`, 'A', `{"StartAt": "A", ${STATES}}`],
  [json, `{"StartAt": "|", ${STATES}}`, 'A', `{"StartAt": "A", ${STATES}}`],
  [json, `{"StartAt": "x|y", ${STATES}}`, 'A', `{"StartAt": "A", ${STATES}}`],
  [json, '{"States": {"A": {"Type": "Pass", "End": |}}}', 'true', '{"States": {"A": {"Type": "Pass", "End": true}}}'],
  [json, '{"QueryLanguage": "JSONP|"}', 'JSONata', '{"QueryLanguage": "JSONata"}'],
  [json, '{"States": {|}}', 'Succeed state', '{"States": {"MySucceed": {\n  "Type": "Succeed"\n}}}'],
  [json, '{"States": {"A": |}}', 'Succeed state', '{"States": {"A": {\n  "Type": "Succeed"\n}}}'],
  // YAML.
  [yaml, '|', 'StartAt', 'StartAt: '],
  [yaml, 'St|', 'StartAt', 'StartAt: '],
  [yaml, 'St|: A\n', 'StartAt', 'StartAt: A\n'],
  [yaml, 'StartAt: |\nStates:\n  A: {}\n', 'A', 'StartAt: A\nStates:\n  A: {}\n'],
  [yaml, 'StartAt: "|"\nStates:\n  A: {}\n', 'A', 'StartAt: A\nStates:\n  A: {}\n'],
  [yaml, 'StartAt: | # first\nStates:\n  "1": {}\n', '1', 'StartAt: "1" # first\nStates:\n  "1": {}\n'],
  [yaml, 'States:\n  A:\n    Type: P|\n', 'Pass', 'States:\n  A:\n    Type: Pass\n'],
  [yaml, 'States:\n  |\n', 'Succeed state', 'States:\n  MySucceed:\n    Type: Succeed\n'],
  [yaml, 'States:\n  A: { Ty| }\n', 'Type', 'States:\n  A: { "Type": "Task" }\n'],
  [yaml, 'States: { A: { Type: | } }\n', 'Pass', 'States: { A: { Type: "Pass" } }\n'],
  // Resources: of the partition that is typed; of the AWS SDK first the service, then the action.
  [
    json,
    '{"States": {"A": {"Type": "Task", "Resource": "arn:aws-cn:|"}}}',
    'arn:aws-cn:states:::sqs:sendMessage.waitForTaskToken',
    '{"States": {"A": {"Type": "Task", "Resource": "arn:aws-cn:states:::sqs:sendMessage.waitForTaskToken"}}}',
  ],
  [
    json,
    '{"States": {"A": {"Type": "Task", "Resource": |}}}',
    'arn:aws:states:::aws-sdk:s3:',
    '{"States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:"}}}',
  ],
  [
    yaml,
    'States:\n  A:\n    Type: Task\n    Resource: arn:aws:states:::aws-sdk:s3:get|\n',
    'arn:aws:states:::aws-sdk:s3:getObject',
    'States:\n  A:\n    Type: Task\n    Resource: arn:aws:states:::aws-sdk:s3:getObject\n',
  ],
  // Update files.
  [updateYaml, '|', 'targets', 'targets:\n  dev:\n    stateMachineArn: '],
  [updateYaml, 'targets:\n  |\n', 'A target', 'targets:\n  dev:\n    stateMachineArn: \n'],
  [updateYaml, 'publish: |\n', 'true', 'publish: true\n'],
  [updateJson, '{ "loggingConfiguration": { "level": | } }', 'ALL', '{ "loggingConfiguration": { "level": "ALL" } }'],
  [updateJson, '{ // so\n "pub|" }', 'publish', '{ // so\n "publish": true }'],
];

for (const [kind, marked, label, expected] of taken) {
  test(`taking ${label} in ${JSON.stringify(marked)} (${kind.syntax})`, () => {
    assert.equal(take(kind, marked, label).replaceAll(/ +$/gm, ''), expected.replaceAll(/ +$/gm, ''));
  });
}

const CHOICE = '"Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "A" }]';
const listed: readonly (readonly [FileKind, string, readonly string[]])[] = [
  // The transition's own scope, and not the state itself.
  [json, `{"States": {"A": {"Type": "Pass", "Next": "|"}, "B": {}, "C": {}}}`, ['B', 'C']],
  [
    json,
    '{"States": {"P": {"Type": "Parallel", "Branches": [{"StartAt": "|", "States": {"X": {}, "Y": {}}}]}, "Q": {}}}',
    ['X', 'Y'],
  ],
  [json, `{"States": {"A": {}, "C": {${CHOICE}, "Default": "|"}}}`, ['A']],
  [yaml, 'States:\n  A:\n    Type: Pass\n    Next: |\n  B:\n    Type: Succeed\n', ['B']],
  // What is there is not offered again, nor what it rules out.
  [json, '{"States": {"A": {"Type": "Fail", "Error": "x", "Cause": "y", |}}}', ['Comment', 'QueryLanguage']],
  [
    json,
    '{"States": {"A": {"Type": "Succeed", "Comment": "", "InputPath": "$", "OutputPath": "$", |}}}',
    ['QueryLanguage'],
  ],
  [yaml, 'States:\n  A:\n    Type: Fail\n    Error: x\n    CausePath: $.y\n    |\n', ['Comment', 'QueryLanguage']],
  [
    json,
    '{"States": {"M": {"Type": "Map", "ItemReader": {"Resource": "|"}}}}',
    ['arn:aws:states:::s3:getObject', 'arn:aws:states:::s3:listObjectsV2'],
  ],
  // Without a type, what every state has.
  [json, '{"States": {"A": {|}}}', ['Type', 'Comment', 'QueryLanguage']],
  [yaml, 'States:\n  A:\n    |\n', ['Type', 'Comment', 'QueryLanguage']],
  // Nothing where nothing is known.
  [json, '{"Comment": "|"}', []],
  [json, '{"States": {"A": {"Type": "Pass", "Result": {|}}}}', []],
  [json, '{"StartAt" |}', []],
  [yaml, '# |\n', []],
  [yaml, 'Comment: |-\n  text |\n'.replace('|-', '>-'), []],
  [
    updateYaml,
    'targets:\n  dev:\n    loggingConfiguration:\n      destinations:\n        - |\n',
    ['cloudWatchLogsLogGroup'],
  ],
  [updateYaml, 'encryptionConfiguration:\n  type: |\n', ['AWS_OWNED_KEY', 'CUSTOMER_MANAGED_KMS_KEY']],
];

for (const [kind, marked, expected] of listed) {
  test(`offered in ${JSON.stringify(marked)} (${kind.syntax})`, () => {
    assert.deepEqual(listLabels(kind, marked), expected);
  });
}

test('fields of the other query language are not offered', () => {
  const jsonPath = listLabels(json, '{"QueryLanguage": "JSONPath", "States": {"A": {"Type": "Task", |}}}');
  assert.ok(jsonPath.includes('Parameters') && !jsonPath.includes('Arguments'));
  const jsonata = listLabels(json, '{"QueryLanguage": "JSONata", "States": {"A": {"Type": "Task", |}}}');
  assert.ok(jsonata.includes('Arguments') && !jsonata.includes('Parameters'));
  const mixed = listLabels(json, '{"States": {"A": {"QueryLanguage": "JSONata", "Type": "Task", |}}}');
  assert.ok(mixed.includes('Arguments') && !mixed.includes('Parameters'));
});

test('error names are offered as items, in JSON and in YAML', () => {
  for (const [kind, marked] of [
    [json, '{"States": {"A": {"Type": "Task", "Retry": [{"ErrorEquals": ["|"]}]}}}'],
    [json, '{"States": {"A": {"Type": "Task", "Retry": [{"ErrorEquals": ["X", |]}]}}}'],
    [yaml, 'States:\n  A:\n    Type: Task\n    Retry:\n    - ErrorEquals:\n      - |\n'],
    [yaml, 'States:\n  A:\n    Type: Task\n    Retry:\n    - ErrorEquals: [|]\n'],
  ] as const) {
    assert.equal(listLabels(kind, marked)[0], 'States.ALL', marked);
  }
});

test('items of a sequence are found at every indentation', () => {
  for (const marked of [
    'States:\n  A:\n    Type: Choice\n    Choices:\n    - |\n',
    'States:\n  A:\n    Type: Choice\n    Choices:\n      - |\n',
    'States:\n  A:\n    Type: Choice\n    Choices:\n      - IsNull: true\n        |\n',
    'States:\n  A:\n    Type: Choice\n    Choices:\n    - Next: B\n    - |\n',
    'States:\n  A:\n    Type: Choice\n    Choices:\n    -   And:\n        - |\n',
  ]) {
    assert.ok(listLabels(yaml, marked).includes('Variable'), marked);
  }
});

test('placeholders of the definition are offered as names of values', () => {
  const definition = parseMarked(json, '{"A": "${One}", "B": ${Two}}|').document;
  const { document, offset } = parseMarked(
    updateYaml,
    'targets:\n  dev:\n    definitionSubstitutions:\n      One: x\n      |\n',
  );
  const { items } = complete(document, offset, { snippets: true, definition });
  assert.deepEqual(
    items.map(({ label }) => label),
    ['Two'],
  );
});

test('snippets carry the required fields of a state', () => {
  const [item] = list(json, '{"States": {|}}');
  assert.deepEqual(
    [item?.label, item?.textEdit?.newText],
    ['Task state', '"${1:MyTask}": {\n  "Type": "Task",\n  "Resource": "$2",\n  "Next": "$3"\n}'],
  );
  const map = list(json, '{"States": {|}}').find(({ label }) => label === 'Map state');
  assert.match(map?.textEdit?.newText ?? '', /"ItemProcessor": \{\n {4}"StartAt"/);
});

test('names with characters of the snippet syntax are escaped', () => {
  const [item] = list(json, '{"StartAt": |, "States": {"a$1}\\\\": {}}}');
  assert.equal(item?.textEdit?.newText, '"a\\$1\\}\\\\\\\\"');
  const [plain] = list(json, '{"StartAt": |, "States": {"a$1}\\\\": {}}}', false);
  assert.equal(plain?.textEdit?.newText, '"a$1}\\\\"');
});

test('a line of any length is answered at once', () => {
  for (const long of [' ', ': ', '- ', 'a:', 'a ', '"', "''"]) {
    const line = long.repeat(100_000);
    for (const marked of [`A: |${line}\nB: 1\n`, `A:\n  B|${line}b\n`, `${line}|\n`, `- ${line}\n  |\n`]) {
      const started = process.threadCpuUsage();
      listLabels(yaml, marked);
      const { user, system } = process.threadCpuUsage(started);
      // What the fuzz calls a hang, in microseconds of this thread alone: it took twenty times as long.
      assert.ok(user + system < 1_000_000, `${JSON.stringify(marked.slice(0, 20))} took ${user + system} µs`);
    }
  }
});
