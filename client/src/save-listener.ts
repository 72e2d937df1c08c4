import { Disposable, TextDocumentSaveReason, workspace } from 'vscode';
import { DEFINITION_LANGUAGES } from './languages.ts';
import type { SavedDefinition } from './update/save/save-updates.ts';

/** Tells of definitions that a person saved by hand. The reason is known before a save, the text that was saved after it. */
export function listenToManualSaves(handle: (definition: SavedDefinition) => void): Disposable {
  const byHand = new Set<string>();
  return Disposable.from(
    workspace.onWillSaveTextDocument(({ document, reason }) => {
      const uri = document.uri.toString();
      if (reason === TextDocumentSaveReason.Manual) byHand.add(uri);
      // A save by hand that failed must not make the next automatic one look like it.
      else byHand.delete(uri);
    }),
    workspace.onDidSaveTextDocument((document) => {
      const uri = document.uri.toString();
      if (!byHand.delete(uri) || !DEFINITION_LANGUAGES.includes(document.languageId)) return;
      const { version } = document;
      const folderUri = workspace.getWorkspaceFolder(document.uri)?.uri.toString();
      handle({ uri, folderUri, isUnchanged: () => document.version === version });
    }),
  );
}
