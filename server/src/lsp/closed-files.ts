import { readFile } from 'node:fs/promises';
import type { Files } from '../features/definition-link.ts';
import { buildDocument, type Document } from '../features/document.ts';
import { findFileKindOfName } from '../features/file-kind.ts';
import { findFileName, findInnermostFolder, findPath, toUriKey } from '../features/uri.ts';
import { matchesGlob } from '../text/glob.ts';

/** Without keeping it: a thousand trees would fill the memory. */
export async function readFileAlone(uri: string): Promise<Document | undefined> {
  const path = findPath(uri);
  const kind = findFileKindOfName(findFileName(uri));
  const text = path === undefined ? undefined : await readFile(path, 'utf8').catch(() => undefined);
  return kind && text !== undefined ? buildDocument(uri, kind, 0, text.replace(/^\uFEFF/, '')) : undefined;
}

/** The same files with a definition that is not kept, for as long as they are looked at. */
export async function withDefinition(files: Files, uri: string | undefined): Promise<Files> {
  const definition = uri === undefined || files.findDocument(uri) ? undefined : await readFileAlone(uri);
  if (!definition) return files;
  const key = toUriKey(definition.uri);
  return { ...files, findDocument: (other) => (toUriKey(other) === key ? definition : files.findDocument(other)) };
}

/** The file, or a folder that it is in, fits a pattern of `files.exclude`. */
export function isExcluded(uri: string, folders: readonly string[], patterns: readonly string[]): boolean {
  const folder = findInnermostFolder(folders, uri);
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
