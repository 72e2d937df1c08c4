import { Uri, window, type ExtensionContext } from 'vscode';
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  TransportKind,
  type CloseHandlerResult,
  type ErrorHandler,
} from 'vscode-languageclient/node';
import {
  buildUpdateFile,
  composeUpdate,
  endUpdate,
  explainFailure,
  listTargets,
  type BuildUpdateFileParams,
  type InitializationOptions,
  type NewUpdateFile,
} from '../../server/src/protocol.ts';
import type { TargetSelection } from './target-selection.ts';
import type { Language } from './update/ports.ts';

/** The languages of definitions. */
export const DEFINITION_LANGUAGES: readonly string[] = ['asl', 'asl-yaml'];
/** All languages that the server knows. */
export const LANGUAGES: readonly string[] = [...DEFINITION_LANGUAGES, 'asl-update', 'asl-update-yaml'];

/** The client of the language server, not started yet. */
export function buildLanguageClient(context: ExtensionContext, selection: TargetSelection): LanguageClient {
  const server = {
    module: Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath,
    transport: TransportKind.ipc,
    options: { env: buildServerEnvironment() },
  };
  return new LanguageClient(
    'stepwright',
    'Stepwright Language Server',
    { run: server, debug: { ...server, options: { ...server.options, execArgv: ['--nolazy', '--inspect=6019'] } } },
    {
      documentSelector: LANGUAGES.map((language) => ({ scheme: 'file', language })),
      initializationOptions: (): InitializationOptions => ({ selectedTargets: selection.list() }),
      errorHandler: buildErrorHandler(),
    },
  );
}

/** The language server holds no credential, not even in its environment. */
function buildServerEnvironment(): Record<string, undefined> {
  const names = Object.keys(process.env).filter((name) => name.startsWith('AWS_'));
  return Object.fromEntries(names.map((name) => [name, undefined]));
}

const MOST_RESTARTS = 4;
const RESTART_PERIOD = 3 * 60 * 1000;

/** Starts a server that crashed again and says so once; gives up where it keeps crashing. */
function buildErrorHandler(): ErrorHandler {
  let crashes: number[] = [];
  return {
    error: (_error, _message, count) => ({
      action: count !== undefined && count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
      handled: true,
    }),
    closed: (): CloseHandlerResult => {
      const now = Date.now();
      crashes = [...crashes.filter((at) => now - at < RESTART_PERIOD), now];
      if (crashes.length > MOST_RESTARTS) {
        return {
          action: CloseAction.DoNotRestart,
          message:
            'The Stepwright language server stopped five times in three minutes, and stays off. Run “Stepwright: Restart Language Server” to try again.',
        };
      }
      if (crashes.length === 1) {
        void window.showWarningMessage('The Stepwright language server stopped unexpectedly and was started again.');
      }
      return { action: CloseAction.Restart, handled: true };
    },
  };
}

/** What the update flow asks the server. */
export function buildLanguage(client: LanguageClient): Language {
  return {
    listTargets: async (uri) => normalizeUri(await client.sendRequest(listTargets, { uri })),
    composeUpdate: async (params) => {
      const composed = await client.sendRequest(composeUpdate, params);
      return composed.kind === 'ready' ? normalizeUri(composed) : composed;
    },
    explainFailure: (params) => client.sendRequest(explainFailure, params),
    endUpdate: (params) => client.sendNotification(endUpdate, params),
  };
}

/** One file, one URI: the server may escape another way than VS Code, and URIs are compared as text. */
function normalizeUri<T extends { readonly definitionUri?: string | undefined }>(answer: T): T {
  const { definitionUri } = answer;
  return definitionUri === undefined ? answer : { ...answer, definitionUri: Uri.parse(definitionUri).toString() };
}

export function requestUpdateFile(client: LanguageClient, params: BuildUpdateFileParams): Promise<NewUpdateFile> {
  return client.sendRequest(buildUpdateFile, params);
}
