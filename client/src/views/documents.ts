import { Range, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import type { Documents } from '../update/files/pull-definition.ts';

export const documents: Documents = {
  readText: async (uri) => (await workspace.openTextDocument(Uri.parse(uri))).getText(),

  replaceText: async (uri, expected, text) => {
    const document = await workspace.openTextDocument(Uri.parse(uri));
    if (document.getText() !== expected) return false;
    const edit = new WorkspaceEdit();
    edit.replace(document.uri, new Range(document.positionAt(0), document.positionAt(expected.length)), text);
    // An edit for another version than the one that was read is refused.
    if (!(await workspace.applyEdit(edit))) return false;
    await window.showTextDocument(document);
    return true;
  },
};
