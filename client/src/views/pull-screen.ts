import { type QuickPickItem, window } from 'vscode';
import { toOneLine } from '../update/one-line.ts';
import type { PulledForm, PullScreen } from '../update/files/pull-definition.ts';
import type { ShowTexts } from '../update/ports/show-texts.ts';
import { toPlainLabel, toPlainMessage } from './plain-message.ts';

export function buildPullScreen(showTexts: ShowTexts): PullScreen {
  return {
    showTexts,

    chooseForm: async (fileName) => {
      const items: readonly (QuickPickItem & { readonly form: PulledForm })[] = [
        {
          form: 'file',
          label: toPlainLabel(`In the form of ${toOneLine(fileName)}`),
          detail: 'Its syntax, and the order of its keys. Comments are not kept.',
        },
        { form: 'deployed', label: 'As deployed', detail: 'The JSON that Step Functions has, character by character.' },
      ];
      const picked = await window.showQuickPick(items, {
        title: 'Pull Deployed Definition',
        placeHolder: 'You see the difference before anything is changed',
        ignoreFocusOut: true,
      });
      return picked?.form;
    },

    agreeToReplace: async (fileName, lost) => {
      const replace: QuickPickItem = {
        label: toPlainLabel(`Replace the text of ${toOneLine(fileName)}`),
        detail: toPlainLabel([...lost, 'It is not saved, and can be undone.'].map((text) => toOneLine(text)).join(' ')),
      };
      const picked = await window.showQuickPick([replace, { label: 'Leave it as it is' }], {
        title: 'Pull Deployed Definition',
        placeHolder: 'The difference is shown in the editor',
        // It stays while the difference is read.
        ignoreFocusOut: true,
      });
      return picked === replace;
    },

    showNothingToPull: (fileName, { stateMachineName }) =>
      void window.showInformationMessage(
        toPlainMessage(toOneLine(`${fileName} has the definition of ${stateMachineName} already.`)),
      ),

    showEdited: (fileName) =>
      void window.showWarningMessage(
        toPlainMessage(toOneLine(`${fileName} was edited in the meantime, and was left as it is. Pull again.`)),
      ),
  };
}
