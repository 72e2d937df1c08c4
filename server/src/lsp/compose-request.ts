import type { Document } from '../features/document.ts';
import { toLspRange } from '../features/place.ts';
import type { ComposedUpdate, ComposeUpdateParams } from '../protocol.ts';
import { composeGiven } from '../update/compose-given.ts';
import { composeUpdate, type PlacedFinding, type RefusedUpdate } from '../update/compose.ts';
import { findTargetSummary } from '../update/target-summary.ts';
import { findDefinitionLink } from '../features/definition-link.ts';
import type { PendingUpdates } from './pending-updates.ts';
import type { Session } from './session.ts';
import { findFileName } from '../features/uri.ts';

/** Composes an update from the texts of this moment, and keeps what it made until the update ends. */
export async function answerComposeUpdate(
  { workspace, settings }: Session,
  pending: PendingUpdates,
  { target: ref, intent, versionDescription, anyway, given }: ComposeUpdateParams,
): Promise<ComposedUpdate> {
  const fileName = findFileName(ref.updateFileUri);
  await workspace.waitForSiblings(ref.updateFileUri);
  const { levels } = await settings.findFor(ref.updateFileUri, workspace.folders);
  const read = await workspace.readDocument(ref.updateFileUri);
  if (read?.kind !== 'update') return buildRefusal(ref.updateFileUri, `The update file ${fileName} can't be read.`);
  const link = findDefinitionLink(workspace, read);
  if (link.uri !== undefined) await workspace.readDocument(link.uri);
  // Both as they are now: the editor may have changed either while the disk was read.
  const updateFile = workspace.findDocument(read.uri) ?? read;
  const { uri, context } = findDefinitionLink(workspace, updateFile);
  const definition = uri === undefined ? undefined : workspace.findDocument(uri);
  const file = updateFile.getUpdateFile();
  const target = file.targets.find(({ name }) => name === ref.name);
  if (!target) return buildRefusal(updateFile.uri, `${fileName} has no target "${ref.name ?? ''}".`);
  const { machineTypes } = workspace;
  const tree = definition?.tree;
  const composed = given
    ? composeGiven(file, target, given)
    : composeUpdate({
        file,
        context,
        target,
        definition: tree,
        intent,
        versionDescription,
        anyway,
        levels,
        machineTypes,
      });
  const summary = findTargetSummary(updateFile.uri, target);
  if (composed.kind === 'refused') return describeRefusal(composed, updateFile, definition);
  if (!summary) return buildRefusal(updateFile.uri, `The stateMachineArn of this target can't be read.`);
  return {
    kind: 'ready',
    updateId: pending.add(composed, updateFile, definition),
    target: summary,
    definitionUri: definition?.uri,
    request: composed.request,
    warnings: composed.findings.filter(({ finding }) => finding.severity === 'warning').length,
  };
}

function describeRefusal(
  { findings, canUpdateAnyway }: RefusedUpdate,
  updateFile: Document,
  definition: Document | undefined,
): ComposedUpdate {
  const errors = findings.filter(({ finding }) => finding.severity === 'error');
  const [first] = errors;
  if (!first) return buildRefusal(updateFile.uri, 'There is nothing to send.');
  const document = (first.where === 'definition' ? definition : undefined) ?? updateFile;
  return {
    kind: 'refused',
    uri: document.uri,
    range: toLspRange(document.lines, first.finding),
    errors: errors.length,
    message: toSentence(first, errors.length, document),
    canUpdateAnyway,
  };
}

function toSentence({ finding: { message } }: PlacedFinding, errors: number, { uri }: Document): string {
  const others = errors === 1 ? '' : ` (and ${errors - 1} more)`;
  return `${findFileName(uri)}: ${message}${others}`;
}

/** An update that does not get as far as being checked. */
export function buildRefusal(uri: string, message: string): ComposedUpdate {
  const start = { line: 0, character: 0 };
  return { kind: 'refused', uri, range: { start, end: start }, errors: 1, message, canUpdateAnyway: false };
}
