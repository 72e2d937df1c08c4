import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { buildDocument, type Document } from '../features/document.ts';
import { findFileKindOfName, type FileKind } from '../features/file-kind.ts';
import { findFileName, findPath, isInFolder, toFileUri, toUriKey } from '../features/uri.ts';
import { findFiles, findFilesIn } from './folder-scan.ts';

/** A file on the disk; `document` is missing until it is read. */
interface DiskText {
  readonly uri: string;
  readonly kind: FileKind;
  readonly document: Document | undefined;
}

/** A file came, went or changed; `before` is what was read of it until then. */
export type OnDiskChange = (uri: string, before: Document | undefined, after: Document | undefined) => void;

/**
 * What the disk has of definitions and update files. Update files are read at once, for they say which definition they
 * belong to; definitions when they are needed.
 */
export class DiskTexts {
  readonly #onChange: OnDiskChange;
  readonly #files = new Map<string, DiskText>();
  readonly #scans = new Map<string, Promise<void>>();

  constructor(onChange: OnDiskChange) {
    this.#onChange = onChange;
  }

  has(uri: string): boolean {
    return this.#files.has(toUriKey(uri));
  }

  find(uri: string): Document | undefined {
    return this.#files.get(toUriKey(uri))?.document;
  }

  list(): string[] {
    return [...this.#files.values()].map(({ uri }) => uri);
  }

  listUpdateFiles(): Document[] {
    return [...this.#files.values()].flatMap(({ document }) => (document?.kind === 'update' ? [document] : []));
  }

  /** What the editor had when it closed a file stands in for the disk's text until that is read again. */
  set(document: Document): void {
    const { uri, kind, syntax } = document;
    this.#files.set(toUriKey(uri), { uri, kind: { kind, syntax }, document });
  }

  /** Looks for files in a folder and below it, once; the promise ends when they are noted. */
  async scanFolder(folderUri: string): Promise<void> {
    await this.#scan(`all of ${toUriKey(folderUri)}`, folderUri, findFiles);
  }

  /** The same without what is below it. */
  async scanFolderAlone(folderUri: string): Promise<void> {
    await this.#scan(toUriKey(folderUri), folderUri, findFilesIn);
  }

  /** The next scan of the folder alone looks again. */
  forgetScan(folderUri: string): void {
    this.#scans.delete(toUriKey(folderUri));
  }

  async waitForScans(): Promise<void> {
    await Promise.all(this.#scans.values());
  }

  removeFolder(folderUri: string): void {
    for (const [key, { uri }] of this.#files) if (isInFolder(folderUri, uri)) this.#files.delete(key);
    this.#scans.delete(`all of ${toUriKey(folderUri)}`);
  }

  /** Reads an update file, and a definition that was read before; of any other, only that it is there. */
  async note(uri: string): Promise<void> {
    const key = toUriKey(uri);
    const known = this.#files.get(key);
    const kind = known?.kind ?? findFileKindOfName(findFileName(uri));
    const path = findPath(uri);
    if (!kind || path === undefined) return;
    if (kind.kind === 'update' || known?.document || !existsSync(path)) return this.read(uri);
    if (known) return;
    this.#files.set(key, { uri, kind, document: undefined });
    this.#onChange(uri, undefined, undefined);
  }

  /** Reads a file again; one that can't be read is gone. */
  async read(uri: string): Promise<void> {
    const key = toUriKey(uri);
    const path = findPath(uri);
    const kind = this.#files.get(key)?.kind ?? findFileKindOfName(findFileName(uri));
    if (path === undefined || !kind) return;
    const text = (await readFile(path, 'utf8').catch(() => undefined))?.replace(/^\uFEFF/, '');
    const known = this.#files.get(key);
    const before = known?.document;
    if (text === undefined) {
      if (this.#files.delete(key)) this.#onChange(uri, before, undefined);
      return;
    }
    if (before?.text === text) return;
    const document = buildDocument(known?.uri ?? uri, kind, (before?.version ?? 0) + 1, text);
    this.#files.set(key, { uri: document.uri, kind, document });
    this.#onChange(uri, before, document);
  }

  async #scan(key: string, folderUri: string, findPaths: (folder: string) => Promise<string[]>): Promise<void> {
    const folder = findPath(folderUri);
    if (folder === undefined) return;
    const running = this.#scans.get(key) ?? this.#noteAll(findPaths(folder));
    this.#scans.set(key, running);
    await running;
  }

  async #noteAll(paths: Promise<string[]>): Promise<void> {
    await Promise.all((await paths).map(async (path) => this.note(toFileUri(path))));
  }
}
