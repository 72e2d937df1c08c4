import { createHash } from 'node:crypto';
import {
  type CancellationToken,
  type Diagnostic,
  DocumentDiagnosticReportKind,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { type DefinitionLink, findDefinitionLink, type Files } from '../features/definition-link.ts';
import { toUriKey } from '../features/uri.ts';
import { groupBy } from '../text/group-by.ts';
import { isExcluded, readFileAlone, withDefinition } from './closed-files.ts';
import { findFileState, findVersion, identify } from './file-versions.ts';
import { listLocalDiagnostics } from './local-diagnostics.ts';
import type { Session } from './session.ts';

/** In the order of their names; others have no problems until they are opened. */
const MAX_FILES = 1_000;
/** Milliseconds after the last change of a text. */
const QUIET = 500;
/** Milliseconds after which a part of the answer is sent, where the client takes parts. */
const PART = 100;

/** What a file was found to have, and all that this depended on. */
interface CheckedFile {
  readonly fingerprint: string;
  readonly resultId: string;
}

type SendPart = (items: WorkspaceDocumentDiagnosticReport[]) => void;

/**
 * The problems of the workspace's files, but of those that the client asks about by itself. Only what they were made of is
 * kept, not the files. An answer that would say nothing new is held back until something changes.
 */
export class WorkspaceProblems {
  readonly #session: Session;
  readonly #checked = new Map<string, CheckedFile>();
  readonly #waiting = new Set<() => void>();
  #changes = 0;
  #timer: NodeJS.Timeout | undefined;
  #hasAnswered = false;

  constructor(session: Session) {
    this.#session = session;
  }

  /** What is said about any file may be another: the client asks again about what it shows. */
  change(): void {
    this.#session.pulled = new WeakSet();
    this.#proceed();
  }

  /** A text is another. Of one that it shows, the client asks at once; editors keep some open that they don't show. */
  noteText(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#proceed(), QUIET).unref();
  }

  #proceed(): void {
    this.#changes++;
    for (const proceed of this.#waiting) proceed();
  }

  async answer(
    { previousResultIds }: WorkspaceDiagnosticParams,
    token: CancellationToken,
    sendPart: SendPart | undefined,
  ): Promise<WorkspaceDiagnosticReport> {
    const previous = new Map(previousResultIds.map(({ uri, value }) => [toUriKey(uri), { uri, value }]));
    for (;;) {
      // What changes while files are checked is looked at again.
      const changes = this.#changes;
      const items = await this.#check(previous, token, sendPart);
      const isNew = items.some(({ kind }) => kind === DocumentDiagnosticReportKind.Full);
      if (isNew || !this.#hasAnswered || token.isCancellationRequested) {
        this.#hasAnswered = true;
        return { items: sendPart ? [] : items };
      }
      if (changes === this.#changes) await this.#waitForChange(token);
    }
  }

  async #check(
    previous: ReadonlyMap<string, { readonly uri: string; readonly value: string }>,
    token: CancellationToken,
    sendPart: SendPart | undefined,
  ): Promise<WorkspaceDocumentDiagnosticReport[]> {
    const { workspace } = this.#session;
    await workspace.waitForScans();
    const all: WorkspaceDocumentDiagnosticReport[] = [];
    let [sent, since] = [0, Date.now()];
    const send = (): void => {
      if (sent < all.length) sendPart?.(all.slice(sent));
      [sent, since] = [all.length, Date.now()];
    };
    const toFiles = this.#indexFiles();
    for (const uri of workspace.listFiles().toSorted()) {
      // Whoever types comes first.
      await new Promise((resolve) => setImmediate(resolve));
      if (token.isCancellationRequested) return all;
      if (all.length >= MAX_FILES) break;
      const report = await this.#checkFile(uri, toFiles(uri), previous.get(toUriKey(uri))?.value);
      if (report) all.push(report);
      if (Date.now() - since >= PART) send();
    }
    const reported = new Set(all.map(({ uri }) => toUriKey(uri)));
    for (const key of this.#checked.keys()) if (!reported.has(key)) this.#checked.delete(key);
    // What was said of files that went, or that are excluded now, is taken back.
    const gone = [...previous].filter(([key, { uri }]) => !reported.has(key) && !workspace.findOpen(uri));
    all.push(...gone.map(([, { uri }]) => buildFull(uri, null, [], undefined)));
    send();
    return all;
  }

  /** Each definition with its own update files alone: to look through those of all others for each would cost their square. */
  #indexFiles(): (uri: string) => Files {
    const { workspace } = this.#session;
    const links = workspace
      .listUpdateFiles()
      .map((document) => ({ document, link: findDefinitionLink(workspace, document) }));
    const byDefinition = groupBy(links, ({ link: { uri } }) => (uri === undefined ? undefined : toUriKey(uri)));
    return (uri) => ({
      folders: workspace.folders,
      machineTypes: workspace.machineTypes,
      hasFile: (other) => workspace.hasFile(other),
      findDocument: (other) => workspace.findDocument(other),
      listUpdateFiles: () => (byDefinition.get(toUriKey(uri)) ?? []).map(({ document }) => document),
    });
  }

  async #checkFile(
    uri: string,
    files: Files,
    previousId: string | undefined,
  ): Promise<WorkspaceDocumentDiagnosticReport | undefined> {
    const { workspace, settings } = this.#session;
    const open = workspace.findOpen(uri);
    if (open && this.#session.pulled.has(open)) return undefined;
    const state = open ? [identify(open)] : await findFileState(uri);
    const { levels, excluded } = await settings.findFor(uri, workspace.folders);
    if (!state || isExcluded(uri, workspace.folders, excluded)) return undefined;
    const link = findLink(files, uri);
    const definition = link && (await findVersion(workspace, link.uri));
    const updateFiles = files.listUpdateFiles().map(identify);
    const types = [...workspace.machineTypes];
    const fingerprint = JSON.stringify([state, [...levels], link, definition, updateFiles, types]);
    const key = toUriKey(uri);
    const before = this.#checked.get(key);
    const version = open?.version ?? null;
    if (before?.fingerprint === fingerprint && before.resultId === previousId) {
      return buildUnchanged(uri, version, before.resultId);
    }
    const document = open ?? (await readFileAlone(uri));
    const items =
      document && (await listLocalDiagnostics(this.#session, document, await withDefinition(files, link?.uri)));
    // Of what was opened or edited meanwhile, the client asks by itself.
    if (!items || workspace.findOpen(uri) !== open) return undefined;
    const resultId = createHash('sha256').update(JSON.stringify(items)).digest('base64');
    this.#checked.set(key, { fingerprint, resultId });
    const isSame = resultId === previousId;
    return isSame ? buildUnchanged(uri, version, resultId) : buildFull(uri, version, items, resultId);
  }

  #waitForChange(token: CancellationToken): Promise<void> {
    return new Promise((resolve) => {
      const proceed = (): void => {
        this.#waiting.delete(proceed);
        cancellation.dispose();
        resolve();
      };
      const cancellation = token.onCancellationRequested(proceed);
      this.#waiting.add(proceed);
    });
  }
}

/** Which definition a file is about; undefined where it is a definition itself. */
function findLink(files: Files, uri: string): DefinitionLink | undefined {
  const document = files.findDocument(uri);
  return document?.kind === 'update' ? findDefinitionLink(files, document) : undefined;
}

function buildFull(
  uri: string,
  version: number | null,
  items: Diagnostic[],
  resultId: string | undefined,
): WorkspaceDocumentDiagnosticReport {
  const kind = DocumentDiagnosticReportKind.Full;
  return { kind, uri, version, items, ...(resultId !== undefined && { resultId }) };
}

function buildUnchanged(uri: string, version: number | null, resultId: string): WorkspaceDocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId };
}
