import { commands, Uri, window } from 'vscode';
import { chooseTarget, findNamedTarget, type ChosenTarget } from '../update/target/choose-target.ts';
import type { TargetList } from '../../../server/src/protocol.ts';
import { findFile, type Subject } from './argument.ts';
import type { App } from './command.ts';

type Found = Extract<ChosenTarget, { kind: 'chosen' }>;

/** The target that a command is about, with all that is known of it. Where there is none, says what to do about it. */
export async function findTarget(
  app: App,
  subject: Subject,
  options: { readonly alwaysAsk?: boolean } = {},
): Promise<Found | undefined> {
  const uri = findFile(subject);
  if (uri === undefined) return undefined;
  const { target } = subject;
  const chosen = target
    ? await findNamedTarget(app.ports.language, target)
    : await chooseTarget(app.ports, uri, options);
  if (chosen.kind === 'gone') {
    const text =
      'This target is not in the update file any more, or its stateMachineArn can’t be read. Nothing was done.';
    void window.showErrorMessage(text);
  }
  if (chosen.kind === 'none') void offerUpdateFile(uri, chosen.list);
  if (chosen.kind !== 'chosen') return undefined;
  if (chosen.picked && chosen.definitionUri !== undefined) {
    await app.selection.select(app.server, chosen.definitionUri, chosen.target.ref);
  }
  return chosen;
}

async function offerUpdateFile(uri: string, { updateFileUris, definitionUri }: TargetList): Promise<void> {
  const [updateFile] = updateFileUris;
  if (updateFile !== undefined) {
    const open = 'Open Update File';
    const text = 'No target of the update file can be used: each needs a stateMachineArn that can be read.';
    if ((await window.showErrorMessage(text, open)) === open) await window.showTextDocument(Uri.parse(updateFile));
    return;
  }
  const create = 'Create Update File';
  const text = 'This definition has no update file, which says what state machine it updates.';
  if ((await window.showInformationMessage(text, create)) === create) {
    await commands.executeCommand('stepwright.createUpdateFile', { definitionUri: definitionUri ?? uri });
  }
}
