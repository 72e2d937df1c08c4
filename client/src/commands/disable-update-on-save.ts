import { Uri, window, workspace, type QuickPickItem } from 'vscode';
import type { SaveConsent } from '../update/ports/ports.ts';
import { toOneLine } from '../update/one-line.ts';
import { toPlainLabel } from '../views/plain-message.ts';
import { toMachineName } from '../update/target/version-arn.ts';
import type { Command } from './command.ts';

/** Lists what is enabled, also where its target or its file is gone by now. */
export const disableUpdateOnSave: Command = {
  id: 'stepwright.disableUpdateOnSave',
  run: async (app) => {
    const consents = app.ports.store.listSaveConsents();
    if (consents.length === 0) {
      void window.showInformationMessage('Update on save is not enabled for any target.');
      return;
    }
    const picked = await window.showQuickPick(consents.map(toItem), {
      title: 'Disable Update on Save',
      placeHolder: 'The state machine that saves shall no longer update',
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (!picked) return;
    await app.ports.store.dropSaveConsent(picked.consent.target);
    // What is disabled is not paused any more.
    app.saves.resume(picked.consent.target);
    app.ports.log.info(`Update on save is disabled for ${picked.consent.stateMachineArn}.`);
  },
};

function toItem(consent: SaveConsent): QuickPickItem & { readonly consent: SaveConsent } {
  const { stateMachineArn, target, definitionUri } = consent;
  return {
    label: toPlainLabel(toOneLine(target.name ?? toMachineName(stateMachineArn))),
    description: toPlainLabel(toOneLine(workspace.asRelativePath(Uri.parse(definitionUri)))),
    detail: stateMachineArn,
    consent,
  };
}
