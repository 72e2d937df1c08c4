import { Uri, window, workspace } from 'vscode';
import { enableUpdateOnSave as enable } from '../update/save/save-consent.ts';
import { toPlainMessage } from '../views/plain-message.ts';
import type { Command } from './command.ts';
import { findTrustedTarget } from './find-trusted-target.ts';

export const enableUpdateOnSave: Command = {
  id: 'stepwright.enableUpdateOnSave',
  run: async (app, argument) => {
    const found = await findTrustedTarget(app, argument);
    if (!found) return;
    const { target, definitionUri } = found;
    if (definitionUri === undefined) {
      void window.showErrorMessage(toPlainMessage(`${target.label} has no definition file, so no save can update it.`));
      return;
    }
    const folderUri = workspace.getWorkspaceFolder(Uri.parse(definitionUri))?.uri.toString();
    const enabled = await enable(app.ports, target, { definitionUri, folderUri });
    if (enabled.kind === 'protected') {
      void window.showErrorMessage(toPlainMessage(`${target.label} is protected: a save never updates it.`));
    }
    if (enabled.kind !== 'enabled') return;
    app.saves.resume(target.ref);
    app.ports.log.info(`Update on save is enabled: ${definitionUri} updates ${target.stateMachineArn}.`);
    void window.showInformationMessage(
      toPlainMessage(`From now on a save by hand updates ${target.stateMachineName}.`),
    );
  },
};
