import type { Document } from '../features/document.ts';
import { toLspRange } from '../features/place.ts';
import type { ExplainFailureParams, Explanation } from '../protocol.ts';
import type { PlacedFinding } from '../update/compose.ts';
import { explainFailure } from '../update/explain/explain-failure.ts';
import type { PendingUpdate, PendingUpdates } from './pending-updates.ts';
import type { Publisher } from './publisher.ts';
import { moveFindings } from './service-findings.ts';
import type { Session } from './session.ts';
import { toUriKey } from '../features/uri.ts';

/** What the server says of an update that it knows nothing of: it was started again in between. */
const UNKNOWN: Explanation = {
  title: 'The update failed, and the language server was started again since.',
  advice: 'Update again to see the reason at its place.',
  retry: 'no',
  places: [],
};

/** Places a failure in the texts that were sent, moves it through the edits since, and shows it there. */
export function answerExplainFailure(
  session: Session,
  pending: PendingUpdates,
  publisher: Publisher,
  { updateId, failure }: ExplainFailureParams,
): Explanation {
  const update = pending.find(updateId);
  if (!update) return { ...UNKNOWN, title: `${UNKNOWN.title} ${failure.name}: ${failure.message}` };
  const { composed, updateFile, definition } = update;
  const { title, advice, retry, placed } = explainFailure(failure, composed, updateFile.getUpdateFile());
  const places = [definition, updateFile].flatMap((document) =>
    document ? showFindings(session, publisher, update, document, placed) : [],
  );
  return { title, advice, retry, places };
}

function showFindings(
  { workspace, serviceFindings }: Session,
  publisher: Publisher,
  update: PendingUpdate,
  document: Document,
  placed: readonly PlacedFinding[],
): { uri: string; range: Explanation['places'][number]['range'] }[] {
  const where = document === update.definition ? 'definition' : 'updateFile';
  const own = placed.filter((each) => each.where === where).map(({ finding }) => finding);
  const findings = moveFindings(own, update.edits.get(toUriKey(document.uri)) ?? []);
  serviceFindings.set(document.uri, toTargetName(update), findings);
  publisher.publish(document.uri);
  const current = workspace.findDocument(document.uri) ?? document;
  return findings.map((finding) => ({ uri: current.uri, range: toLspRange(current.lines, finding) }));
}

/** One update file may have many targets, and each has its own last failure. */
function toTargetName({ composed, updateFile }: PendingUpdate): string {
  return `${toUriKey(updateFile.uri)} ${composed.target.name ?? ''}`;
}
