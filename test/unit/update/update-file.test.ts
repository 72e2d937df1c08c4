import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseTree } from '../../../server/src/syntax/tree.ts';
import { toSourceRange } from '../../../server/src/text/source-map.ts';
import { checkUpdateFile } from '../../../server/src/update/check.ts';
import { findEmbeddedDefinition } from '../../../server/src/update/embedded-definition.ts';
import { buildUpdateFile, findTargetString } from '../../../server/src/update/model.ts';
import { findTargetSummary } from '../../../server/src/update/target-summary.ts';
import { buildUpdateFileText } from '../../../server/src/update/template.ts';
import { getTarget, MACHINE, readUpdateFile } from '../../support/update-files.ts';

const beside = { definition: 'found', hasSibling: true } as const;

test('a new update file is valid by our own rules, and names what it was made for', () => {
  const parts = { stateMachineArn: MACHINE, definitionFileName: 'orders.asl.json' };
  for (const more of [
    {},
    { placeholderNames: ['A', 'B'] },
    { targetName: 'on: "x"' },
    { definitionUri: './a b.asl.json' },
  ]) {
    const file = readUpdateFile(buildUpdateFileText({ ...parts, ...more }));
    assert.deepEqual(checkUpdateFile(file, beside), []);
    assert.equal(file.shape, 'targets');
    const target = getTarget(file);
    assert.equal(findTargetString(target, 'stateMachineArn')?.value, MACHINE);
    assert.equal(target.name, 'targetName' in more ? more.targetName : 'default');
  }
});

test('a target shows what a person needs to see', () => {
  const file = readUpdateFile(
    `defaults: { publish: true, profile: p }\ntargets:\n  prod: { stateMachineArn: "${MACHINE}", protected: true, versionDescription: v }\n`,
  );
  assert.deepEqual(findTargetSummary('file:///u', getTarget(file)), {
    ref: { updateFileUri: 'file:///u', name: 'prod' },
    label: 'prod',
    stateMachineArn: MACHINE,
    stateMachineName: 'orders',
    partition: 'aws',
    region: 'eu-west-1',
    account: '111111111111',
    protected: true,
    publish: true,
    versionDescription: 'v',
    profile: 'p',
  });
  assert.equal(findTargetSummary('u', getTarget(readUpdateFile('stateMachineArn: x'))), undefined);
});

test('a target whose "protected" can not be read is protected', () => {
  const file = readUpdateFile(`targets:\n  prod: { stateMachineArn: "${MACHINE}", protected: "yes" }\n`);
  assert.equal(findTargetSummary('u', getTarget(file))?.protected, true);
});

const definition = '{\n  "StartAt": "A",\n  "States": { "A": { "Type": "Pass", "Next": "it\'s" } }\n}';

test('places in a definition inside of an update file lead to its text, however it is written', () => {
  const arn = `stateMachineArn: ${MACHINE}\n`;
  const indented = definition.replaceAll('\n', '\n      ');
  const files = [
    readUpdateFile(`${arn}definition: |\n      ${indented}\n`),
    readUpdateFile(`${arn}definition: '${definition.replaceAll('\n', ' ').replaceAll("'", "''")}'\n`),
    readUpdateFile(`${arn}definition: ${JSON.stringify(definition)}\n`),
    readUpdateFile(JSON.stringify({ stateMachineArn: MACHINE, definition }), 'jsonc'),
  ];
  for (const file of files) {
    const embedded = findEmbeddedDefinition(file);
    assert.ok(embedded);
    for (const [wanted, written] of [
      ['Next', /^Next$/],
      ["it's", /^it''?s$/],
    ] as const) {
      const start = embedded.tree.text.indexOf(wanted);
      const range = toSourceRange(embedded.map, { start, end: start + wanted.length });
      assert.match(file.tree.text.slice(range.start, range.end), written);
    }
  }
});

test('a definition inside of an update file is checked in place, unless a file wins over it', () => {
  const file = readUpdateFile(`stateMachineArn: ${MACHINE}\ndefinition: |\n  { "StartAt": 1 `);
  const alone = checkUpdateFile(file, { definition: 'missing', hasSibling: false });
  assert.notEqual(alone.length, 0);
  for (const { start } of alone) assert.ok(start >= file.tree.text.indexOf('{'));
  assert.deepEqual(
    checkUpdateFile(file, beside).map(({ code }) => code),
    ['definition-once'],
  );
});

test('half-typed and odd texts have a model and never throw', () => {
  const texts = [
    '',
    '{',
    '[]',
    'targets',
    'targets:',
    'targets: []',
    '{"targets":{"a":',
    '{"targets":{"a":{"stateMachineArn":',
    'null',
    '"x"',
  ];
  const members = [
    'loggingConfiguration',
    'encryptionConfiguration',
    'definitionSubstitutions',
    'roleArn',
    'publish',
    'definition',
  ];
  for (const name of members) {
    for (const value of [
      '',
      '[]',
      '{}',
      '[[]]',
      '[1]',
      'x',
      '1',
      'null',
      '{ destinations: [[], 1, {}, { cloudWatchLogsLogGroup: 1 }], level: ALL }',
    ]) {
      texts.push(
        `stateMachineArn: ${MACHINE}\n${name}: ${value}\n`,
        `targets:\n  a:\n    stateMachineArn: ${MACHINE}\n    ${name}: ${value}\n`,
      );
    }
  }
  for (const text of texts) {
    for (const syntax of ['jsonc', 'yaml'] as const) {
      const file = buildUpdateFile(parseTree(text, syntax));
      for (const hasSibling of [true, false]) {
        for (const definition of ['found', 'missing', 'outside'] as const) {
          for (const { start, end } of checkUpdateFile(file, { definition, hasSibling })) {
            assert.ok(start >= 0 && start <= end && end <= text.length, text);
          }
        }
      }
    }
  }
});
