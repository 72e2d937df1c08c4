import type { FailureRow } from '../../catalog/exception-row.ts';
import type { PlacedFinding } from '../compose.ts';
import { UPDATE_LINK } from '../links.ts';
import type { Target, UpdateFile } from '../model.ts';
import { type SentDefinition, toFileFinding } from '../sent-definition.ts';
import type { Failure } from '../update-request.ts';
import { parseConstraints } from './constraints.ts';
import { hasPlace, toFirstLine } from './definition-places.ts';
import { getFailureRow } from './failure-row.ts';
import { parseInvalidDefinition } from './invalid-definition.ts';
import { buildNamedFixes, hasMember, toMemberPlace } from './member-places.ts';
import { placeItem } from './place-item.ts';

/** What was tried, to place the answer. */
export interface FailedUpdate {
  readonly target: Target;
  /** Undefined where no definition was sent. */
  readonly sent: SentDefinition | undefined;
}

export interface ExplainedFailure {
  /** What happened, in one plain sentence. */
  readonly title: string;
  /** What to do about it. */
  readonly advice: string;
  readonly retry: FailureRow['retry'];
  /** At least one: nothing that the service says is dropped. */
  readonly placed: readonly PlacedFinding[];
}

/**
 * Says what a failure means, and places it: in the definition, at the member that it blames, at the machine's ARN where it
 * blames nothing, and without an update file on the definition's first line.
 */
export function explainFailure(failure: Failure, update: FailedUpdate, file: UpdateFile | undefined): ExplainedFailure {
  const row = getFailureRow(failure);
  const isDefinition = row.blames[0] === 'definition' && update.sent !== undefined;
  const placed =
    isDefinition && update.sent ? placeInDefinition(failure, update.sent) : placeInFile(failure, row, update, file);
  return {
    title:
      isDefinition && placed.length > 1
        ? `The service refused the definition for ${placed.length} reasons.`
        : row.meaning,
    advice: `${row.advice}${describeEffect(failure)}`,
    retry: row.retry,
    placed,
  };
}

function describeEffect({ mayHaveTakenEffect, isWithoutEffectSoFar }: Failure): string {
  if (mayHaveTakenEffect !== true) return '';
  return isWithoutEffectSoFar === true
    ? ' Nothing has changed so far. The request had left by then, so that it may still take effect.'
    : ' The request had left by then, so that the update may have taken effect all the same.';
}

function placeInDefinition(failure: Failure, sent: SentDefinition): PlacedFinding[] {
  const items = parseInvalidDefinition(failure.message, (location) => hasPlace(sent, location));
  return items.map((item) =>
    placeItem(sent, item, { code: item.code ?? failure.name, severity: 'error', link: UPDATE_LINK }),
  );
}

function placeInFile(
  failure: Failure,
  row: FailureRow,
  update: FailedUpdate,
  file: UpdateFile | undefined,
): PlacedFinding[] {
  const explanation = `${row.meaning} ${row.advice}`;
  const says = failure.message.trim();
  const constraints = parseConstraints(failure.message);
  const isTold = constraints.length === 0 || row.blames.some((blame) => blame !== '/');
  if (isTold)
    return [placeAt(failure, row.blames, says === '' ? explanation : `${says}\n${explanation}`, row, update, file)];
  return constraints.map(({ location, text }) => {
    const message = `"${location.slice(1)}": ${text}\n${says}`;
    return placeAt(failure, [location === '/definition' ? 'definition' : location], message, row, update, file);
  });
}

function placeAt(
  { name }: Failure,
  blames: readonly string[],
  message: string,
  row: FailureRow,
  { sent, target }: FailedUpdate,
  file: UpdateFile | undefined,
): PlacedFinding {
  const finding = { code: name, serviceCode: name, severity: 'error', message, link: UPDATE_LINK } as const;
  if (sent && (!file || blames[0] === 'definition')) {
    const range = toFirstLine(sent.text);
    return { where: sent.where, finding: toFileFinding(sent, { ...finding, ...range }) };
  }
  if (!file) return { where: 'definition', finding: { ...finding, start: 0, end: 0 } };
  // Of several, those that the file gives come first.
  const known = blames.filter((blame) => blame === '/' || hasMember(target, blame));
  const [first, ...others] = known.length > 0 ? known : blames;
  const related = others.map((other) => ({ ...toMemberPlace(file, target, other), message: 'This has a part in it.' }));
  return {
    where: 'updateFile',
    finding: {
      ...finding,
      ...toMemberPlace(file, target, first),
      related: related.map(({ start, end, message: text }) => ({ start, end, message: text })),
      fixes: buildNamedFixes(file, target, row.fix),
    },
  };
}
