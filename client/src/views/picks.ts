import { window } from 'vscode';
import type { Picks } from '../update/ports/machine-ports.ts';
import { toPlainLabel, toPlainMessage } from './plain-message.ts';

/** Lists and texts that a person chooses and enters. */
export const picks: Picks = {
  pick: async ({ title, placeHolder, items }) => {
    const shown = items.map(({ label, description, detail, value }) => ({
      label: toPlainLabel(label),
      ...(description === undefined ? {} : { description: toPlainLabel(description) }),
      ...(detail === undefined ? {} : { detail: toPlainLabel(detail) }),
      value,
    }));
    const options = { title, placeHolder, matchOnDescription: true, matchOnDetail: true, ignoreFocusOut: true };
    return (await window.showQuickPick(shown, options))?.value;
  },

  enterText: ({ title, prompt, findProblem }) =>
    Promise.resolve(
      window.showInputBox({ title, prompt: toPlainMessage(prompt), ignoreFocusOut: true, validateInput: findProblem }),
    ),
};
