import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listActions } from '../../../server/src/features/actions.ts';
import {
  findDefinitionLink,
  type Files,
  findUri,
  listUpdateFilesOf,
} from '../../../server/src/features/definition-link.ts';
import { toDiagnostic } from '../../../server/src/features/diagnostics.ts';
import { buildDocument, type Document } from '../../../server/src/features/document.ts';
import { findBaseName, findFileKindOfName } from '../../../server/src/features/file-kind.ts';
import { listLocalFindings } from '../../../server/src/features/local-findings.ts';
import { toUriKey } from '../../../server/src/features/uri.ts';
import type { Finding } from '../../../server/src/text/finding.ts';
import { buildText, json } from './marked-text.ts';

const DEV = 'arn:aws:states:eu-west-1:111111111111:stateMachine:orders-dev';

test('a finding becomes a diagnostic with all that it says', () => {
  const document = buildText(json, '{\n  "a": 1\n}');
  const finding: Finding = {
    start: 4,
    end: 7,
    code: 'some-rule',
    severity: 'warning',
    message: 'So it is.',
    link: 'https://example.com/',
    tags: ['deprecated'],
    related: [{ start: 9, end: 10, message: 'here' }],
  };
  const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 5 } };
  assert.deepEqual(toDiagnostic(document, finding, 'asl'), {
    range,
    severity: 2,
    code: 'some-rule',
    source: 'asl',
    message: 'So it is.',
    codeDescription: { href: 'https://example.com/' },
    tags: [2],
    relatedInformation: [
      {
        location: {
          uri: document.uri,
          range: { start: { line: 1, character: 7 }, end: { line: 1, character: 8 } },
        },
        message: 'here',
      },
    ],
  });
});

function buildFinding(start: number, end: number, ...titles: readonly string[]): Finding {
  const fixes = titles.map((title) => ({ title, edits: [{ start, end, text: title }] }));
  return { start, end, code: 'some-rule', severity: 'error', message: 'No.', fixes };
}

function listTitles(findings: readonly Finding[], at: number): string[] {
  const document = buildText(json, '[1, 2, 3, 4, 5, 6]');
  return listActions(document, findings, { start: at, end: at }, 'asl').map(
    ({ title, isPreferred }) => `${title}${isPreferred ? '!' : ''}`,
  );
}

test('actions: the fixes at the cursor, and all of a kind where there is nothing to choose', () => {
  assert.deepEqual(listTitles([buildFinding(1, 2, 'a')], 1), ['a!']);
  assert.deepEqual(listTitles([buildFinding(1, 2, 'a')], 5), []);
  assert.deepEqual(listTitles([buildFinding(1, 2, 'a', 'b')], 2), ['a', 'b']);
  assert.deepEqual(listTitles([buildFinding(1, 2, 'a'), buildFinding(4, 5, 'b')], 1), [
    'a!',
    'Fix all 2 problems of the kind some-rule',
  ]);
  assert.deepEqual(listTitles([buildFinding(1, 2, 'a'), buildFinding(4, 5, 'b', 'c')], 1), ['a!']);
  assert.deepEqual(listTitles([{ ...buildFinding(1, 2), fixes: undefined }], 1), []);
});

test('actions: fixes that collide are not applied together', () => {
  const document = buildText(json, '[1, 2, 3]');
  const findings = [buildFinding(1, 5, 'a'), buildFinding(4, 5, 'b')];
  const all = listActions(document, findings, { start: 1, end: 1 }, 'asl').at(-1);
  assert.deepEqual(
    all?.edit?.changes?.[document.uri]?.map(({ newText }) => newText),
    ['a'],
  );
});

