import type { Language } from '../../../client/src/update/ports/ports.ts';
import { findLinkedFiles, listTargetsOf } from '../../../server/src/features/definition-link.ts';
import {
  compareFiles,
  composeFiles,
  type FileUpdate,
  groupByText,
  type UpdateTexts,
} from '../../../server/src/features/file-update.ts';
import { toLspRange } from '../../../server/src/features/place.ts';
import type { DeployedMachine, Explanation, MachineComparison } from '../../../server/src/protocol.ts';
import type { Levels } from '../../../server/src/text/finding-levels.ts';
import type { PlacedFinding } from '../../../server/src/update/compose.ts';
import { explainFailure } from '../../../server/src/update/explain/explain-failure.ts';
import { explainValidation } from '../../../server/src/update/explain/explain-validation.ts';
import type { CheckedFile } from '../check.ts';
import type { NamedTarget } from './find-target.ts';

/** What was deployed when it was looked at, and how it differs. */
export interface Compared {
  readonly deployed: DeployedMachine;
  readonly comparison: MachineComparison;
}

/** What the language server does for the update flow, in this process and over the files of the disk. */
export interface FileLanguage extends Language {
  /** What stands against the last update that was composed, and what the service said of it. */
  listFindings(): readonly CheckedFile[];
  /** Undefined where the machine was not compared. */
  findCompared(): Compared | undefined;
}

interface FileLanguageOptions {
  readonly levels: Levels;
  /** In the place of what the update file suggests, which counts only where the person says the same. */
  readonly profile: string | undefined;
}

export function buildFileLanguage(named: NamedTarget, { levels, profile }: FileLanguageOptions): FileLanguage {
  const { files, document: main, updateFile, toName } = named;
  const updates = new Map<string, FileUpdate>();
  let texts: UpdateTexts = { updateFile, definition: undefined };
  let own: readonly PlacedFinding[] = [];
  let said: readonly PlacedFinding[] = [];
  let compared: Compared | undefined;

  const getUpdate = (id: string): FileUpdate => {
    const update = updates.get(id);
    if (!update) throw new Error(`There is no update ${id}.`);
    return update;
  };

  return {
    listFindings: () =>
      groupByText(texts, [...own, ...said]).map(({ document, findings }) => {
        return { name: toName(document.uri), lines: document.lines, findings };
      }),
    findCompared: () => compared,

    listTargets: async () => {
      const { definitionUri, updateFiles } = findLinkedFiles(files, main);
      const updateFileUris = updateFiles.map(({ uri }) => uri);
      return { definitionUri, targets: listTargetsOf(updateFiles), updateFileUris };
    },

    composeUpdate: async (params) => {
      const made = composeFiles(files, updateFile, params, levels);
      own = made.findings;
      said = [];
      texts = made.kind === 'ready' ? made.update : made.texts;
      if (made.kind === 'refused') return made.refusal;
      const { update, target, findings } = made;
      const updateId = String(updates.size + 1);
      updates.set(updateId, update);
      return {
        kind: 'ready',
        updateId,
        target: { ...target, profile },
        definitionUri: update.definition?.uri,
        request: update.composed.request,
        warnings: findings.filter(({ finding }) => finding.severity === 'warning').length,
      };
    },

    compareMachine: async ({ updateId, deployed }) => {
      const comparison = compareFiles(getUpdate(updateId), deployed);
      compared = { deployed, comparison };
      return comparison;
    },

    explainFailure: async ({ updateId, failure, isQuiet }) => {
      const update = getUpdate(updateId);
      const explained = explainFailure(failure, update.composed, update.updateFile.getUpdateFile());
      const { title, advice, retry, placed } = explained;
      if (isQuiet !== true) said = placed;
      return { title, advice, retry, places: toPlaces(update, placed) };
    },

    explainValidation: async ({ updateId, diagnostics }) => {
      const update = getUpdate(updateId);
      const placed = explainValidation(diagnostics, update.composed, update.updateFile.getUpdateFile());
      said = placed;
      const warnings = diagnostics.filter(({ severity }) => severity === 'WARNING').length;
      return { errors: diagnostics.length - warnings, warnings, places: toPlaces(update, placed) };
    },

    // Of use to the next check of these files only, and this process makes none.
    keepMachineType: async () => {},
    endUpdate: async () => {},
  };
}

function toPlaces(texts: UpdateTexts, placed: readonly PlacedFinding[]): Explanation['places'] {
  return groupByText(texts, placed).flatMap(({ document, findings }) =>
    findings.map((finding) => ({ uri: document.uri, range: toLspRange(document.lines, finding) })),
  );
}
