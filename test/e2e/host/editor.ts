/** What every suite does with the editor: files of the workspace, their findings, their texts. */
import { strict as assert } from 'node:assert';
import {
  commands,
  type Diagnostic,
  extensions,
  languages,
  type Position,
  Range,
  type TextDocument,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import { waitUntil } from '../wait-until.ts';

export function getExtension() {
  const extension = extensions.getExtension('stepwright.stepwright');
  assert.ok(extension, 'The extension under test is not there.');
  return extension;
}

/** A file of the workspace, which is a copy of `examples/`. */
export function toFileUri(name: string): Uri {
  const [folder] = workspace.workspaceFolders ?? [];
  assert.ok(folder, 'No folder is open.');
  return Uri.joinPath(folder.uri, name);
}

/** Writes a file of the workspace and shows it. */
export async function openNew(name: string, text: string): Promise<TextDocument> {
  await workspace.fs.writeFile(toFileUri(name), Buffer.from(text));
  const document = await openFile(name);
  // VS Code keeps the text of a closed file for a while.
  if (document.getText() !== text) await commands.executeCommand('workbench.action.files.revert');
  await waitUntil(
    'the text of the file',
    () => document.getText(),
    (shown) => shown === text,
  );
  return document;
}

export async function openFile(name: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument(toFileUri(name));
  await window.showTextDocument(document, { preview: false });
  return document;
}

/** Closes every editor; texts that were not saved are lost. */
export async function closeAll(): Promise<void> {
  await commands.executeCommand('workbench.action.closeAllEditors');
}

/** Reverts what is shown, so that closing it asks nothing, and closes every editor. */
export async function revertAndCloseAll(): Promise<void> {
  while (window.activeTextEditor) await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await closeAll();
}

/** Our findings about a text; VS Code may have others of its own. */
export function listFindings(uri: Uri): Diagnostic[] {
  return languages
    .getDiagnostics(uri)
    .filter(({ source }) => source !== undefined && ['asl', 'asl-update', 'Step Functions'].includes(source))
    .toSorted((a, b) => a.range.start.compareTo(b.range.start));
}

/** Waits for findings; says what is there instead, where they don't come. */
export function waitForFindings(
  { uri }: Pick<TextDocument, 'uri'>,
  expected: string,
  holds: (findings: Diagnostic[]) => boolean,
): Promise<Diagnostic[]> {
  return waitUntil(expected, () => listFindings(uri), holds);
}

/** Waits for the one finding with this code. */
export async function waitForFinding(document: Pick<TextDocument, 'uri'>, code: string): Promise<Diagnostic> {
  const has = (finding: Diagnostic) => readCode(finding) === code;
  const findings = await waitForFindings(document, `a finding ${code}`, (all) => all.some(has));
  const [found, ...others] = findings.filter(has);
  assert.ok(found);
  assert.equal(others.length, 0, `Only one finding ${code} was expected.`);
  return found;
}

export function waitForNoFindings(document: Pick<TextDocument, 'uri'>): Promise<Diagnostic[]> {
  return waitForFindings(document, 'no findings', (all) => all.length === 0);
}

export function readCode({ code }: Diagnostic): string | number | undefined {
  return typeof code === 'object' ? code.value : code;
}

/** The range of the first place where `part` stands. */
export function findRange(document: TextDocument, part: string): Range {
  const start = document.getText().indexOf(part);
  assert.ok(start >= 0, `${part} does not stand in ${document.uri.path}.`);
  return new Range(document.positionAt(start), document.positionAt(start + part.length));
}

/** Behind the first place where `part` stands. */
export function findEnd(document: TextDocument, part: string): Position {
  return findRange(document, part).end;
}

/** Replaces the first place where `part` stands, as typing does: without saving. */
export async function replace(document: TextDocument, part: string, by: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, findRange(document, part), by);
  assert.ok(await workspace.applyEdit(edit));
}
