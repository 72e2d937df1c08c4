/** Findings in the four kinds of files: they appear, follow the text, and go. */
import { strict as assert } from 'node:assert';
import { after, afterEach, describe, it } from 'mocha';
import {
  type CodeAction,
  CodeActionKind,
  commands,
  ConfigurationTarget,
  type Diagnostic,
  DiagnosticSeverity,
  languages,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import { waitUntil } from '../wait-until.ts';
import {
  closeAll,
  findRange,
  listFindings,
  openFile,
  openNew,
  readCode,
  replace,
  revertAndCloseAll,
  toFileUri,
  waitForFinding,
  waitForFindings,
  waitForNoFindings,
} from './editor.ts';

const definitionJson = `{
  "StartAt": "First",
  "States": {
    "First": { "Type": "Pass", "Next": "Secnod" },
    "Second": { "Type": "Succeed" }
  }
}
`;
const definitionYaml = `# Kept.
StartAt: First
States:
  First: { Type: Pass, Next: Secnod }
  Second: { Type: Succeed }
`;
const updateYaml = `# Kept.
stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:letters:7
publish: true
`;
const updateJson = `{
  // Kept.
  "stateMachineArn": "arn:aws:states:eu-west-1:111111111111:stateMachine:letters:7",
  "publish": true
}
`;

interface Case {
  readonly name: string;
  readonly text: string;
  readonly code: string;
  readonly source: string;
  /** Where the finding stands. */
  readonly at: string;
  readonly fixed: string;
}

const cases: readonly Case[] = [
  {
    name: 'letters.asl.json',
    text: definitionJson,
    code: 'transition-target-exists',
    source: 'asl',
    at: '"Secnod"',
    fixed: definitionJson.replace('Secnod', 'Second'),
  },
  {
    name: 'notes.asl.yaml',
    text: definitionYaml,
    code: 'transition-target-exists',
    source: 'asl',
    at: 'Secnod',
    fixed: definitionYaml.replace('Secnod', 'Second'),
  },
  {
    name: 'parcels.asl.update.yaml',
    text: updateYaml,
    code: 'state-machine-arn-unqualified',
    source: 'asl-update',
    at: ':7',
    fixed: updateYaml.replace(':7', ''),
  },
  {
    name: 'cards.asl.update.jsonc',
    text: updateJson,
    code: 'state-machine-arn-unqualified',
    source: 'asl-update',
    at: ':7',
    fixed: updateJson.replace(':7"', '"'),
  },
];

describe('findings', () => {
  afterEach(revertAndCloseAll);
  after(() => Promise.all(cases.map(({ name }) => workspace.fs.delete(toFileUri(name)))));

  for (const { name, text, code, source, at, fixed } of cases) {
    it(`${name}: appear, follow an edit, and go with the fix`, async () => {
      const document = await openNew(name, text);
      const finding = await waitForFinding(document, code);
      assert.equal(finding.source, source);
      assert.equal(finding.severity, DiagnosticSeverity.Error);
      assert.equal(readLink(finding), `stepwright-rule:/${code}.md`);
      assert.deepEqual(finding.range, findRange(document, at));

      await replace(document, text.slice(0, 1), `\n\n${text.slice(0, 1)}`);
      const moved = findRange(document, at);
      assert.equal(moved.start.line, finding.range.start.line + 2);
      await waitForFindings(document, `the finding ${code} two lines further down`, (all) =>
        all.some((each) => readCode(each) === code && each.range.isEqual(moved)),
      );

      await applyFix(document, code);
      assert.equal(document.getText(), `\n\n${fixed}`);
      await waitForFindings(document, `no finding ${code}`, (all) => all.every((each) => readCode(each) !== code));
    });
  }

  it('change with the text', async () => {
    const document = await openNew('letters.asl.json', definitionJson);
    await waitForFinding(document, 'transition-target-exists');
    await replace(document, '"Secnod"', '"Second"');
    await waitForNoFindings(document);
    await replace(document, '"Succeed"', '"Suceed"');
    const finding = await waitForFinding(document, 'value-in-set');
    assert.deepEqual(finding.range, findRange(document, '"Suceed"'));
  });

  it('go when the file is closed, where nobody wants those of files that are not open', async () => {
    const configuration = workspace.getConfiguration('stepwright');
    await configuration.update('workspaceProblems', false, ConfigurationTarget.Workspace);
    const { uri } = await openNew('letters.asl.json', definitionJson);
    await waitForFindings({ uri }, 'findings', (all) => all.length > 0);
    await closeAll();
    await waitForNoFindings({ uri });
    await configuration.update('workspaceProblems', undefined, ConfigurationTarget.Workspace);
  });

  it('appear in a text that was never saved', async () => {
    const document = await workspace.openTextDocument({ language: 'asl', content: definitionJson });
    await window.showTextDocument(document);
    assert.equal(document.isUntitled, true);
    const finding = await waitForFinding(document, 'transition-target-exists');
    assert.equal(finding.source, 'asl');
    await applyFix(document, 'transition-target-exists');
    await waitForNoFindings(document);
    // It has no folder yet that an update file could be created in.
    assert.deepEqual(await commands.executeCommand('vscode.executeCodeLensProvider', document.uri), []);
  });

  it('are about the text of the editor, not the one on the disk', async () => {
    const document = await openNew('letters.asl.json', definitionJson);
    await replace(document, '"Secnod"', '"Second"');
    await waitForNoFindings(document);
    assert.equal(document.isDirty, true);
    assert.equal(Buffer.from(await workspace.fs.readFile(document.uri)).toString(), definitionJson);
  });

  it('stand in half-typed text, next to the ones about its syntax', async () => {
    const document = await openNew('letters.asl.json', definitionJson);
    await waitForFinding(document, 'transition-target-exists');
    const { end } = findRange(document, '"Succeed" }');
    const editor = await window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(end, ',\n    "Third": { "Type": '));
    const findings = await waitForFindings(document, 'a finding about the syntax', (all) =>
      all.some((each) => readCode(each) === 'text-parses'),
    );
    assert.ok(
      findings.some((each) => readCode(each) === 'transition-target-exists'),
      `Half-typed text loses its other findings: ${findings.map(readCode).join(', ')}`,
    );
  });

  it('are shown once: VS Code has none of its own in a definition', async () => {
    const { uri } = await openFile('broken.asl.json');
    await waitForFindings({ uri }, 'findings', (all) => all.length >= 5);
    const all = languages.getDiagnostics(uri).map(toKey);
    assert.deepEqual(all, [...new Set(all)]);
  });

  it('leave a correct definition alone', async () => {
    // The broken one is opened last: with its findings there, those of the others would be as well.
    const correct = [await openFile('orders.asl.json'), await openFile('refunds.asl.yaml')];
    const broken = await openFile('broken.asl.json');
    await waitForFindings(broken, 'findings', (all) => all.length >= 5);
    for (const { uri } of correct) assert.deepEqual(listFindings(uri), [], uri.path);
  });

  it('of a file follow what is changed outside of the editor', async () => {
    const document = await openNew('letters.asl.json', definitionJson.replace('Secnod', 'Second'));
    const placeholder = await openNew('letters.asl.json', definitionJson);
    assert.equal(placeholder.uri.toString(), document.uri.toString());
    await waitForFinding(document, 'transition-target-exists');
  });
});

function toKey({ range: { start, end }, message }: Diagnostic): string {
  return `${start.line}:${start.character}-${end.line}:${end.character} ${message}`;
}

function readLink({ code }: Diagnostic): string {
  return typeof code === 'object' ? code.target.toString() : '';
}

/** Applies the only fix of a finding, as the light bulb does. */
async function applyFix(document: TextDocument, code: string): Promise<void> {
  const finding = await waitForFinding(document, code);
  const actions = await waitUntil(
    `a fix of ${code}`,
    () => commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, finding.range),
    (all) => all.length > 0,
  );
  // Every finding can be ignored, too, or get another severity.
  const [fix, ...others] = actions.filter(({ title }) => !/^(?:Ignore|Set the severity of) /.test(title));
  assert.ok(fix?.edit);
  assert.deepEqual(others, []);
  assert.equal(fix.kind?.value, CodeActionKind.QuickFix.value);
  assert.equal(fix.isPreferred, true);
  assert.ok(await workspace.applyEdit(fix.edit));
}
