/** What a person decides about rules: their severity, comments that ignore them, files that are not open; and their pages. */
import { strict as assert } from 'node:assert';
import { after, afterEach, before, describe, it } from 'mocha';
import {
  type CodeAction,
  CodeActionKind,
  commands,
  ConfigurationTarget,
  DiagnosticSeverity,
  TabInputCustom,
  type TextDocument,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { waitUntil } from '../wait-until.ts';
import {
  listFindings,
  openFile,
  openNew,
  readCode,
  revertAndCloseAll,
  toFileUri,
  waitForFinding,
  waitForNoFindings,
} from './editor.ts';

const CODE = 'state-reachable';
const YAML = 'StartAt: A\nStates:\n  A: { Type: Succeed }\n  B: { Type: Succeed }\n';

describe('rules', () => {
  before(() => openFile('orders.asl.json'));
  afterEach(async () => {
    for (const name of ['rules', 'workspaceProblems']) await write(name, undefined);
    await revertAndCloseAll();
  });
  after(async () => {
    for (const name of ['unopened.asl.yaml', 'chosen.asl.yaml']) await remove(toFileUri(name));
  });

  it('have pages that findings link to, and that are shown as they are meant to be read', async () => {
    const document = await openNew('chosen.asl.yaml', YAML);
    const { code } = await waitForFinding(document, CODE);
    const target = typeof code === 'object' ? code.target : undefined;
    assert.equal(target?.toString(), `stepwright-rule:/${CODE}.md`);
    assert.match(
      (await workspace.openTextDocument(target)).getText(),
      /^# state-reachable\n[^]*```yaml\n# stepwright-ignore/m,
    );
    await commands.executeCommand('vscode.open', target);
    await waitUntil(
      'the preview',
      () => window.tabGroups.activeTabGroup.activeTab?.input,
      (input) => input instanceof TabInputCustom && input.viewType === 'vscode.markdown.preview.editor',
    );
  });

  it('have the severity that the settings give them', async () => {
    const document = await openNew('chosen.asl.yaml', YAML);
    assert.equal((await waitForFinding(document, CODE)).severity, DiagnosticSeverity.Error);
    await write('rules', { [CODE]: 'information' });
    await waitUntil(
      'the other severity',
      () => listFindings(document.uri).map(({ severity }) => severity),
      ([severity]) => severity === DiagnosticSeverity.Information,
    );
    await write('rules', { [CODE]: 'off' });
    await waitForNoFindings(document);
  });

  it('are ignored by a comment that the light bulb writes', async () => {
    const document = await openNew('chosen.asl.yaml', YAML);
    const action = (await listActions(document)).find(({ title }) => title === `Ignore ${CODE} on this line`);
    assert.ok(action?.edit);
    await workspace.applyEdit(action.edit);
    await waitForNoFindings(document);
    assert.match(document.getText(), /\n {2}# stepwright-ignore state-reachable\n {2}B:/);
  });

  it('get the severity that is chosen in the light bulb’s list', async () => {
    const document = await openNew('chosen.asl.yaml', YAML);
    const action = (await listActions(document)).find(({ title }) => title === `Set the severity of ${CODE}…`);
    assert.ok(action?.command);
    const done = commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
    let ended = false;
    void done.then(() => (ended = true));
    // The first of the list is error, the next one warning; the list may not be there for the first key.
    await waitUntil(
      'the answer to be taken',
      async () => {
        await commands.executeCommand('workbench.action.quickOpenSelectNext');
        await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return ended;
      },
      Boolean,
    );
    const written = workspace.getConfiguration('stepwright').inspect('rules')?.workspaceValue;
    assert.deepEqual(Object.keys(Object(written)), [CODE]);
  });

  it('say what they find in files that are not open, as long as somebody wants to know', async () => {
    const uri = toFileUri('unopened.asl.yaml');
    await workspace.fs.writeFile(uri, Buffer.from(YAML));
    await waitForFinding({ uri }, CODE);
    await write('workspaceProblems', false);
    await waitForNoFindings({ uri });
    await write('workspaceProblems', undefined);
    await waitForFinding({ uri }, CODE);
    // Opened, it has its findings once; closed again, it keeps them.
    const document = await openFile('unopened.asl.yaml');
    await waitForFinding(document, CODE);
    await revertAndCloseAll();
    await workspace.fs.writeFile(uri, Buffer.from(YAML.replace('  B: { Type: Succeed }\n', '')));
    await waitForNoFindings({ uri });
    await remove(uri);
  });
});

async function write(name: string, value: unknown): Promise<void> {
  await workspace.getConfiguration('stepwright').update(name, value, ConfigurationTarget.Workspace);
}

async function remove(uri: Uri): Promise<void> {
  await workspace.fs.delete(uri).then(undefined, () => undefined);
}

async function listActions(document: TextDocument): Promise<CodeAction[]> {
  const finding = await waitForFinding(document, CODE);
  assert.equal(readCode(finding), CODE);
  return commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    finding.range,
    CodeActionKind.QuickFix.value,
  );
}
