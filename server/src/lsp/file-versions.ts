import { stat } from 'node:fs/promises';
import type { Document } from '../features/document.ts';
import { findPath } from '../features/uri.ts';
import type { Workspace } from './workspace.ts';

/** Other numbers where the file may be another; undefined where there is none. Of one that is not kept, as the disk has it. */
export async function findVersion(
  workspace: Workspace,
  uri: string | undefined,
): Promise<readonly number[] | undefined> {
  if (uri === undefined) return undefined;
  const known = workspace.findDocument(uri);
  return known ? [identify(known)] : findFileState(uri);
}

/** The same of the file on the disk, whatever is known of it. */
export async function findFileState(uri: string): Promise<readonly number[] | undefined> {
  const path = findPath(uri);
  const stats = path === undefined ? undefined : await stat(path).catch(() => undefined);
  return stats && [stats.mtimeMs, stats.size];
}

const identities = new WeakMap<Document, number>();
let lastIdentity = 0;

/** Another number for each version of each file. */
export function identify(document: Document): number {
  const known = identities.get(document) ?? ++lastIdentity;
  identities.set(document, known);
  return known;
}
