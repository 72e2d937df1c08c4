import type { Finding } from '../../server/src/text/finding.ts';
import type { Case, ExpectedDiagnostic } from './case.ts';
import type { Judgement } from './judge.ts';

export interface JudgedCase {
  readonly case: Case;
  readonly judgement: Judgement;
}

/** One line for each group of cases. */
export function writeSummary(judged: readonly JudgedCase[]): string {
  const groups = Map.groupBy(judged, ({ case: { group } }) => group);
  const rows = [...groups]
    .toSorted(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([group, cases]) => toRow(group, cases));
  const header = ['', 'valid without error', 'invalid with error', 'place agrees', 'every place named'];
  return [header, ...rows]
    .map((cells) =>
      cells
        .map((cell) => cell.padEnd(21))
        .join('')
        .trimEnd(),
    )
    .join('\n');
}

function toRow(group: string, judged: readonly JudgedCase[]): string[] {
  const valid = judged.filter(({ case: { isValid } }) => isValid === true);
  const invalid = judged.filter(({ case: { isValid } }) => isValid === false);
  const placed = judged.filter(({ judgement }) => judgement.placeAgrees !== undefined);
  return [
    group,
    share(valid, ({ verdictAgrees }) => verdictAgrees),
    share(invalid, ({ verdictAgrees }) => verdictAgrees),
    share(placed, ({ placeAgrees }) => placeAgrees === true),
    share(placed, ({ missing }) => missing.length === 0),
  ];
}

function share(judged: readonly JudgedCase[], isGood: (judgement: Judgement) => boolean): string {
  if (judged.length === 0) return '–';
  return `${judged.filter(({ judgement }) => isGood(judgement)).length} of ${judged.length}`;
}

/** Whether the case is worth a look: our verdict differs, or none of our errors stands where the service sees one. */
export function differs({ judgement: { verdictAgrees, placeAgrees } }: JudgedCase): boolean {
  return !verdictAgrees || placeAgrees === false;
}

/** What the service says of a case, and what we say. */
export function describeCase({ case: { id, group, isValid, expected }, judgement: { errors } }: JudgedCase): string {
  const verdict = isValid === undefined ? 'not known' : isValid ? 'valid' : 'invalid';
  const lines = [
    `${group}  ${id}`,
    ...(expected.length > 0 ? expected.map(describeExpected) : [verdict]).map((line) => `  service  ${line}`),
    ...(errors.length > 0 ? errors.map(describeError) : ['no error']).map((line) => `  ours     ${line}`),
  ];
  return lines.join('\n');
}

function describeExpected({ code = '', message = '', location }: ExpectedDiagnostic): string {
  return `${location ?? '(no place)'}  ${code}: ${message}`;
}

function describeError({ code, message, location }: Finding): string {
  return `${location ?? '(no place)'}  ${code}: ${message}`;
}
