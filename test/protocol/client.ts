import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  CodeLensRefreshRequest,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  IPCMessageReader,
  IPCMessageWriter,
  type InitializeResult,
  LogMessageNotification,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  ConfigurationRequest,
  type Registration,
  RegistrationRequest,
  ShutdownRequest,
  UnregistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';
import { createTemporaryFolder } from './folders.ts';
import { unpackVsix } from './unpack-vsix.ts';

const vsix = fileURLToPath(new URL('../../dist/stepwright.vsix', import.meta.url));

let unpacked: string | undefined;

/** The server of the VSIX, unless `STEPWRIGHT_SERVER` names another bundle. */
function findServer(): string {
  const given = process.env['STEPWRIGHT_SERVER'];
  if (given !== undefined) return given;
  if (!existsSync(vsix)) throw new Error('There is no dist/stepwright.vsix: run `npm run package` first.');
  if (unpacked === undefined) {
    unpacked = createTemporaryFolder();
    unpackVsix(vsix, unpacked);
  }
  return join(unpacked, 'extension', 'dist', 'server.cjs');
}

interface Settings {
  find(section: string, scopeUri: string | undefined): unknown;
}

export interface ClientOptions {
  readonly folder?: string;
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  readonly settings?: Settings;
  readonly transport?: 'stdio' | 'ipc';
}

/** What a current editor can do. */
export const FULL_CAPABILITIES: ClientCapabilities = {
  textDocument: {
    diagnostic: { dynamicRegistration: true, relatedDocumentSupport: false },
    completion: { completionItem: { snippetSupport: true } },
    definition: { linkSupport: true },
    publishDiagnostics: { versionSupport: true },
  },
  workspace: {
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    workspaceFolders: true,
  },
};

function connectByStdio({ stdout, stdin }: ChildProcess): ProtocolConnection {
  assert.ok(stdout && stdin);
  return createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
}

function connectByIpc(child: ChildProcess): ProtocolConnection {
  return createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
}

/** A language client without an editor, on a real connection to a real server process. */
export class Client {
  readonly connection: ProtocolConnection;
  readonly published = new Map<string, PublishDiagnosticsParams>();
  readonly logged: string[] = [];
  readonly process: ChildProcess;
  initialized: InitializeResult | undefined;
  refreshes = 0;
  watches = false;
  registrations: Registration[] = [];
  /** What the client answers, where it can be asked for settings. */
  settings: Settings = { find: () => undefined };
  #version = 1;

  private constructor(child: ChildProcess, transport: 'stdio' | 'ipc') {
    this.process = child;
    this.connection = transport === 'ipc' ? connectByIpc(child) : connectByStdio(child);
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.published.set(params.uri, params);
    });
    this.connection.onNotification(LogMessageNotification.type, ({ message }) => {
      this.logged.push(message);
    });
    this.connection.onRequest(DiagnosticRefreshRequest.type, () => {
      this.refreshes++;
    });
    this.connection.onRequest(CodeLensRefreshRequest.type, () => undefined);
    this.connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.watches = true;
      this.registrations.push(...registrations);
    });
    this.connection.onRequest(UnregistrationRequest.type, ({ unregisterations }) => {
      const ids = new Set(unregisterations.map(({ id }) => id));
      this.registrations = this.registrations.filter(({ id }) => !ids.has(id));
    });
    this.connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(({ section = '', scopeUri }) => this.settings.find(section, scopeUri) ?? null),
    );
    this.connection.listen();
  }

  static async start(options: ClientOptions = {}): Promise<Client> {
    const { folder, capabilities = FULL_CAPABILITIES, initializationOptions, transport = 'stdio' } = options;
    const isIpc = transport === 'ipc';
    const child = spawn(process.execPath, [findServer(), isIpc ? '--node-ipc' : '--stdio'], {
      stdio: isIpc ? ['ignore', 'ignore', 'inherit', 'ipc'] : ['pipe', 'pipe', 'inherit'],
    });
    const client = new Client(child, transport);
    if (options.settings) client.settings = options.settings;
    client.initialized = await client.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities,
      initializationOptions,
      workspaceFolders: folder === undefined ? null : [{ uri: pathToFileURL(folder).href, name: 'work' }],
    });
    await client.connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    await ended;
    this.connection.dispose();
  }

  async open(uri: string, text: string, languageId = 'asl'): Promise<void> {
    this.#version = 1;
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: this.#version, text },
    });
  }

  async change(uri: string, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: ++this.#version },
      contentChanges,
    });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** Both messages reach the server in one piece, so that the second is there before the first is worked on. */
  async sendTogether<T>(ask: () => Promise<T>, send: () => Promise<void>): Promise<{ answer: Promise<T> }> {
    const { stdin } = this.process;
    assert.ok(stdin);
    // Not `cork`: the second message is not written before the first one is.
    const held: Buffer[] = [];
    const write = (chunk: string | Uint8Array, encoding: BufferEncoding, done: () => void): boolean => {
      held.push(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk));
      setImmediate(typeof encoding === 'function' ? encoding : done);
      return true;
    };
    Object.assign(stdin, { write });
    const answer = ask();
    // Whoever awaits the answer comes later than it may fail.
    answer.catch(() => undefined);
    await send();
    Reflect.deleteProperty(stdin, 'write');
    stdin.write(Buffer.concat(held));
    return { answer };
  }

  async pull(uri: string): Promise<Diagnostic[]> {
    const report = await this.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    assert.equal(report.kind, 'full');
    return report.kind === 'full' ? report.items : [];
  }
}

/** Asks again until the answer holds; the runner's own time limit ends what never will. */
export async function waitFor<T>(find: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await find();
    if (found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