test(
  'actions: of fixes in any order, those that stand apart are applied together, and quickly',
  { timeout: 10_000 },
  () => {
    const document = buildText(json, ' '.repeat(400_000));
    const listEdits = (findings: readonly Finding[]): string[] => {
      const all = listActions(document, findings, { start: 0, end: document.text.length }, 'asl').at(-1);
      return all?.edit?.changes?.[document.uri]?.map(({ newText }) => newText) ?? [];
    };
    const [first, second, third] = [buildFinding(1, 2, 'a'), buildFinding(4, 6, 'b'), buildFinding(8, 9, 'c')];
    assert.deepEqual(listEdits([third, first, second]), ['a', 'b', 'c']);
    assert.deepEqual(listEdits([third, buildFinding(2, 5, 'x'), second, first]), ['a', 'x', 'c']);
    assert.deepEqual(listEdits([buildFinding(2, 2, 'a'), buildFinding(2, 2, 'b'), buildFinding(1, 3, 'x')]), [
      'a',
      'b',
    ]);
    const many = Array.from({ length: 30_000 }, (_, at) => buildFinding(at * 10, at * 10 + 5, 'x'));
    assert.equal(listEdits(many).length, many.length);
  },
);

test('files are told by their names', () => {
  for (const [name, expected] of [
    ['a.asl', 'definition json a'],
    ['a.asl.json', 'definition json a'],
    ['a.b.asl.yml', 'definition yaml a.b'],
    ['a.asl.update.json', 'update jsonc a'],
    ['a.asl.update.jsonc', 'update jsonc a'],
    ['a.asl.update.yaml', 'update yaml a'],
    ['.asl.update.yml', 'update yaml '],
    ['a.json', 'nothing'],
    ['a.asl.update', 'nothing'],
    ['aasl.json', 'nothing'],
  ] as const) {
    const kind = findFileKindOfName(name);
    assert.equal(kind ? `${kind.kind} ${kind.syntax} ${findBaseName(name)}` : 'nothing', expected, name);
  }
});

/** A workspace of one folder. */
function buildFiles(
  texts: Readonly<Record<string, string>>,
  folders = ['file:///work'],
): Files & { get(name: string): Document } {
  const documents = new Map<string, Document>();
  for (const [name, text] of Object.entries(texts)) {
    const kind = findFileKindOfName(name);
    assert.ok(kind);
    const uri = `file:///work/${name}`;
    documents.set(toUriKey(uri), buildDocument(uri, kind, 1, text));
  }
  return {
    folders,
    hasFile: (uri) => documents.has(toUriKey(uri)),
    findDocument: (uri) => documents.get(toUriKey(uri)),
    listUpdateFiles: () => [...documents.values()].filter(({ kind }) => kind === 'update'),
    get(name) {
      const document = documents.get(`file:///work/${name}`);
      assert.ok(document);
      return document;
    },
  };
}

function named(uri: string): string {
  return `definitionUri: "${uri}"\ntargets: {}\n`;
}

test('an update file belongs to the definition that it names, or to its sibling', () => {
  const files = buildFiles({
    'a.asl.json': '{}',
    'a.asl.update.yaml': 'publish: true\n',
    'a.asl.yaml': '{}',
    'sub/b c.asl.yaml': '{}',
    'sub/x.asl.update.yaml': named('./b c.asl.yaml'),
    'sub/y.asl.update.yaml': named('../a.asl.json'),
    'z.asl.update.yaml': named('sub\\\\b%20c.asl.yaml'),
    'out.asl.update.yaml': named('../out.asl.json'),
    'gone.asl.update.yaml': 'targets: {}\n',
    'itself.asl.update.yaml': named('./itself.asl.update.yaml'),
  });
  const find = (name: string) => {
    const { uri, context } = findDefinitionLink(files, files.get(name));
    return [
      uri === undefined ? undefined : toUriKey(uri).replace('file:///work/', ''),
      context.definition,
      context.hasSibling,
    ];
  };
  assert.deepEqual(find('a.asl.update.yaml'), ['a.asl.json', 'found', true]);
  assert.deepEqual(find('sub/x.asl.update.yaml'), ['sub/b c.asl.yaml', 'found', false]);
  assert.deepEqual(find('sub/y.asl.update.yaml'), ['a.asl.json', 'found', false]);
  assert.deepEqual(find('z.asl.update.yaml'), [undefined, 'missing', false]);
  assert.deepEqual(find('out.asl.update.yaml'), [undefined, 'outside', false]);
  assert.deepEqual(find('gone.asl.update.yaml'), [undefined, 'missing', false]);
  assert.deepEqual(find('itself.asl.update.yaml'), [undefined, 'missing', false]);
  const names = listUpdateFilesOf(files, 'file:///work/a.asl.json').map(({ uri }) => uri.replace('file:///work/', ''));
  assert.deepEqual(names, ['a.asl.update.yaml', 'sub/y.asl.update.yaml']);
});

