import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Files } from '../../server/src/features/definition-link.ts';
import { buildDocument, type Document } from '../../server/src/features/document.ts';
import { findFileKindOfName } from '../../server/src/features/file-kind.ts';
import { listLocalFindings } from '../../server/src/features/local-findings.ts';
import { findPath, toFileUri } from '../../server/src/features/uri.ts';
import type { Finding } from '../../server/src/text/finding.ts';

export interface CheckedFile {
  /** As it was named. */
  readonly path: string;
  readonly document: Document;
  readonly findings: readonly Finding[];
}

/** The findings of every file; or why one could not be checked, for a check that leaves out a file says nothing. */
export function checkFiles(paths: readonly string[]): { files: CheckedFile[] } | { problem: string } {
  const checked: CheckedFile[] = [];
  for (const path of paths) {
    const document = readDocument(path);
    if ('problem' in document) return document;
    checked.push({ path, document, findings: listLocalFindings(buildFiles(path), document) });
  }
  return { files: checked };
}

function readDocument(path: string): Document | { problem: string } {
  const kind = findFileKindOfName(basename(path));
  if (!kind) {
    return {
      problem: `${path}: the name says neither a definition (*.asl.json) nor an update file (*.asl.update.json).`,
    };
  }
  try {
    return buildDocument(toFileUri(resolve(path)), kind, 0, readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    return { problem: `${path} can't be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** The working folder stands for the workspace; a definition's update files are those beside it. */
function buildFiles(path: string): Files {
  const folder = dirname(resolve(path));
  let updateFiles: Document[] | undefined;
  return {
    folders: [toFileUri(process.cwd())],
    hasFile(uri) {
      // As in the editor, which looks for files by the ends of their names.
      const found = findPath(uri);
      return found !== undefined && findFileKindOfName(basename(found)) !== undefined && existsSync(found);
    },
    listUpdateFiles: () => (updateFiles ??= readUpdateFiles(folder)),
  };
}

function readUpdateFiles(folder: string): Document[] {
  return readdirSync(folder)
    .filter((name) => findFileKindOfName(name)?.kind === 'update')
    .flatMap((name) => {
      const document = readDocument(join(folder, name));
      return 'problem' in document ? [] : [document];
    });
}
