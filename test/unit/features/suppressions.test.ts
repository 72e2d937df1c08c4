import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Files } from '../../../server/src/features/definition-link.ts';
import { listChoices, SET_SEVERITY_COMMAND } from '../../../server/src/features/finding-choices.ts';
import type { FileKind } from '../../../server/src/features/file-kind.ts';
import { listLocalFindings } from '../../../server/src/features/local-findings.ts';
import { SUPPRESSION_RULES } from '../../../server/src/features/suppression-rules.ts';
import { parseTree } from '../../../server/src/syntax/tree.ts';
import type { Finding } from '../../../server/src/text/finding.ts';
import { applyEdits } from '../../../server/src/text/range.ts';
import { parseExample, toDrawnRange } from '../../support/examples.ts';
import { buildText, json, parseMarked, updateJson, updateYaml, yaml } from './marked-text.ts';

const none: Files = { folders: [], hasFile: () => false, findDocument: () => undefined, listUpdateFiles: () => [] };

function check(kind: FileKind, text: string): readonly Finding[] {
  return listLocalFindings(none, buildText(kind, text));
}

function listCodes(kind: FileKind, text: string): string[] {
  return check(kind, text).map(({ code }) => code);
}

for (const rule of SUPPRESSION_RULES) {
  for (const [kind, examples] of Object.entries(rule.examples)) {
    for (const [index, example] of examples.entries()) {
      test(`${rule.code}: ${kind} example ${index + 1}`, () => {
        const { text, expected } = parseExample(example);
        const findings = check(yaml, text);
        assert.deepEqual(
          findings.map((finding) => ({ code: finding.code, ...toDrawnRange(text, finding) })),
          expected.map(({ code = rule.code, start, end }) => ({ code, start, end })),
        );
        assert.equal(
          expected.some(({ code }) => code === undefined),
          kind === 'bad',
        );
        for (const { code, fixes = [] } of findings) {
          for (const { edits } of fixes) {
            const fixed = applyEdits(text, edits);
            assert.ok(!listCodes(yaml, fixed).includes(code), fixed);
            assert.deepEqual(parseTree(fixed, 'yaml').problems, []);
          }
        }
      });
    }
  }
}

const HEAD = 'StartAt: A\nStates:\n  A: { Type: Succeed }\n';

test('a comment suppresses what begins on the next line that is more than blanks and comments', () => {
  for (const between of ['', '\n\n', '  # another comment\n', '\r\n', '# stepwright-ignore field-supported\n']) {
    const text = `${HEAD}# stepwright-ignore state-reachable: why\n${between}  B: { Type: Succeed, Color: 1 }\n`;
    assert.ok(!listCodes(yaml, text).includes('state-reachable'), JSON.stringify(text));
  }
  const far = `${HEAD}# stepwright-ignore state-reachable\n  B: { Type: Succeed }\n  C: { Type: Succeed }\n`;
  assert.deepEqual(listCodes(yaml, far), ['state-reachable']);
  const inItem =
    'StartAt: A\nStates:\n  A:\n    Type: Succeed\n    # stepwright-ignore field-supported\n    Color: red\n';
  assert.deepEqual(listCodes(yaml, inItem), []);
});

test('codes are separated by commas or blanks, and a reason follows a colon', () => {
  for (const names of ['state-reachable,field-supported', 'state-reachable  field-supported: a reason, # indeed']) {
    assert.deepEqual(listCodes(yaml, `${HEAD}  # stepwright-ignore ${names}\n  B: { Type: Succeed, Color: 1 }\n`), []);
  }
});

test('what only looks like a comment is none', () => {
  for (const [scalar, state] of [
    ['|', '  # stepwright-ignore state-reachable\n'],
    ['"', '  # stepwright-ignore state-reachable"\n'],
  ]) {
    const text = `StartAt: A\nComment: ${scalar}\n${state}States:\n  A: { Type: Succeed }\n`;
    assert.deepEqual(listCodes(yaml, text), []);
  }
});

test('a text of several lines belongs to the line that it begins on', () => {
  const text = 'StartAt: A\nStates:\n  A:\n    Type: |-\n\n      Sucess\n    End: true\n';
  assert.ok(listCodes(yaml, text).includes('value-in-set'));
  const commented = text.replace('    Type', '    # stepwright-ignore value-in-set\n    Type');
  assert.ok(!listCodes(yaml, commented).includes('value-in-set'));
});

test('what can’t be read can’t be ignored', () => {
  const codes = listCodes(yaml, '# stepwright-ignore text-parses\nStartAt: [\n');
  assert.ok(codes.includes('text-parses') && codes.includes('suppression-names-rules'), String(codes));
  assert.ok(!codes.includes('suppression-used'), 'the text may have more findings than could be found');
});

