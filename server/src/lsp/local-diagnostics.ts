import type { Diagnostic } from 'vscode-languageserver-types';
import { type Files, findDefinitionLink } from '../features/definition-link.ts';
import { toDiagnostic, toSource } from '../features/diagnostics.ts';
import type { Document } from '../features/document.ts';
import { listLocalFindings, prepareLocalFindings } from '../features/local-findings.ts';
import { applyLevels } from '../text/finding-levels.ts';
import type { Finding } from '../text/finding.ts';
import type { Session } from './session.ts';
import type { Workspace } from './workspace.ts';

/** What our own rules say about a text, as the settings want to hear it. Nothing once an edit has made it another text. */
export async function listHeardFindings(
  { settings, workspace, slices }: Session,
  document: Document,
  files: Files = workspace,
): Promise<readonly Finding[]> {
  const isOpen = workspace.findOpen(document.uri) === document;
  const isStale = (): boolean => isOpen && workspace.findOpen(document.uri) !== document;
  await readDefinition(workspace, files, document);
  const { levels } = await settings.findFor(document.uri, workspace.folders);
  if (!(await slices.run(prepareLocalFindings(files, document), isStale))) return [];
  return applyLevels(listLocalFindings(files, document), levels);
}

export async function listLocalDiagnostics(session: Session, document: Document, files?: Files): Promise<Diagnostic[]> {
  const findings = await listHeardFindings(session, document, files);
  return findings.map((finding) => toDiagnostic(document, finding, toSource(document.kind), session.rulePages));
}

/** What is said about an update file depends on its definition, also where that is not open. */
async function readDefinition(workspace: Workspace, files: Files, document: Document): Promise<void> {
  if (document.kind !== 'update') return;
  const { uri } = findDefinitionLink(files, document);
  if (uri !== undefined && !files.findDocument(uri)) await workspace.readDocument(uri);
}
