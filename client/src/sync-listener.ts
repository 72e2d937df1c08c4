import { Disposable, window, workspace } from 'vscode';
import { DEFINITION_LANGUAGES, LANGUAGES } from './languages.ts';
import type { SyncStatus } from './update/look/sync-status.ts';

/** Tells which definition is shown, and what happens to it. */
export function listenForSync(sync: SyncStatus): Disposable {
  const showActive = (): void => sync.handleShown(findShownDefinition());
  showActive();
  return Disposable.from(
    sync,
    window.onDidChangeActiveTextEditor(showActive),
    // As when its language is changed by hand.
    workspace.onDidOpenTextDocument(showActive),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && LANGUAGES.includes(document.languageId)) sync.handleEdit();
    }),
    window.onDidChangeWindowState(({ focused }) => {
      if (focused) sync.handleEvent();
    }),
    workspace.onDidGrantWorkspaceTrust(() => sync.handleEvent()),
  );
}

function findShownDefinition(): string | undefined {
  const document = window.activeTextEditor?.document;
  if (!document || document.uri.scheme !== 'file') return undefined;
  return DEFINITION_LANGUAGES.includes(document.languageId) ? document.uri.toString() : undefined;
}

/** For `SyncStatus`. */
export function schedule(milliseconds: number, task: () => void): () => void {
  const timer = setTimeout(task, milliseconds);
  return () => clearTimeout(timer);
}
