import { env, window } from 'vscode';
import type { CliScreen } from '../update/files/copy-cli-command.ts';
import { toOneLine } from '../update/one-line.ts';
import { toPlainMessage } from './plain-message.ts';

export const cliScreen: CliScreen = {
  copy: (text) => Promise.resolve(env.clipboard.writeText(text)),

  showCopied: ({ stateMachineName, protected: isProtected }) => {
    const warning = isProtected ? ' This target is protected: in a terminal nothing asks.' : '';
    void window.showInformationMessage(
      toPlainMessage(
        `Copied for a POSIX shell: the update of ${toOneLine(stateMachineName)}. It is sent when you run it.${warning}`,
      ),
    );
  },

  showImpossible: ({ stateMachineName }, reason) =>
    void window.showErrorMessage(
      toPlainMessage(toOneLine(`There is no command for the update of ${stateMachineName}. ${reason}`)),
    ),
};
