import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import type { InitializationOptions } from '../protocol.ts';
import { buildDiagnosticOptions, hasLateDiagnostics, registerWorkspaceProblems } from './diagnostic-requests.ts';
import { registerFeatures } from './feature-requests.ts';
import { guardNotification, toText } from './guard.ts';
import { buildPublisher, type Publisher } from './publisher.ts';
import { ServiceFindings } from './service-findings.ts';
import type { Session } from './session.ts';
import { Settings } from './settings.ts';
import type { Slices } from './slices.ts';
import type { PendingUpdates } from './pending-updates.ts';
import { registerUpdates } from './update-requests.ts';
import { toUriKey } from '../features/uri.ts';
import { toMachineArn } from '../update/target-type.ts';
import { Workspace } from './workspace.ts';
import { WorkspaceProblems } from './workspace-problems.ts';

/** The files that are watched: those that are read by their name. */
const watched = ['**/*.asl', '**/*.asl.{json,yaml,yml}', '**/*.asl.update.{json,jsonc,yaml,yml}'];

/** Serves one client until the connection closes. Makes no network call and holds no credential. */
export function startServer(connection: Connection, slices: Slices): void {
  const log = (message: string): void => connection.console.error(message);
  // The three need each other: an edit moves findings, and moved findings are published.
  let publisher: Publisher | undefined;
  let updates: PendingUpdates | undefined;
  const workspace = new Workspace({
    onEdit(uri, edits) {
      updates?.recordEdits(uri, edits);
      for (const changed of session.serviceFindings.move(uri, edits)) publisher?.publish(changed);
      const isUpdateFile = workspace.findDocument(uri)?.kind === 'update';
      if (isUpdateFile || !session.abilities.pullsDiagnostics) publisher?.refreshSoon();
      else problems.noteText();
    },
    onFile: () => publisher?.refreshSoon(),
  });
  const session: Session = {
    connection,
    log,
    workspace,
    serviceFindings: new ServiceFindings(),
    selectedTargets: new Map(),
    settings: new Settings(connection, log),
    slices,
    pulled: new WeakSet(),
    rulePages: undefined,
    canSetSeverity: false,
    abilities: {
      pullsDiagnostics: false,
      registersDiagnostics: false,
      tellsSettings: false,
      tellsChangedSettings: false,
      refreshesDiagnostics: false,
      refreshesLenses: false,
      watchesFiles: false,
      snippets: false,
      definitionLinks: false,
    },
  };
  const problems = new WorkspaceProblems(session);
  publisher = buildPublisher(session, problems);
  updates = registerUpdates(session, publisher);
  registerFeatures(session);
  const begin = registerWorkspaceProblems(session, publisher, problems);
  registerTexts(session, publisher, problems);

  connection.onInitialize((params): InitializeResult => {
    session.abilities = readAbilities(params);
    readOptions(session, params.initializationOptions);
    workspace.setFolders(listFolders(params));
    return { capabilities: buildCapabilities(session), serverInfo: { name: 'Stepwright' } };
  });
  connection.onInitialized(() => {
    begin().catch((error: unknown) => log(`The client can't be told of settings: ${toText(error)}`));
    if (!session.abilities.watchesFiles) return;
    const watchers = watched.map((globPattern) => ({ globPattern }));
    connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers })
      .catch((error: unknown) => log(`The client watches no files: ${toText(error)}`));
  });
}

function registerTexts(session: Session, publisher: Publisher, problems: WorkspaceProblems): void {
  const { connection, workspace, log } = session;
  connection.onDidOpenTextDocument(
    guardNotification(log, 'didOpen', ({ textDocument: { uri, languageId, version, text } }) =>
      workspace.open(uri, languageId, version, text),
    ),
  );
  connection.onDidChangeTextDocument(
    guardNotification(log, 'didChange', ({ textDocument: { uri, version }, contentChanges }) =>
      workspace.change(uri, version, contentChanges),
    ),
  );
  connection.onDidCloseTextDocument(
    guardNotification(log, 'didClose', ({ textDocument }) => {
      workspace.close(textDocument.uri);
      // What was said about it without being asked for is taken back.
      if (!session.abilities.pullsDiagnostics) publisher.publish(textDocument.uri);
    }),
  );
  connection.onDidChangeWatchedFiles(
    guardNotification(log, 'didChangeWatchedFiles', async ({ changes }) => {
      await Promise.all(changes.map(({ uri }) => workspace.refresh(uri)));
      problems.noteText();
    }),
  );
  connection.onNotification(
    'workspace/didChangeWorkspaceFolders',
    guardNotification(log, 'didChangeWorkspaceFolders', ({ event }: { event: FoldersChange }) => {
      const removed = new Set(event.removed.map(({ uri }) => toUriKey(uri)));
      const kept = workspace.folders.filter((uri) => !removed.has(toUriKey(uri)));
      workspace.setFolders([...kept, ...event.added.map(({ uri }) => uri)]);
    }),
  );
}

interface FoldersChange {
  readonly added: readonly { readonly uri: string }[];
  readonly removed: readonly { readonly uri: string }[];
}

/** Clients that know no folders of a workspace have a root. */
function listFolders({ workspaceFolders, rootUri }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}

function readAbilities({ capabilities: { textDocument, workspace } }: InitializeParams): Session['abilities'] {
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    registersDiagnostics: textDocument?.diagnostic?.dynamicRegistration === true,
    tellsSettings: workspace?.configuration === true,
    tellsChangedSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
  };
}

/** What a client of another kind sends is not taken at its word. */
function readOptions(session: Session, options: unknown): void {
  const { selectedTargets, settings, abilities, workspace } = session;
  const told: InitializationOptions = typeof options === 'object' && options !== null ? options : {};
  const { selectedTargets: given, machineTypes, rulePages } = told;
  settings.setUp(abilities.tellsSettings, told);
  session.rulePages = typeof rulePages === 'string' ? rulePages : undefined;
  session.canSetSeverity = told.canSetSeverity === true;
  for (const [uri, target] of Object.entries(given ?? {})) {
    if (typeof target?.updateFileUri === 'string') selectedTargets.set(toUriKey(uri), target);
  }
  for (const [arn, type] of Object.entries(machineTypes ?? {})) {
    if (type === 'STANDARD' || type === 'EXPRESS') workspace.machineTypes.set(toMachineArn(arn), type);
  }
}

function buildCapabilities({ abilities, settings }: Session): InitializeResult['capabilities'] {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    ...(abilities.pullsDiagnostics &&
      !hasLateDiagnostics(abilities) && { diagnosticProvider: buildDiagnosticOptions(settings.toldWorkspaceProblems) }),
    completionProvider: { triggerCharacters: ['"', ':', ' ', '$', '.'] },
    hoverProvider: true,
    definitionProvider: true,
    documentLinkProvider: {},
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    codeActionProvider: { codeActionKinds: ['quickfix'] },
    codeLensProvider: {},
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
