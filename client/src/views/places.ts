import { commands, Range, Uri, window } from 'vscode';
import type { Explanation } from '../../../server/src/protocol.ts';

export type Place = Explanation['places'][number];

/** Where the file is gone by now, Problems is all that can be shown. */
export async function showPlace({ uri, range: { start, end } }: Place): Promise<void> {
  const selection = new Range(start.line, start.character, end.line, end.character);
  await window.showTextDocument(Uri.parse(uri), { selection }).then(undefined, showProblems);
}

export async function showProblems(): Promise<void> {
  await commands.executeCommand('workbench.actions.view.problems');
}
