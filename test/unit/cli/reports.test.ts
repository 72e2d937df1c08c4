import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { checkInputs, type CheckedFile } from '../../../cli/src/check.ts';
import { writeGithub } from '../../../cli/src/report/github.ts';
import { writeJson } from '../../../cli/src/report/json.ts';
import { writePretty } from '../../../cli/src/report/pretty.ts';
import { writeSarif } from '../../../cli/src/report/sarif.ts';
import { findFileKindOfName } from '../../../server/src/features/file-kind.ts';
import { buildLines } from '../../../server/src/text/lines.ts';
import { BAD, GOOD } from './run.ts';

/** The official schema, as a package of the SARIF SDK carries it. */
const schemaPath = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');

function check(files: Readonly<Record<string, string>>): readonly CheckedFile[] {
  const found = Object.entries(files).map(([name, text]) => {
    const kind = findFileKindOfName(name);
    assert.ok(kind);
    return { name, path: resolve('/none', name), kind, text };
  });
  const checked = checkInputs({ found, folders: [] }, { type: undefined, target: undefined, updateFile: undefined });
  assert.ok('files' in checked);
  return checked.files;
}

/** A finding with everything that a report must not stumble over. */
const hostile: CheckedFile = {
  name: 'a, b:c%/ü.asl.json',
  lines: buildLines('one\ntwo\n'),
  findings: [
    { start: 0, end: 3, code: 'x', severity: 'information', message: 'A\n::error::forged 100%\u001b[2J' },
    {
      start: 1,
      end: 6,
      code: 'state-reachable',
      severity: 'warning',
      message: 'B',
      location: '/States/A',
      related: [{ start: 4, end: 7, message: 'the other' }],
    },
  ],
};

test('JSON for other programs', () => {
  const report = JSON.parse(writeJson(check({ 'good.asl.json': GOOD, 'bad.asl.json': BAD })));
  assert.deepEqual(report[0], { file: 'good.asl.json', findings: [] });
  const { message, ...found } = report[1].findings.find(
    (each: { code: string }) => each.code === 'transition-target-exists',
  );
  assert.equal(typeof message, 'string');
  assert.deepEqual(found, {
    code: 'transition-target-exists',
    serviceCode: 'MISSING_TRANSITION_TARGET',
    severity: 'error',
    location: '/StartAt',
    range: { start: { line: 1, character: 11 }, end: { line: 1, character: 14 } },
  });
});

test('SARIF is what its schema says', () => {
  // Of draft 4 it uses only what later drafts have too, but for the name of its own id.
  const { $schema: _schema, id: _id, ...schema } = JSON.parse(readFileSync(schemaPath, 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  const files = [...check({ 'good.asl.json': GOOD, 'sub/bad file.asl.json': BAD, '../up.asl.json': BAD }), hostile];
  for (const checked of [files, [], files.slice(0, 1)]) {
    const log = JSON.parse(writeSarif(checked));
    assert.ok(validate(log), ajv.errorsText(validate.errors));
  }
  assert.equal(validate({ version: '2.1.0', runs: [{ tool: {} }] }), false);
});

test('SARIF has the place, the rule and the related places of a finding', () => {
  const [{ results, tool }] = JSON.parse(writeSarif([...check({ 'sub/bad file.asl.json': BAD }), hostile])).runs;
  const { locations, ruleIndex, ...result } = results.find(
    ({ ruleId }: { ruleId: string }) => ruleId === 'transition-target-exists',
  );
  assert.equal(result.level, 'error');
  assert.deepEqual(result.properties, { serviceCode: 'MISSING_TRANSITION_TARGET' });
  assert.equal(tool.driver.rules[ruleIndex].id, 'transition-target-exists');
  assert.ok(tool.driver.rules[ruleIndex].shortDescription.text.length > 0);
  const region = { startLine: 2, startColumn: 12, endLine: 2, endColumn: 15 };
  assert.deepEqual(locations, [
    {
      physicalLocation: { artifactLocation: { uri: 'sub/bad%20file.asl.json' }, region },
      logicalLocations: [{ fullyQualifiedName: '/StartAt' }],
    },
  ]);
  const { relatedLocations, level } = results.at(-1);
  assert.equal(level, 'warning');
  assert.equal(relatedLocations[0].message.text, 'the other');
  assert.deepEqual(relatedLocations[0].physicalLocation.region, {
    startLine: 2,
    startColumn: 1,
    endLine: 2,
    endColumn: 4,
  });
});

test('SARIF has the whole path of a file outside of the working folder', () => {
  const [{ artifacts }] = JSON.parse(writeSarif(check({ '../up.asl.json': GOOD }))).runs;
  assert.equal(artifacts[0].location.uri, pathToFileURL(resolve('../up.asl.json')).href);
});

test('annotations of GitHub Actions', () => {
  const lines = writeGithub([...check({ 'bad.asl.json': BAD }), hostile]).split('\n');
  const annotation = lines.find((line) => line.includes('transition-target-exists'));
  assert.match(
    annotation ?? '',
    /^::error file=bad\.asl\.json,line=2,endLine=2,col=12,endColumn=15,title=transition-target-exists::There is no state "B"/,
  );
  assert.deepEqual(lines.slice(-4), [
    '::notice file=a%2C b%3Ac%25/ü.asl.json,line=1,endLine=1,col=1,endColumn=4,title=x::A%0A::error::forged 100%25\u001b[2J',
    '::warning file=a%2C b%3Ac%25/ü.asl.json,line=1,endLine=2,title=state-reachable::B',
    lines.at(-2),
    '',
  ]);
});

test('one line a finding, in colours where a terminal shows them', () => {
  assert.equal(
    writePretty([hostile], false),
    'a, b:c%/ü.asl.json:1:1 information: A ::error::forged 100% [2J (x)\n' +
      'a, b:c%/ü.asl.json:1:2 warning: B (state-reachable)\n' +
      '1 file checked: 0 errors, 1 warning.\n',
  );
  assert.ok(writePretty([hostile], true).includes(':1:2 \u001b[33mwarning\u001b[0m: B'));
});
