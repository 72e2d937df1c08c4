import { groupByText } from '../features/file-update.ts';
import { toLspRange } from '../features/place.ts';
import type { ExplainedValidation, ExplainFailureParams, ExplainValidationParams, Explanation } from '../protocol.ts';
import type { Finding } from '../text/finding.ts';
import type { PlacedFinding } from '../update/compose.ts';
import { explainFailure } from '../update/explain/explain-failure.ts';
import { explainValidation } from '../update/explain/explain-validation.ts';
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
  { updateId, failure, isQuiet }: ExplainFailureParams,
): Explanation {
  const update = pending.find(updateId);
  if (!update) return { ...UNKNOWN, title: `${UNKNOWN.title} ${failure.name}: ${failure.message}` };
  const { composed, updateFile } = update;
  const { title, advice, retry, placed } = explainFailure(failure, composed, updateFile.getUpdateFile());
  const moved = moveToNow(session, update, placed);
  if (!isQuiet) show(session, publisher, toTargetName(update), moved);
  return { title, advice, retry, places: moved.flatMap(({ places }) => places) };
}

/** The same of what a validation says, in the place of what the last one said. */
export function answerExplainValidation(
  session: Session,
  pending: PendingUpdates,
  publisher: Publisher,
  params: ExplainValidationParams,
): ExplainedValidation {
  const update = pending.find(params.updateId);
  const counts = countDiagnostics(params);
  if (!update) return counts;
  const { composed, updateFile } = update;
  const placed = explainValidation(params.diagnostics, composed, updateFile.getUpdateFile());
  const moved = moveToNow(session, update, placed);
  show(session, publisher, `${toTargetName(update)} validation`, moved);
  return { ...counts, places: moved.flatMap(({ places }) => places) };
}

/** Without their places. */
export function countDiagnostics({ diagnostics }: ExplainValidationParams): ExplainedValidation {
  const warnings = diagnostics.filter(({ severity }) => severity === 'WARNING').length;
  return { errors: diagnostics.length - warnings, warnings, places: [] };
}

/** What is said of one file, where it stands after the edits since the update was composed. */
interface MovedFindings {
  readonly uri: string;
  readonly findings: readonly Finding[];
  readonly places: Explanation['places'];
}

function moveToNow({ workspace }: Session, update: PendingUpdate, placed: readonly PlacedFinding[]): MovedFindings[] {
  return groupByText(update, placed).map(({ document, findings: own }) => {
    const { uri } = document;
    const findings = moveFindings(own, update.edits.get(toUriKey(uri)) ?? []);
    const current = workspace.findDocument(uri) ?? document;
    const places = findings.map((finding) => ({ uri: current.uri, range: toLspRange(current.lines, finding) }));
    return { uri, findings, places };
  });
}

function show({ serviceFindings }: Session, publisher: Publisher, name: string, moved: readonly MovedFindings[]): void {
  for (const { uri, findings } of moved) {
    serviceFindings.set(uri, name, findings);
    publisher.publish(uri);
  }
}

/** One update file may have many targets, and each has its own last failure. */
function toTargetName({ composed, updateFile }: PendingUpdate): string {
  return `${toUriKey(updateFile.uri)} ${composed.target.name ?? ''}`;
}
