import type { ExtensionContext } from 'vscode';
import type {
  BuildUpdateFileParams,
  InitializationOptions,
  NewUpdateFile,
  SelectTargetParams,
  WriteDefinitionParams,
  WrittenDefinition,
} from '../../server/src/protocol.ts';
import type { Language } from './update/ports/ports.ts';

/** The language server, as the rest of the client sees it. */
export interface LanguageServer extends Language {
  isRunning(): boolean;
  start(): Promise<void>;
  /** Also where it does not run. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  buildUpdateFile(params: BuildUpdateFileParams): Promise<NewUpdateFile | null>;
  writeDefinition(params: WriteDefinitionParams): Promise<WrittenDefinition | null>;
  selectTarget(params: SelectTargetParams): Promise<void>;
}

/** What the server is told when it starts. */
export type ListOptions = () => InitializationOptions;

/** The library that speaks to the server is most of what the client loads: it is loaded by the first call, not by activation. */
export function buildLanguageServer(context: ExtensionContext, listOptions: ListOptions): LanguageServer {
  let loading: Promise<LanguageServer> | undefined;
  let loaded: LanguageServer | undefined;
  const load = (): Promise<LanguageServer> => {
    loading ??= import('./language-client.ts').then(({ buildLoadedServer }) => {
      loaded = buildLoadedServer(context, listOptions);
      return loaded;
    });
    return loading;
  };
  return {
    isRunning: () => loaded?.isRunning() ?? false,
    start: async () => (await load()).start(),
    restart: async () => (await load()).restart(),
    stop: async () => loaded?.stop(),
    listTargets: async (uri) => (await load()).listTargets(uri),
    composeUpdate: async (params) => (await load()).composeUpdate(params),
    compareMachine: async (params) => (await load()).compareMachine(params),
    explainFailure: async (params) => (await load()).explainFailure(params),
    explainValidation: async (params) => (await load()).explainValidation(params),
    keepMachineType: async (params) => (await load()).keepMachineType(params),
    endUpdate: async (params) => (await load()).endUpdate(params),
    buildUpdateFile: async (params) => (await load()).buildUpdateFile(params),
    writeDefinition: async (params) => (await load()).writeDefinition(params),
    selectTarget: async (params) => (await load()).selectTarget(params),
  };
}
