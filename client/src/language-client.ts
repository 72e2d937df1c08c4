import { once } from 'node:events';
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
  selectTarget,
  type TargetRef,
  type TargetSummary,
} from '../../server/src/protocol.ts';
import type { LanguageServer, ListOptions } from './language-server.ts';
import { LANGUAGES } from './languages.ts';
import type { Language } from './update/ports.ts';

/** A bundle of its own: see `language-server.ts`, which loads it. The server is not started yet. */
export function buildLoadedServer(context: ExtensionContext, listOptions: ListOptions): LanguageServer {
  const client = buildLanguageClient(context, listOptions);
  return {
    ...buildLanguage(client),
    isRunning: () => client.isRunning(),
    start: () => client.start(),
    restart: () => restart(client),
    // One that is still starting can't be stopped, and ends with this process.
    stop: async () => (client.isRunning() ? client.stop() : undefined),
    buildUpdateFile: (params) => client.sendRequest(buildUpdateFile, params),
    selectTarget: (params) => client.sendNotification(selectTarget, params),
  };
}

/** Also where it hangs: then it does not stop when it is asked to, and is ended. */
async function restart(client: LanguageClient): Promise<void> {
  const { serverProcess } = client;
  try {
    if (client.needsStop()) await client.stop();
  } catch (error) {
    client.warn(`The language server is ended by force: ${String(error)}`);
    if (serverProcess && serverProcess.exitCode === null && serverProcess.signalCode === null) {
      // Not before it is closed: the client would take that for a crash of the new one.
      const closed = once(serverProcess, 'close');
      serverProcess.kill('SIGKILL');
      await closed;
    }
  }
  await client.start();
}

function buildLanguageClient(context: ExtensionContext, listOptions: ListOptions): LanguageClient {
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
      // Not those of other schemes: the old text in a diff, for one, has nothing to be mended.
      documentSelector: LANGUAGES.flatMap((language) => ['file', 'untitled'].map((scheme) => ({ scheme, language }))),
      initializationOptions: listOptions,
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
function buildLanguage(client: LanguageClient): Language {
  return {
    listTargets: async (uri) => {
      const list = await client.sendRequest(listTargets, { uri });
      return {
        definitionUri: list.definitionUri && toUri(list.definitionUri),
        targets: list.targets.map(normalizeTarget),
        selected: list.selected && normalizeRef(list.selected),
        updateFileUris: list.updateFileUris.map(toUri),
      };
    },
    composeUpdate: async (params) => {
      const composed = await client.sendRequest(composeUpdate, params);
      if (composed.kind === 'refused') return composed;
      const { definitionUri, target } = composed;
      return { ...composed, definitionUri: definitionUri && toUri(definitionUri), target: normalizeTarget(target) };
    },
    explainFailure: (params) => client.sendRequest(explainFailure, params),
    endUpdate: (params) => client.sendNotification(endUpdate, params),
  };
}

/**
 * One file, one URI: the server spells it as VS Code does where the file is open, and as Node does where it is not. Here URIs
 * are compared, and kept with what a person allowed, as text.
 */
function toUri(uri: string): string {
  return Uri.parse(uri).toString();
}

function normalizeRef(ref: TargetRef): TargetRef {
  return { ...ref, updateFileUri: toUri(ref.updateFileUri) };
}

function normalizeTarget(target: TargetSummary): TargetSummary {
  return { ...target, ref: normalizeRef(target.ref) };
}
