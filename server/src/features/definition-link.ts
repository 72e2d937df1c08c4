import type { Document } from './document.ts';
import { findBaseName, findFileKindOfName } from './file-kind.ts';
import type { UpdateContext } from '../update/rule.ts';
import type { MachineTypes } from '../update/target-type.ts';
import { findTargetSummary } from '../update/target-summary.ts';
import type { TargetSummary } from '../update/update-request.ts';
import { findFileName, findFolderUri, isInFolder, toUriKey } from './uri.ts';

/** What is known of the files around a text. */
export interface Files {
  /** The URIs of the workspace's folders. */
  readonly folders: readonly string[];
  hasFile(uri: string): boolean;
  /** As far as it was read. */
  findDocument(uri: string): Document | undefined;
  /** Every update file that was read. */
  listUpdateFiles(): readonly Document[];
  /** Where nothing is known of machines, there is none. */
  readonly machineTypes?: MachineTypes;
}

/** Which definition an update file is about. */
export interface DefinitionLink {
  /** Undefined where there is no such file. */
  readonly uri: string | undefined;
  readonly context: UpdateContext;
}

/** In this order, where more than one stands beside the update file. */
const endings = ['.asl.json', '.asl', '.asl.yaml', '.asl.yml'];

export function findDefinitionLink(files: Files, document: Document): DefinitionLink {
  const sibling = findSibling(files, document.uri);
  const hasSibling = sibling !== undefined;
  const given = document.getUpdateFile().definitionUri?.value;
  if (given === undefined) return { uri: sibling, context: { definition: sibling ? 'found' : 'missing', hasSibling } };
  const uri = findUri(document.uri, given);
  if (uri === undefined) return { uri, context: { definition: 'missing', hasSibling } };
  if (!isAllowed(files, document.uri, uri)) return { uri: undefined, context: { definition: 'outside', hasSibling } };
  const isThere = findFileKindOfName(findFileName(uri))?.kind !== 'update' && files.hasFile(uri);
  return { uri: isThere ? uri : undefined, context: { definition: isThere ? 'found' : 'missing', hasSibling } };
}

/** What the rules of update files must know, with the definition as far as it was read. */
export function findUpdateContext(files: Files, document: Document): UpdateContext {
  const { uri, context } = findDefinitionLink(files, document);
  const placeholders = uri === undefined ? undefined : files.findDocument(uri)?.findPlaceholderNames();
  return placeholders ? { ...context, placeholders } : context;
}

/** The update files of a definition, in the order of their names. */
export function listUpdateFilesOf(files: Files, definitionUri: string): Document[] {
  const key = toUriKey(definitionUri);
  return files
    .listUpdateFiles()
    .filter((document) => {
      const { uri } = findDefinitionLink(files, document);
      return uri !== undefined && toUriKey(uri) === key;
    })
    .toSorted((a, b) => (a.uri < b.uri ? -1 : 1));
}

/** What a text is linked with: its definition, or its update files. */
export interface LinkedFiles {
  readonly definitionUri: string | undefined;
  readonly updateFiles: readonly Document[];
}

export function findLinkedFiles(files: Files, document: Document): LinkedFiles {
  if (document.kind === 'definition') {
    return { definitionUri: document.uri, updateFiles: listUpdateFilesOf(files, document.uri) };
  }
  return { definitionUri: findDefinitionLink(files, document).uri, updateFiles: [document] };
}

/** The targets with a readable ARN: the others have findings of their own. */
export function listTargetsOf(updateFiles: readonly Document[]): TargetSummary[] {
  return updateFiles.flatMap((file) =>
    file.getUpdateFile().targets.flatMap((target) => findTargetSummary(file.uri, target) ?? []),
  );
}

/** Where a relative path leads to. It is a path and no URI: blanks and `#` are part of the name. */
export function findUri(baseUri: string, path: string): string | undefined {
  try {
    // Half of a surrogate pair can't be escaped, nor be part of any file's name.
    const escaped = path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
    return new URL(escaped, baseUri).href;
  } catch {
    return undefined;
  }
}

function findSibling(files: Files, updateFileUri: string): string | undefined {
  const base = findBaseName(findFileName(updateFileUri));
  if (base === undefined) return undefined;
  const folder = findFolderUri(updateFileUri);
  const candidates = endings.map((ending) => `${folder}${encodeURIComponent(base)}${ending}`);
  return candidates.find((uri) => files.hasFile(uri));
}

/** An update file may only name a definition in its workspace folder; outside of all folders, in its own. */
function isAllowed(files: Files, updateFileUri: string, uri: string): boolean {
  const folder = files.folders.find((candidate) => isInFolder(candidate, updateFileUri));
  return isInFolder(folder ?? findFolderUri(updateFileUri), uri);
}
