import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Files, findDefinitionLink } from '../../server/src/features/definition-link.ts';
import { buildDocument, type Document } from '../../server/src/features/document.ts';
import { findFileKindOfName } from '../../server/src/features/file-kind.ts';
import { findPath, toFileUri, toUriKey } from '../../server/src/features/uri.ts';
import { groupBy } from '../../server/src/text/group-by.ts';
import { type Input, readInput } from './inputs.ts';

/**
 * The files around those that are checked. The working folder and the folders that were named stand for the workspace; update
 * files are looked for beside what is checked, and among it.
 */
export function buildFiles(folders: readonly string[], checked: readonly Document[]): Files {
  const updateFiles = new Map<string, Document>();
  for (const folder of new Set(checked.map(({ uri }) => dirname(findPath(uri) ?? '.')))) {
    for (const document of readUpdateFilesIn(folder)) updateFiles.set(document.uri, document);
  }
  for (const document of checked) if (document.kind === 'update') updateFiles.set(document.uri, document);
  const given = new Map(checked.map((document) => [toUriKey(document.uri), document]));
  return {
    folders: ['.', ...folders].map((folder) => toFileUri(resolve(folder))),
    hasFile(uri) {
      if (given.has(toUriKey(uri))) return true;
      // As in the editor, which looks for files by the ends of their names.
      const path = findPath(uri);
      return path !== undefined && findFileKindOfName(basename(path)) !== undefined && existsSync(path);
    },
    findDocument: (uri) => given.get(toUriKey(uri)) ?? readDefinition(uri),
    listUpdateFiles: () => [...updateFiles.values()],
  };
}

/** The update files of every definition, by the key of its URI: all of them in one go, for there may be many of both. */
export function buildUpdateFileIndex(files: Files): ReadonlyMap<string, readonly Document[]> {
  const sorted = files.listUpdateFiles().toSorted((a, b) => (a.uri < b.uri ? -1 : 1));
  return groupBy(sorted, (document) => toUriKey(findDefinitionLink(files, document).uri ?? ''));
}

/** The file that a person named as the update file, whatever its name says. */
export function readUpdateFile(path: string): Document | { readonly problem: string } {
  const input = readInput(path);
  if ('problem' in input) return input;
  const syntax = input.kind.syntax === 'yaml' ? 'yaml' : 'jsonc';
  const document = toDocument({ ...input, kind: { kind: 'update', syntax } });
  const [problem] = document.tree.problems;
  return problem ? { problem: `The update file ${path} can't be read: ${problem.message}` } : document;
}

export function toDocument({ path, kind, text }: Input): Document {
  return buildDocument(toFileUri(path), kind, 0, text);
}

function readDefinition(uri: string): Document | undefined {
  const path = findPath(uri);
  const input = path === undefined ? undefined : readInput(path);
  return input && !('problem' in input) ? toDocument(input) : undefined;
}

function readUpdateFilesIn(folder: string): Document[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => findFileKindOfName(name)?.kind === 'update')
    .flatMap((name) => {
      const input = readInput(join(folder, name));
      return 'problem' in input ? [] : [toDocument(input)];
    });
}
