import { window } from 'vscode';
import type { Picks } from '../update/machine-ports.ts';

/** Lists and texts that a person chooses and enters. */
export const picks: Picks = {
  pick: async ({ title, placeHolder, items }) => {
    const shown = items.map(({ label, description, detail, value }) => ({
      label: toPlainText(label),
      ...(description === undefined ? {} : { description: toPlainText(description) }),
      ...(detail === undefined ? {} : { detail: toPlainText(detail) }),
      value,
    }));
    const options = { title, placeHolder, matchOnDescription: true, matchOnDetail: true, ignoreFocusOut: true };
    return (await window.showQuickPick(shown, options))?.value;
  },

  enterText: ({ title, prompt, findProblem }) =>
    Promise.resolve(window.showInputBox({ title, prompt, ignoreFocusOut: true, validateInput: findProblem })),
};

/** VS Code makes icons of `$(name)` in a list; no text of a file or of the service makes one. */
function toPlainText(text: string): string {
  return text.replaceAll('$(', '$ (');
}
