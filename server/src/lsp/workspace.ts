import { relative } from 'node:path';
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { MachineType } from '../asl/machine.ts';
import type { Files } from '../features/definition-link.ts';
import { buildDocument, type Document } from '../features/document.ts';
import { findFileKindOfLanguage, findFileKindOfName, type FileKind } from '../features/file-kind.ts';
import { findFileName, findFolderUri, findPath, isInFolder, toUriKey } from '../features/uri.ts';
import type { TextEdit } from '../text/range.ts';
import { DiskTexts } from './disk-texts.ts';
import { isIgnored } from './folder-scan.ts';
import { applyChanges, compareTexts } from './text-changes.ts';

/** A document that the editor has open. */
interface OpenText {
  readonly source: TextDocument;
  readonly kind: FileKind;
  document: Document;
}

export interface WorkspaceEvents {
  /** The text of a document is another now: each edit applies to what the one before it left. */
  readonly onEdit: (uri: string, edits: readonly TextEdit[]) => void;
  /** A file came or went, was opened or closed, so that what is said about others may be another. */
  readonly onFile: (uri: string) => void;
}

/** All texts that count: what the editor has open, and below it what the disk has. */
export class Workspace implements Files {
  readonly #events: WorkspaceEvents;
  readonly #open = new Map<string, OpenText>();
  readonly #disk: DiskTexts;
  #folders: readonly string[] = [];
  /** What the client has seen at AWS, by the ARNs of the machines. */
  readonly machineTypes = new Map<string, MachineType>();

  constructor(events: WorkspaceEvents) {
    this.#events = events;
    this.#disk = new DiskTexts((uri, before, after) => {
      if (this.#open.has(toUriKey(uri))) return;
      if (before && after) this.#report(uri, compareTexts(before.text, after.text));
      events.onFile(uri);
    });
  }

  get folders(): readonly string[] {
    return this.#folders;
  }

  setFolders(uris: readonly string[]): void {
    for (const uri of this.#folders) if (!uris.includes(uri)) this.#disk.removeFolder(uri);
    this.#folders = uris;
    for (const uri of uris) void this.#disk.scanFolder(uri);
  }

  /** Once all folders that were asked for are read. */
  async waitForScans(): Promise<void> {
    await this.#disk.waitForScans();
  }

  /** Once the folder of this file is read, which is where its siblings are. */
  async waitForSiblings(uri: string): Promise<void> {
    await this.#disk.scanFolderAlone(findFolderUri(uri));
  }

  /** A document of ours that is open. */
  findOpen(uri: string): Document | undefined {
    return this.#open.get(toUriKey(uri))?.document;
  }

  listOpen(): Document[] {
    return [...this.#open.values()].map(({ document }) => document);
  }

  /** Every definition and update file in the workspace's folders, open or not. */
  listFiles(): string[] {
    return this.#disk.list().filter((uri) => this.#folders.some((folder) => isInFolder(folder, uri)));
  }

  /** As far as it was read: the editor's text before the disk's. */
  findDocument(uri: string): Document | undefined {
    return this.#open.get(toUriKey(uri))?.document ?? this.#disk.find(uri);
  }

  hasFile(uri: string): boolean {
    return this.#open.has(toUriKey(uri)) || this.#disk.has(uri);
  }

  listUpdateFiles(): Document[] {
    const open = [...this.#open.values()].map(({ document }) => document).filter(({ kind }) => kind === 'update');
    return [...open, ...this.#disk.listUpdateFiles().filter(({ uri }) => !this.#open.has(toUriKey(uri)))];
  }

  /** The text of this moment: a file that is not open is read again. */
  async readDocument(uri: string): Promise<Document | undefined> {
    if (!this.#open.has(toUriKey(uri))) await this.#disk.read(uri);
    return this.findDocument(uri);
  }

  open(uri: string, languageId: string, version: number, text: string): void {
    // Editors without languages of ours call a text what it is written in: then its name says what it is.
    const kind = findFileKindOfLanguage(languageId) ?? findFileKindOfName(findFileName(uri));
    if (!kind) return;
    const before = this.findDocument(uri);
    const source = TextDocument.create(uri, languageId, version, text);
    const document = buildDocument(uri, kind, version, text);
    this.#open.set(toUriKey(uri), { source, kind, document });
    // Nobody watches folders outside of the workspace: they are looked at again.
    this.#disk.forgetScan(findFolderUri(uri));
    void this.waitForSiblings(uri);
    if (before) this.#report(uri, compareTexts(before.text, text));
    this.#events.onFile(uri);
  }

  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const text = this.#open.get(toUriKey(uri));
    if (!text) return;
    const edits = applyChanges(text.source, changes, version);
    const { document, kind, source } = text;
    text.document = buildDocument(document.uri, kind, version, source.getText(), document);
    this.#report(uri, edits);
  }

  /** From here on the disk's text counts again. */
  close(uri: string): void {
    const key = toUriKey(uri);
    const text = this.#open.get(key);
    if (!text) return;
    this.#open.delete(key);
    if (findPath(uri) !== undefined) {
      const { document, kind } = text;
      // Without what was made from it: the trees of all files that were open once would fill the memory.
      this.#disk.set(buildDocument(document.uri, kind, document.version, document.text));
      void this.#disk.read(uri);
    }
    this.#events.onFile(uri);
  }

  /** The disk changed there. */
  async refresh(uri: string): Promise<void> {
    const path = findPath(uri);
    if (path !== undefined && !this.#isIgnored(path)) await this.#disk.note(uri);
  }

  #report(uri: string, edits: readonly TextEdit[]): void {
    if (edits.length > 0) this.#events.onEdit(uri, edits);
  }

  #isIgnored(path: string): boolean {
    return this.#folders.some((uri) => {
      const folder = findPath(uri);
      const inner = folder === undefined ? '..' : relative(folder, path);
      return !inner.startsWith('..') && isIgnored(inner);
    });
  }
}
