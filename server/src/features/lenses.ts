import type { CodeLens } from 'vscode-languageserver-types';
import { toOneLine } from '../text/one-line.ts';
import { findTargetSummary } from '../update/target-summary.ts';
import type { TargetRef, TargetSummary } from '../update/update-request.ts';
import type { Document } from './document.ts';
import { toLspRange } from './place.ts';

/** The one argument of the commands that lenses call. */
export interface LensArgument {
  readonly definitionUri?: string | undefined;
  readonly target?: TargetRef | undefined;
}

/** At the top of a definition: what can be done with its chosen target. */
export function listDefinitionLenses(
  document: Document,
  updateFiles: readonly Document[],
  selected: TargetRef | undefined,
): CodeLens[] {
  const definitionUri = document.uri;
  const start = document.tree.root?.start ?? 0;
  const build = (title: string, command: string, target?: TargetRef): CodeLens =>
    buildLens(document, start, title, command, { definitionUri, ...(target && { target }) });
  // An unsaved text has no folder yet that an update file could be created in.
  if (updateFiles.length === 0 && definitionUri.startsWith('untitled:')) return [];
  if (updateFiles.length === 0) return [build('Create update file', 'stepwright.createUpdateFile')];
  const targets = updateFiles.flatMap(listUsableTargets);
  if (targets.length === 0) return [];
  const chosen = findTarget(targets, selected);
  if (!chosen) {
    return [
      build('Update…', 'stepwright.updateStateMachine'),
      build('Update and publish…', 'stepwright.updateAndPublish'),
      build(`Select target (${targets.length})`, 'stepwright.selectTarget'),
    ];
  }
  const { ref, region, account } = chosen.summary;
  const label = toPlainTitle(chosen.summary.label);
  return [
    build(`Update ${label}`, 'stepwright.updateStateMachine', ref),
    build(`Update and publish ${label}`, 'stepwright.updateAndPublish', ref),
    build(`Target: ${label} (${region}, ${account})`, 'stepwright.selectTarget', ref),
  ];
}

/** At every target of an update file. */
export function listUpdateLenses(document: Document, definitionUri: string | undefined): CodeLens[] {
  return listUsableTargets(document).flatMap(({ summary, start }) => {
    const argument = { ...(definitionUri !== undefined && { definitionUri }), target: summary.ref };
    return [
      buildLens(document, start, 'Update', 'stepwright.updateStateMachine', argument),
      buildLens(document, start, 'Update and publish', 'stepwright.updateAndPublish', argument),
    ];
  });
}

interface UsableTarget {
  readonly summary: TargetSummary;
  readonly start: number;
}

/** Targets without a readable ARN have findings, and nothing that could be updated. */
function listUsableTargets(document: Document): UsableTarget[] {
  return document.getUpdateFile().targets.flatMap((target) => {
    const summary = findTargetSummary(document.uri, target);
    return summary ? [{ summary, start: (target.key ?? target.node).start }] : [];
  });
}

/** The chosen one or, where there is just one, that one. */
function findTarget(targets: readonly UsableTarget[], selected: TargetRef | undefined): UsableTarget | undefined {
  const chosen = targets.find(
    ({ summary: { ref } }) => ref.updateFileUri === selected?.updateFileUri && ref.name === selected.name,
  );
  return chosen ?? (targets.length === 1 ? targets[0] : undefined);
}

/** An editor makes icons of `$(name)` in a title: no name of a target looks like one of ours. */
function toPlainTitle(text: string): string {
  return toOneLine(text, LONGEST_LABEL).replaceAll('$(', '$ (');
}

const LONGEST_LABEL = 40;

function buildLens(document: Document, at: number, title: string, command: string, argument: LensArgument): CodeLens {
  return {
    range: toLspRange(document.lines, { start: at, end: at }),
    command: { title, command, arguments: [argument] },
  };
}
