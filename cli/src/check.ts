import type { MachineType } from '../../server/src/asl/machine.ts';
import type { Document } from '../../server/src/features/document.ts';
import { listDefinitionFindings, listLocalFindings } from '../../server/src/features/local-findings.ts';
import { toUriKey } from '../../server/src/features/uri.ts';
import type { Finding } from '../../server/src/text/finding.ts';
import type { Lines } from '../../server/src/text/lines.ts';
import type { Target } from '../../server/src/update/model.ts';
import type { Inputs } from './inputs.ts';
import { suggest } from './rule-levels.ts';
import { withType } from '../../server/src/update/target-type.ts';
import { buildFiles, buildUpdateFileIndex, readUpdateFile, toDocument } from './update-files.ts';

export interface CheckedFile {
  /** As it was named. */
  readonly name: string;
  readonly lines: Lines;
  readonly findings: readonly Finding[];
}

/** How definitions are read. */
interface CheckSettings {
  /** Whatever update files say. */
  readonly type: MachineType | undefined;
  /** The name of the only target that counts. */
  readonly target: string | undefined;
  /** The path of the update file of all definitions. */
  readonly updateFile: string | undefined;
}

/** The findings of every text; or why one could not be checked. */
export function checkInputs(
  { found, folders }: Inputs,
  { type, target: wanted, updateFile: updateFilePath }: CheckSettings,
): { readonly files: readonly CheckedFile[] } | { readonly problem: string } {
  const updateFile = updateFilePath === undefined ? undefined : readUpdateFile(updateFilePath);
  if (updateFile && 'problem' in updateFile) return updateFile;
  const texts = found.map((input) => ({ name: input.name, document: toDocument(input) }));
  const files = buildFiles(
    folders,
    texts.map(({ document }) => document),
  );
  const updateFiles = buildUpdateFileIndex(files);
  const checked: CheckedFile[] = [];
  const targetNames = new Set<string>();
  for (const { name, document } of texts) {
    const targets = updateFile ? listTargets([updateFile]) : listTargets(findUpdateFiles(document));
    for (const { name } of targets) targetNames.add(name ?? '');
    const chosen = targets
      .filter(({ name }) => wanted === undefined || name === wanted)
      .map((target) => (type === undefined ? target : withType(target, type)));
    const findings =
      document.kind === 'update' ? listLocalFindings(files, document) : listDefinitionFindings(document, chosen, type);
    checked.push({ name, lines: document.lines, findings });
  }
  const isKnown = wanted === undefined || targetNames.has(wanted);
  return isKnown ? { files: checked } : { problem: describeMissing(wanted, targetNames) };

  function findUpdateFiles(document: Document): readonly Document[] {
    return document.kind === 'update' ? [document] : (updateFiles.get(toUriKey(document.uri)) ?? []);
  }
}

function listTargets(updateFiles: readonly Document[]): Target[] {
  return updateFiles.flatMap((file) => file.getUpdateFile().targets);
}

function describeMissing(wanted: string, names: ReadonlySet<string>): string {
  const known = [...names].filter((name) => name !== '');
  const others = known.length === 0 ? '' : ` There are ${known.join(', ')}.`;
  return `No update file has a target "${wanted}".${suggest(wanted, known) || others} An update file that does not stand beside its definition is named with --update-file.`;
}
