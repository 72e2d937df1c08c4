import { Uri, window, workspace, WorkspaceEdit } from 'vscode';
import type { NewUpdateFile } from '../../../server/src/protocol.ts';

/** Writes a file that is not there yet, and shows it. */
export async function openNewFile({ uri, text }: NewUpdateFile): Promise<void> {
  const file = Uri.parse(uri);
  const edit = new WorkspaceEdit();
  edit.createFile(file, { ignoreIfExists: true, contents: Buffer.from(text) });
  if (!(await workspace.applyEdit(edit))) throw new Error(`${file.fsPath} could not be written.`);
  await window.showTextDocument(file);
}
