import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * One spelling for all that name the same file: editors and Node escape different characters, and Windows writes drive
 * letters in two cases. For comparing only; what is sent to the client is a URI as it came.
 */
export function toUriKey(uri: string): string {
  try {
    const { protocol, host, pathname } = new URL(uri);
    const path = decodeURIComponent(pathname).replace(/^\/([A-Za-z]):/, (drive) => drive.toLowerCase());
    return `${protocol}//${host}${path}`;
  } catch {
    return uri;
  }
}

/** The path on this machine's disk; undefined for what is not there, such as an unsaved text. */
export function findPath(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

export function toFileUri(path: string): string {
  return pathToFileURL(path).href;
}

export function findFileName(uri: string): string {
  const key = toUriKey(uri);
  return key.slice(key.lastIndexOf('/') + 1);
}

/** The URI of the folder that the file is in, with its last slash. */
export function findFolderUri(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}

/** Folders of a workspace may stand in each other: the settings of the innermost one count. */
export function findInnermostFolder(folderUris: readonly string[], uri: string): string | undefined {
  return folderUris.filter((folder) => isInFolder(folder, uri)).toSorted((a, b) => b.length - a.length)[0];
}

export function isInFolder(folderUri: string, uri: string): boolean {
  const folder = toUriKey(folderUri);
  return toUriKey(uri).startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
