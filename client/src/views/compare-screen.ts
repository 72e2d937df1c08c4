import { window } from 'vscode';
import type { CompareScreen } from '../update/look/compare-with-deployed.ts';
import { listFirst } from '../update/list-first.ts';
import { toOneLine } from '../update/one-line.ts';
import { toPlainMessage } from './plain-message.ts';

/** What a notification has room for. */
const MOST_CHANGES = 6;
const LONGEST_CHANGE = 120;

export const compareScreen: CompareScreen = {
  showSame: ({ stateMachineName }) =>
    void window.showInformationMessage(
      toPlainMessage(toOneLine(`${stateMachineName}: nothing differs. An update would change nothing.`)),
    ),

  showSummary: ({ stateMachineName }, changes) => {
    const texts = changes.map(({ text }) => toOneLine(text, LONGEST_CHANGE));
    const list = listFirst(texts, MOST_CHANGES).join('; ');
    void window.showInformationMessage(
      toPlainMessage(`An update of ${toOneLine(stateMachineName)} would change: ${list}.`),
    );
  },

  showUncompared: ({ stateMachineName }, reason) =>
    void window.showWarningMessage(toPlainMessage(toOneLine(`${stateMachineName}: ${reason}`))),
};