test('without a folder, an update file reaches its own folder only', () => {
  const text = 'definitionUri: ../a.asl.json\ntargets: {}\n';
  const files = buildFiles({ 'a.asl.json': '{}', 'sub/a.asl.update.yaml': text }, []);
  assert.equal(findDefinitionLink(files, files.get('sub/a.asl.update.yaml')).context.definition, 'outside');
});

test('a path is no URI', () => {
  assert.equal(findUri('file:///work/a.asl.update.yaml', './b#c?d.asl.json'), 'file:///work/b%23c%3Fd.asl.json');
  assert.equal(toUriKey('file:///C%3A/Work/a%28b%29.asl'), toUriKey('file:///c:/Work/a(b).asl'));
  assert.notEqual(toUriKey('file:///work/A.asl'), toUriKey('file:///work/a.asl'));
});

test('a definition is checked with the values of every target, and the same fault is told once', () => {
  const definition = '{"StartAt": "${First}", "States": {"A": {"Type": "Pass", "End": true}}, "Bad": 1}';
  const update = `targets:
  good: { stateMachineArn: "${DEV}", definitionSubstitutions: { First: A } }
  wrong: { stateMachineArn: "${DEV}2", definitionSubstitutions: { First: B } }
  none: { stateMachineArn: "${DEV}3" }
`;
  const files = buildFiles({ 'a.asl.json': definition, 'a.asl.update.yaml': update });
  const findings = listLocalFindings(files, files.get('a.asl.json'));
  const errors = findings.filter(({ code }) => code === 'field-supported');
  assert.equal(errors.length, 1);
  const placed = findings.filter(({ start }) => start >= 12 && start <= 13).map(({ code }) => code);
  assert.ok(placed.includes('transition-target-exists') && placed.includes('placeholder-has-value'), String(placed));
});

test('a finding that a value causes tells where the value stands', () => {
  const update = `targets:
  wrong: { stateMachineArn: "${DEV}", definitionSubstitutions: { First: B } }
`;
  const files = buildFiles({
    'a.asl.json': '{"StartAt": "${First}", "States": {"A": {"Type": "Pass", "End": true}}}',
    'a.asl.update.yaml': update,
  });
  const findings = listLocalFindings(files, files.get('a.asl.json'));
  const [place] = findings.find(({ code }) => code === 'transition-target-exists')?.related ?? [];
  assert.equal(place?.source?.uri, 'file:///work/a.asl.update.yaml');
  assert.equal(update.slice(place?.start, place?.end), 'B');
});

test('an update file is told of the placeholders that it gives no value, and of values that nothing takes', () => {
  const files = buildFiles({
    'a.asl.yaml':
      '# ${NotMeant}\nStartAt: ${First}\nStates: { "${Name}": { Type: Wait, Seconds: ${Second}, End: true } }\n',
    'a.asl.update.yaml': `targets:
  dev: { stateMachineArn: "${DEV}", definitionSubstitutions: { First: A, Third: B } }
`,
  });
  const messages = listLocalFindings(files, files.get('a.asl.update.yaml')).map(({ message }) => message);
  assert.deepEqual(messages, [
    'The target "dev" gives no value to ${Name}, ${Second} of the definition.',
    'The definition has no placeholder ${Third}.',
  ]);
});

test('what is made of a document is made once', () => {
  const document = buildText(json, '{"StartAt": "A", "States": {}}');
  assert.equal(document.tree, document.tree);
  assert.equal(document.getMachine(), document.getMachine('STANDARD'));
  assert.equal(document.getDefinitionFindings('EXPRESS'), document.getDefinitionFindings('EXPRESS'));
  assert.equal(document.getUpdateFile(), document.getUpdateFile());
});
