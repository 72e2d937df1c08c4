import { readFile, stat } from 'node:fs/promises';
import { buildDocument, type Document } from '../features/document.ts';
import { findFileKindOfName } from '../features/file-kind.ts';
import { findFileName, findPath, isInFolder, toUriKey } from '../features/uri.ts';
import { matchesGlob } from '../text/glob.ts';

/** Other numbers where the file may be another; undefined where it is gone. */
export async function findFileState(uri: string): Promise<readonly number[] | undefined> {
  const path = findPath(uri);
  const stats = path === undefined ? undefined : await stat(path).catch(() => undefined);
  return stats && [stats.mtimeMs, stats.size];
}

/** Without keeping it: a thousand trees would fill the memory. */
export async function readFileAlone(uri: string): Promise<Document | undefined> {
  const path = findPath(uri);
  const kind = findFileKindOfName(findFileName(uri));
  const text = path === undefined ? undefined : await readFile(path, 'utf8').catch(() => undefined);
  return kind && text !== undefined ? buildDocument(uri, kind, 0, text.replace(/^\uFEFF/, '')) : undefined;
}

/** The file, or a folder that it is in, fits a pattern of `files.exclude`. */
export function isExcluded(uri: string, folders: readonly string[], patterns: readonly string[]): boolean {
  const folder = folders.find((candidate) => isInFolder(candidate, uri));
  if (folder === undefined || patterns.length === 0) return false;
  const names = toUriKey(uri)
    .slice(toUriKey(folder).length)
    .split('/')
    .filter((name) => name !== '');
  return names.some((_, index) => {
    const path = names.slice(0, index + 1).join('/');
    return patterns.some((pattern) => matchesGlob(path, pattern));
  });
}
