import type { Range as LspRange } from 'vscode-languageserver-types';
import type { Levels } from '../text/finding-levels.ts';
import type { Finding } from '../text/finding.ts';
import { compareMachine } from '../update/compare/compare-machine.ts';
import type { MachineComparison } from '../update/compare/comparison.ts';
import { composeGiven } from '../update/compose-given.ts';
import { type Composition, composeUpdate, type PlacedFinding, type ReadyUpdate } from '../update/compose.ts';
import type { DeployedMachine } from '../update/deployed-machine.ts';
import { findTargetSummary } from '../update/target-summary.ts';
import type { ComposeOrder, TargetSummary } from '../update/update-request.ts';
import { type Files, findDefinitionLink } from './definition-link.ts';
import type { Document } from './document.ts';
import { toLspRange } from './place.ts';
import { findFileName } from './uri.ts';

/** The texts that an update was made from. */
export interface UpdateTexts {
  readonly updateFile: Document;
  /** Undefined where no file holds a definition for it. */
  readonly definition: Document | undefined;
}

/** An update that was composed. */
export interface FileUpdate extends UpdateTexts {
  readonly composed: ReadyUpdate;
}

export type ComposedFiles =
  | {
      readonly kind: 'ready';
      readonly update: FileUpdate;
      readonly target: TargetSummary;
      readonly findings: readonly PlacedFinding[];
    }
  | {
      readonly kind: 'refused';
      readonly refusal: FileRefusal;
      readonly texts: UpdateTexts;
      readonly findings: readonly PlacedFinding[];
    };

/** The first error, as a place to show, and how many there are. */
export interface FileRefusal {
  readonly kind: 'refused';
  readonly uri: string;
  readonly range: LspRange;
  readonly errors: number;
  /** One sentence for the user. */
  readonly message: string;
  readonly canUpdateAnyway: boolean;
}

/** Checks and composes a target of an update file, with its definition as far as it was read. */
export function composeFiles(files: Files, updateFile: Document, order: ComposeOrder, levels: Levels): ComposedFiles {
  const { uri, context } = findDefinitionLink(files, updateFile);
  const texts = { updateFile, definition: uri === undefined ? undefined : files.findDocument(uri) };
  const file = updateFile.getUpdateFile();
  const target = file.targets.find(({ name }) => name === order.target.name);
  const refuse = (message: string): ComposedFiles => {
    return { kind: 'refused', refusal: buildRefusal(updateFile.uri, message), texts, findings: [] };
  };
  if (!target) return refuse(`${findFileName(updateFile.uri)} has no target "${order.target.name ?? ''}".`);
  const { intent, versionDescription, anyway, given } = order;
  const { machineTypes } = files;
  // What the service says of it comes later, when the text may be another.
  const definition = texts.definition?.keepTree();
  const composed: Composition = given
    ? composeGiven(file, target, given)
    : composeUpdate({ file, context, target, definition, intent, versionDescription, anyway, levels, machineTypes });
  const { findings } = composed;
  if (composed.kind === 'refused') {
    return { kind: 'refused', refusal: describeRefusal(texts, findings, composed.canUpdateAnyway), texts, findings };
  }
  const summary = findTargetSummary(updateFile.uri, target);
  if (!summary) return refuse(`The stateMachineArn of this target can't be read.`);
  return { kind: 'ready', update: { ...texts, composed }, target: summary, findings };
}

/** How what was composed differs from what is deployed. */
export function compareFiles({ composed, definition }: FileUpdate, deployed: DeployedMachine): MachineComparison {
  const syntax = definition?.syntax === 'yaml' ? 'yaml' : 'json';
  return compareMachine(composed.request, composed.sent?.tree, deployed, syntax);
}

/** The findings of each text, those of the definition first. */
export function groupByText(
  { updateFile, definition }: UpdateTexts,
  placed: readonly PlacedFinding[],
): { readonly document: Document; readonly findings: readonly Finding[] }[] {
  const listOf = (where: PlacedFinding['where']): Finding[] =>
    placed.filter((each) => each.where === where).map(({ finding }) => finding);
  return [
    ...(definition ? [{ document: definition, findings: listOf('definition') }] : []),
    { document: updateFile, findings: listOf('updateFile') },
  ];
}

/** An update that does not get as far as being checked. */
export function buildRefusal(uri: string, message: string): FileRefusal {
  const start = { line: 0, character: 0 };
  return { kind: 'refused', uri, range: { start, end: start }, errors: 1, message, canUpdateAnyway: false };
}

function describeRefusal(
  { updateFile, definition }: UpdateTexts,
  findings: readonly PlacedFinding[],
  canUpdateAnyway: boolean,
): FileRefusal {
  const errors = findings.filter(({ finding }) => finding.severity === 'error');
  const [first] = errors;
  if (!first) return buildRefusal(updateFile.uri, 'There is nothing to send.');
  const { uri, lines } = (first.where === 'definition' ? definition : undefined) ?? updateFile;
  const others = errors.length === 1 ? '' : ` (and ${errors.length - 1} more)`;
  return {
    kind: 'refused',
    uri,
    range: toLspRange(lines, first.finding),
    errors: errors.length,
    message: `${findFileName(uri)}: ${first.finding.message}${others}`,
    canUpdateAnyway,
  };
}
