import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listDefinitions, listLinks } from '../../../server/src/features/definition.ts';
import type { FileKind } from '../../../server/src/features/file-kind.ts';
import { findHover } from '../../../server/src/features/hover.ts';
import { listDefinitionLenses, listUpdateLenses } from '../../../server/src/features/lenses.ts';
import { buildText, json, parseMarked, updateJson, updateYaml, yaml } from './marked-text.ts';

const DEV = 'arn:aws:states:eu-west-1:111111111111:stateMachine:orders-dev';
const PROD = 'arn:aws:states:eu-west-1:222222222222:stateMachine:orders';

function hover(kind: FileKind, marked: string, update?: string): string {
  const { document, offset } = parseMarked(kind, marked);
  const found = findHover(document, offset, update === undefined ? [] : [buildText(updateYaml, update)]);
  return found && typeof found.contents === 'object' && 'value' in found.contents ? found.contents.value : '';
}

const hovers: readonly (readonly [FileKind, string, RegExp])[] = [
  [json, '{"Start|At": "A"}', /^\*\*StartAt\*\*.*runs first.*required · string/s],
  [json, '{"States": {"A": {"Type": "Wait", "Sec|onds": 3}}}', /0 to 99,999,999/],
  [json, '{"States": {"A": {"Ty|pe": "Wait"}}}', /one of `Task`/],
  [json, '{"States": {"A": {"Type": "Wa|it"}}}', /^\*\*Wait\*\*.*\[Documentation\]\(https:/s],
  [
    json,
    '{"States": {"A|": {"Type": "Wait", "Comment": "so *it* goes"}}}',
    /^\*\*A\*\*: a Wait state\n\nso \\\*it\\\* goes$/i,
  ],
  [json, '{"StartAt": "A|", "States": {"A": {"Type": "Wait"}}}', /^\*\*A\*\*: a Wait state$/i],
  [json, '{"QueryLanguage": "JSON|ata"}', /^\*\*QueryLanguage\*\*/],
  [yaml, 'States:\n  A:\n    Type: Task\n    Retry:\n      - Max|Attempts: 1\n', /default: 3/],
  [updateYaml, 'loggingConfiguration:\n  le|vel: ALL\n', /default: OFF/],
  [updateJson, '{"encryptionConfiguration": {"kmsDataKeyReusePeriod|Seconds": 60}}', /60 to 900/],
  [
    json,
    '{"States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::dynamodb:|putItem"}}}',
    /^\*\*Amazon DynamoDB\*\*: putItem.*`TableName` and `Item`.*\(https:.*connect-ddb/s,
  ],
  [
    json,
    '{"States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sfn:startExecution.wait|ForTaskToken"}}}',
    /sfn:startExecution of the AWS SDK.*token.*\(https:/s,
  ],
  [
    yaml,
    'States:\n  A:\n    Type: Task\n    Resource: arn:aws:lambda:eu-west-1:111111111111:func|tion:a\n',
    /^\*\*A Lambda function\*\*/,
  ],
  [json, '{"States": {"A": {"Type": "Task", "Resource": "my-func|tion"}}}', /^\*\*Resource\*\*/],
  [json, '{"Comment": "x", "Nothing|": 1}', /^$/],
  [json, '|', /^$/],
];

for (const [kind, marked, expected] of hovers) {
  test(`hover in ${JSON.stringify(marked)} (${kind.syntax})`, () => assert.match(hover(kind, marked), expected));
}

const SUBSTITUTED = `defaults:
  definitionSubstitutions: { Worker: one }
targets:
  dev: { stateMachineArn: "${DEV}" }
  prod: { stateMachineArn: "${PROD}", definitionSubstitutions: { Worker: "two" } }
`;

test('hover over a placeholder tells its values', () => {
  const text = hover(json, '{"States": {"A": {"Resource": "${Wor|ker}"}}}', SUBSTITUTED);
  assert.match(text, /- dev: `one`\n- prod: `"two"`$/);
  assert.match(hover(json, '{"A": ${Wor|ker}}'), /No target/);
});

function findTargets(kind: FileKind, marked: string, updates: readonly string[] = []): string[] {
  const { document, offset } = parseMarked(kind, marked);
  const updateFiles = updates.map((text) => buildText(updateYaml, text));
  const links = listDefinitions(document, offset, { definitionUri: 'file:///work/orders.asl.json', updateFiles });
  return links.map(
    ({ targetUri, targetSelectionRange: { start } }) =>
      `${targetUri.split('/').at(-1)} ${start.line}:${start.character}`,
  );
}

test('definition: transitions lead to the state of their own scope', () => {
  const inner = '{"States": {"X": {"Type": "Pass", "Next": "Y|"},\n "Y": {}}}';
  const nested = `{"States": {"P": {"Type": "Parallel", "Branches": [${inner}]},\n\n "Y": {}}}`;
  assert.deepEqual(findTargets(json, nested), ['orders.asl.json 1:1']);
  assert.deepEqual(findTargets(json, '{"StartAt": "|A",\n"States": {"A": {}}}'), ['orders.asl.json 1:11']);
  assert.deepEqual(findTargets(json, '{"States": {"C": {"Type": "Choice", "Choices": [{"Next": "|A"}]},\n"A": {}}}'), [
    'orders.asl.json 1:0',
  ]);
  assert.deepEqual(findTargets(json, '{"States": {"C": {"Type": "Task", "Catch": [{"Next": "|A"}]},\n"A": {}}}'), [
    'orders.asl.json 1:0',
  ]);
  assert.deepEqual(findTargets(yaml, 'StartAt: A|\nStates:\n  A: {}\n'), ['orders.asl.yaml 2:2']);
  assert.deepEqual(findTargets(json, '{"StartAt": "|B", "States": {"A": {}}}'), []);
  assert.deepEqual(findTargets(json, '{"Comment": "|A", "States": {"A": {}}}'), []);
});

test('definition: a placeholder leads to its values', () => {
  assert.deepEqual(findTargets(json, '{"A": ${|Worker}}', [SUBSTITUTED]), [
    'orders.asl.update.yaml 1:29',
    `orders.asl.update.yaml 4:${`  prod: { stateMachineArn: "${PROD}", definitionSubstitutions: { `.length}`,
  ]);
});

test('definition and link: an update file leads to its definition', () => {
  const marked = 'definitionUri: "./ord|ers.asl.json"\ntargets: {}\n';
  assert.deepEqual(findTargets(updateYaml, marked), ['orders.asl.json 0:0']);
  const { document } = parseMarked(updateYaml, marked);
  const [link] = listLinks(document, { definitionUri: 'file:///work/orders.asl.json', updateFiles: [document] });
  assert.deepEqual(link?.range, { start: { line: 0, character: 16 }, end: { line: 0, character: 33 } });
  assert.deepEqual(listLinks(document, { definitionUri: undefined, updateFiles: [document] }), []);
});

const TWO = `targets:\n  dev: { stateMachineArn: "${DEV}" }\n  prod: { stateMachineArn: "${PROD}" }\n  bad: { stateMachineArn: nothing }\n`;

function listTitles(updates: readonly string[], selected?: string): (string | undefined)[] {
  const updateFiles = updates.map((text) => buildText(updateYaml, text));
  const target = selected === undefined ? undefined : { updateFileUri: updateFiles[0]?.uri ?? '', name: selected };
  return listDefinitionLenses(buildText(json, '\n\n{}'), updateFiles, target).map(({ command }) => command?.title);
}

test('lenses of a definition', () => {
  assert.deepEqual(listTitles([]), ['Create update file']);
  assert.deepEqual(listTitles([TWO]), ['Update…', 'Update and publish…', 'Select target (2)']);
  assert.deepEqual(listTitles([TWO], 'dev'), [
    'Update dev',
    'Update and publish dev',
    'Target: dev (eu-west-1, 111111111111)',
  ]);
  assert.deepEqual(listTitles([TWO], 'gone'), ['Update…', 'Update and publish…', 'Select target (2)']);
  assert.deepEqual(listTitles([`stateMachineArn: ${PROD}\n`]), [
    'Update orders',
    'Update and publish orders',
    'Target: orders (eu-west-1, 222222222222)',
  ]);
  assert.deepEqual(listTitles(['targets: {}\n']), []);
  const [lens] = listDefinitionLenses(buildText(json, '\n\n{}'), [], undefined);
  assert.equal(lens?.range.start.line, 2);
  assert.deepEqual(lens?.command?.arguments, [{ definitionUri: 'file:///work/orders.asl.json' }]);
});

test('the name of a target makes no icon and no further line in a lens, and pushes none out of sight', () => {
  const name = `$(flame)\n${'x'.repeat(100)}`;
  const [title = ''] = listTitles([`targets: { ${JSON.stringify(name)}: { stateMachineArn: ${DEV} } }\n`], name);
  assert.match(title, /^Update \$ \(flame\) x+…$/);
  assert.ok(title.length < 60);
});

test('lenses of an update file stand at its targets', () => {
  const document = buildText(updateYaml, TWO);
  const lenses = listUpdateLenses(document, undefined);
  assert.deepEqual(
    lenses.map(({ range, command }) => [range.start.line, command?.command]),
    [
      [1, 'stepwright.updateStateMachine'],
      [1, 'stepwright.updateAndPublish'],
      [2, 'stepwright.updateStateMachine'],
      [2, 'stepwright.updateAndPublish'],
    ],
  );
  assert.deepEqual(lenses[0]?.command?.arguments, [{ target: { updateFileUri: document.uri, name: 'dev' } }]);
});