test('update files have suppressions too, with comments of their kind', () => {
  const line = 'stepwright-ignore member-supported: a member to come';
  const arn = 'arn:aws:states:eu-west-1:111111111111:stateMachine:orders';
  const yamlText = (comment: string): string => `stateMachineArn: ${arn}\npublish: true\n${comment}\ncolor: red\n`;
  assert.ok(listCodes(updateYaml, yamlText('')).includes('member-supported'));
  assert.ok(!listCodes(updateYaml, yamlText(`# ${line}`)).includes('member-supported'));
  for (const comment of [`// ${line}`, `/* ${line} */`]) {
    const text = `{\n "stateMachineArn": "${arn}", "publish": true,\n ${comment}\n "color": "// stepwright-ignore x"\n}`;
    const codes = listCodes(updateJson, text);
    assert.ok(
      !codes.includes('member-supported') && !codes.some((code) => code.startsWith('suppression')),
      codes.join(', '),
    );
  }
});

test('JSON has no comments, and its text is left alone', () => {
  const text = '{ "Comment": "# stepwright-ignore nothing", "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }';
  assert.deepEqual(listCodes(json, text), []);
});

test('the cost grows with the text alone', { timeout: 10_000 }, () => {
  const many = '# stepwright-ignore state-reachable\n'.repeat(20_000);
  const states = Array.from({ length: 3_000 }, (_, at) => `S${at}: {Type: Succeed}`).join(', ');
  const started = process.cpuUsage();
  const findings = check(yaml, `${many}${many}StartAt: S0\nStates: { ${states} }\n`);
  assert.ok(findings.some(({ code }) => code === 'state-reachable'));
  const names = Array.from({ length: 50_000 }, (_, at) => `state-reachabel-${at}`);
  assert.equal(check(yaml, `# stepwright-ignore ${names.join(' ')}\n${HEAD}`).length, names.length);
  const { user } = process.cpuUsage(started);
  assert.ok(user < 3_000_000, `${user} µs`);
});

function listTitles(kind: FileKind, marked: string, canSetSeverity: boolean): string[] {
  const { document, offset } = parseMarked(kind, marked);
  const range = { start: offset, end: offset };
  return listChoices(document, listLocalFindings(none, document), range, { canSetSeverity, pages: undefined }).map(
    ({ title }) => title,
  );
}

test('actions: a finding can be ignored where there are comments, and its severity set where the client can', () => {
  const ignore = 'Ignore state-reachable on this line';
  const set = 'Set the severity of state-reachable…';
  assert.deepEqual(listTitles(yaml, `${HEAD}  B|: { Type: Succeed }\n`, true), [ignore, set]);
  assert.deepEqual(listTitles(yaml, `${HEAD}  B|: { Type: Succeed }\n`, false), [ignore]);
  const inJson = '{"StartAt": "A", "States": {"A": {"Type": "Succeed"}, "B|": {"Type": "Succeed"}}}';
  assert.deepEqual(listTitles(json, inJson, true), [set]);
  assert.deepEqual(listTitles(yaml, 'StartAt: [|', true), []);
});

test('actions: ignoring puts a comment above the line, with its indentation and its line ends', () => {
  for (const marked of [
    `${HEAD}  B|:\n    Type: Succeed\n`,
    `${HEAD}  B|:\n    Type: Succeed\n`.replaceAll('\n', '\r\n'),
    'StartAt: A\nStates:\n  A:\n    Type: >-\n\n      Suc|ess\n    End: true\n',
    'StartAt: A\nStates:\n  A:\n    Type: Choice\n    Choices:\n      - Variable: $.x\n        IsNull: true\n        Nxt|: A\n    Default: B\n  B: { Type: Succeed }\n',
  ]) {
    const { document, offset } = parseMarked(yaml, marked);
    const findings = listLocalFindings(none, document).filter(({ code }) => code !== 'field-required');
    const [action] = listChoices(
      document,
      findings,
      { start: offset, end: offset },
      {
        canSetSeverity: false,
        pages: undefined,
      },
    );
    assert.ok(action?.edit?.changes, marked);
    const edits = Object.values(action.edit.changes).flat();
    const fixed = applyEdits(
      document.text,
      edits.map(({ range, newText }) => {
        const start = document.lines.toOffset(range.start);
        return { start, end: start, text: newText };
      }),
    );
    const code = action.title.split(' ')[1] ?? '';
    const before = listCodes(yaml, document.text).filter((each) => each === code).length;
    const left = listCodes(yaml, fixed);
    assert.equal(left.filter((each) => each === code).length, before - 1, fixed);
    assert.ok(!left.includes('suppression-used'), fixed);
    assert.equal(fixed.includes('\r'), marked.includes('\r'));
  }
});

test('actions: the command gets the code and the file', () => {
  const { document, offset } = parseMarked(yaml, `${HEAD}  B|: { Type: Succeed }\n`);
  const actions = listChoices(
    document,
    listLocalFindings(none, document),
    { start: offset, end: offset },
    {
      canSetSeverity: true,
      pages: 'pages:/',
    },
  );
  const { command, diagnostics } = actions.at(-1) ?? assert.fail();
  assert.equal(command?.command, SET_SEVERITY_COMMAND);
  assert.deepEqual(command?.arguments, [{ code: 'state-reachable', uri: document.uri }]);
  assert.equal(diagnostics?.[0]?.codeDescription?.href, 'pages:/state-reachable.md');
});
