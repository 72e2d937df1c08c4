import { window } from 'vscode';
import type { CompareScreen } from '../update/look/compare-with-deployed.ts';
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
    const shown = changes.slice(0, MOST_CHANGES).map(({ text }) => toOneLine(text, LONGEST_CHANGE));
    const others = changes.length - shown.length;
    const list = [...shown, ...(others > 0 ? [`${others} more`] : [])].join('; ');
    void window.showInformationMessage(
      toPlainMessage(`An update of ${toOneLine(stateMachineName)} would change: ${list}.`),
    );
  },

  showUncompared: ({ stateMachineName }, reason) =>
    void window.showWarningMessage(toPlainMessage(toOneLine(`${stateMachineName}: ${reason}`))),
};
