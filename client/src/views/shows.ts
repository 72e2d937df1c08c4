import { commands, Uri, window } from 'vscode';
import type { TargetSummary } from '../../../server/src/protocol.ts';
import type { RoutedAlias, Shows } from '../update/ports/machine-ports.ts';
import { toOneLine } from '../update/one-line.ts';
import { showTexts } from './compared-texts.ts';
import { toPlainMessage } from './plain-message.ts';

/** What became of a version, an alias or an entry of the history, as messages and editors. */
export const shows: Shows = {
  tell: (text) => void window.showInformationMessage(toPlainMessage(text)),
  showRouted: (target, routed) => void offerNext(target, routed),
  showTexts,
  openFile: (path) => void open(path),
};

async function offerNext({ ref }: TargetSummary, { text, isDivided, hasBefore }: RoutedAlias): Promise<void> {
  const [fully, back] = ['Route Fully', 'Point Back'];
  const actions = [...(isDivided ? [fully] : []), ...(hasBefore ? [back] : [])];
  const answer = await window.showInformationMessage(toPlainMessage(text), ...actions);
  if (answer === fully) await commands.executeCommand('stepwright.finishAlias', { target: ref });
  if (answer === back) await commands.executeCommand('stepwright.revertAlias', { target: ref });
}

/** It may have been dropped by now: the history has a limit. */
async function open(path: string): Promise<void> {
  await window.showTextDocument(Uri.file(path)).then(undefined, () => {
    void window.showErrorMessage(toPlainMessage(`${toOneLine(path)} can’t be opened.`));
  });
}
