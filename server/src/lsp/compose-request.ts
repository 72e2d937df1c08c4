import { findDefinitionLink } from '../features/definition-link.ts';
import { buildRefusal, composeFiles } from '../features/file-update.ts';
import { findFileName } from '../features/uri.ts';
import type { ComposedUpdate, ComposeOrder } from '../protocol.ts';
import type { PendingUpdates } from './pending-updates.ts';
import type { Session } from './session.ts';

/** Composes an update from the texts of this moment, and keeps what it made until the update ends. */
export async function answerComposeUpdate(
  { workspace, settings }: Session,
  pending: PendingUpdates,
  params: ComposeOrder,
): Promise<ComposedUpdate> {
  const { updateFileUri } = params.target;
  await workspace.waitForSiblings(updateFileUri);
  const { levels } = await settings.findFor(updateFileUri, workspace.folders);
  const read = await workspace.readDocument(updateFileUri);
  if (read?.kind !== 'update') {
    return buildRefusal(updateFileUri, `The update file ${findFileName(updateFileUri)} can't be read.`);
  }
  const { uri } = findDefinitionLink(workspace, read);
  if (uri !== undefined) await workspace.readDocument(uri);
  // Both as they are now: the editor may have changed either while the disk was read.
  const made = composeFiles(workspace, workspace.findDocument(read.uri) ?? read, params, levels);
  if (made.kind === 'refused') return made.refusal;
  const { update, target, findings } = made;
  return {
    kind: 'ready',
    updateId: pending.add(update),
    target,
    definitionUri: update.definition?.uri,
    request: update.composed.request,
    warnings: findings.filter(({ finding }) => finding.severity === 'warning').length,
  };
}
