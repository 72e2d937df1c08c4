import { relative } from 'node:path';
import { type Files, findLinkedFiles } from '../../../server/src/features/definition-link.ts';
import type { Document } from '../../../server/src/features/document.ts';
import { findPath } from '../../../server/src/features/uri.ts';
import { findTargetSummary } from '../../../server/src/update/target-summary.ts';
import type { TargetRef, TargetSummary } from '../../../server/src/update/update-request.ts';
import { readInput } from '../inputs.ts';
import { suggest } from '../rule-levels.ts';
import { buildFiles, toDocument } from '../update-files.ts';

/** The target that a command names, with the files around it. */
export interface NamedTarget {
  readonly files: Files;
  /** What the person named. */
  readonly document: Document;
  readonly updateFile: Document;
  readonly ref: TargetRef;
  /** Undefined where its ARN can't be read. */
  readonly summary: TargetSummary | undefined;
  /** A file as a person knows it: as it was named, or from the working folder. */
  readonly toName: (uri: string) => string;
}

/** The target of that name, or the only one, of a definition or of an update file; never a guess among several. */
export function findTarget(path: string, wanted: string | undefined): NamedTarget | { readonly problem: string } {
  const input = readInput(path);
  if ('problem' in input) return input;
  const document = toDocument(input);
  const files = buildFiles([], [document]);
  const { updateFiles } = findLinkedFiles(files, document);
  const toName = (uri: string): string => (uri === document.uri ? path : relative('.', findPath(uri) ?? uri));
  if (updateFiles.length === 0) {
    return { problem: `No update file beside ${path} is for it. One that stands elsewhere is named itself.` };
  }
  const targets = updateFiles.flatMap((updateFile) =>
    updateFile.getUpdateFile().targets.map((target) => ({ updateFile, target })),
  );
  const found = targets.filter(({ target }) => wanted === undefined || target.name === wanted);
  const [first] = found;
  if (!first || found.length > 1) {
    const unreadable = updateFiles.find(({ tree }) => tree.problems.length > 0);
    const [problem] = unreadable?.tree.problems ?? [];
    if (!first && unreadable && problem) {
      return { problem: `The update file ${toName(unreadable.uri)} can't be read: ${problem.message}` };
    }
    const names = targets.flatMap(({ target }) => target.name ?? []);
    if (!first) return { problem: describeMissing(wanted, names) };
    const places = [...new Set(found.map(({ updateFile }) => toName(updateFile.uri)))];
    return { problem: describeSeveral(wanted, names, places) };
  }
  const { updateFile, target } = first;
  const ref = { updateFileUri: updateFile.uri, name: target.name };
  return { files, document, updateFile, ref, summary: findTargetSummary(updateFile.uri, target), toName };
}

function describeMissing(wanted: string | undefined, names: readonly string[]): string {
  const others = names.length === 0 ? '' : ` There are ${names.join(', ')}.`;
  if (wanted === undefined) return 'The update file has no target.';
  return `No update file has a target "${wanted}".${suggest(wanted, names) || others}`;
}

function describeSeveral(wanted: string | undefined, names: readonly string[], places: readonly string[]): string {
  if (places.length > 1) {
    return `Several update files have such a target: name one of ${places.join(', ')} in the place of the definition.`;
  }
  return `There are several targets: choose one with --target (${wanted ?? names.join(', ')}).`;
}
