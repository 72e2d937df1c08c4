import { once } from 'node:events';
import { commands, Uri, window, type ExtensionContext } from 'vscode';
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
  compareMachine,
  composeUpdate,
  endUpdate,
  explainFailure,
  explainValidation,
  keepMachineType,
  listTargets,
  selectTarget,
  SERVER_NODE_OPTIONS,
  type TargetRef,
  type TargetSummary,
  writeDefinition,
} from '../../server/src/protocol.ts';
import { restartLanguageServer } from './commands/restart-language-server.ts';
import { buildCrashPolicy } from './crash-policy.ts';
import type { LanguageServer, ListOptions } from './language-server.ts';
import { LANGUAGES } from './languages.ts';
import type { Language } from './update/ports/ports.ts';
import { RULE_PAGES } from './views/rule-pages.ts';

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
    writeDefinition: (params) => client.sendRequest(writeDefinition, params),
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
    transport: TransportKind.stdio,
    options: { env: buildServerEnvironment(), execArgv: [...SERVER_NODE_OPTIONS] },
  };
  return new LanguageClient(
    'stepwright',
    'Stepwright Language Server',
    {
      run: server,
      debug: {
        ...server,
        options: { ...server.options, execArgv: [...SERVER_NODE_OPTIONS, '--nolazy', '--inspect=6019'] },
      },
    },
    {
      // Not those of other schemes: the old text in a diff, for one, has nothing to be mended.
      documentSelector: LANGUAGES.flatMap((language) => ['file', 'untitled'].map((scheme) => ({ scheme, language }))),
      initializationOptions: () => ({ ...listOptions(), rulePages: RULE_PAGES, canSetSeverity: true }),
      errorHandler: buildErrorHandler(),
    },
  );
}

/** The language server holds no credential, not even in its environment. */
function buildServerEnvironment(): Record<string, undefined> {
  const names = Object.keys(process.env).filter((name) => name.startsWith('AWS_'));
  return Object.fromEntries(names.map((name) => [name, undefined]));
}

function buildErrorHandler(): ErrorHandler {
  const answerCrash = buildCrashPolicy();
  return {
    error: (_error, _message, count) => ({
      action: count !== undefined && count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
      handled: true,
    }),
    closed: (): CloseHandlerResult => {
      const answer = answerCrash(Date.now());
      if (answer === 'restartAndTell') {
        void window.showWarningMessage('The Stepwright language server stopped unexpectedly and was started again.');
      }
      if (answer !== 'giveUp') return { action: CloseAction.Restart, handled: true };
      void offerRestart();
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}

async function offerRestart(): Promise<void> {
  const restart = 'Restart Language Server';
  const text = 'The Stepwright language server stopped five times in three minutes, and stays off.';
  if ((await window.showErrorMessage(text, restart)) !== restart) return;
  await commands.executeCommand(restartLanguageServer.id);
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
    compareMachine: (params) => client.sendRequest(compareMachine, params),
    explainFailure: (params) => client.sendRequest(explainFailure, params),
    explainValidation: (params) => client.sendRequest(explainValidation, params),
    keepMachineType: (params) => client.sendNotification(keepMachineType, params),
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
