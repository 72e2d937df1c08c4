import { homedir } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { window, workspace, type ExtensionContext } from 'vscode';
import type { App } from './commands/command.ts';
import { registerCommands } from './commands/register.ts';
import { buildLanguageServer, type LanguageServer } from './language-server.ts';
import { openService } from './load-aws.ts';
import { buildMachineTypes, type MachineTypes } from './machine-types.ts';
import { buildMementoStore, buildRecentRegions } from './memento-store.ts';
import { listenToManualSaves } from './save-listener.ts';
import { listenForSync, schedule } from './sync-listener.ts';
import { buildTargetSelection } from './target-selection.ts';
import { readUpdateSettings } from './update-settings.ts';
import { reportAbandoned } from './update/send/abandoned-updates.ts';
import { InFlight } from './update/send/in-flight.ts';
import { buildOneLineLog } from './update/one-line.ts';
import type { Language } from './update/ports/ports.ts';
import { buildFileRecords } from './update/records/file-records.ts';
import { getStateFolder } from './update/records/state-folder.ts';
import { SaveUpdates } from './update/save/save-updates.ts';
import { ServiceValidation } from './update/look/service-validation.ts';
import { offerToFindOut } from './views/abandoned-updates.ts';
import { registerComparedTexts, showTexts } from './views/compared-texts.ts';
import { SyncStatus } from './update/look/sync-status.ts';
import { buildSaveViews, buildViews } from './views/messages.ts';
import { picks } from './views/picks.ts';
import { runWithProgress } from './views/progress.ts';
import { prompts } from './views/prompts.ts';
import { registerRulePages } from './views/rule-pages.ts';
import { shows } from './views/shows.ts';
import { StatusView } from './views/status.ts';
import { SyncStatusView } from './views/sync-status.ts';
import { showToolkitNotice } from './views/toolkit-notice.ts';

let server: LanguageServer | undefined;

/** Puts the parts together. The language server is started when activation is over; nothing of AWS is loaded here. */
export function activate(context: ExtensionContext): void {
  const channel = window.createOutputChannel('Stepwright', { log: true });
  const status = new StatusView();
  const selection = buildTargetSelection(context.workspaceState);
  const types = buildMachineTypes(context.globalState);
  const started = buildLanguageServer(context, () => ({
    selectedTargets: selection.list(),
    machineTypes: types.list(),
  }));
  server = started;
  const shared = {
    language: withKeptTypes(started, types),
    openService,
    store: buildMementoStore(context.globalState),
    records: buildFileRecords(getStateFolder(process.env, process.platform, homedir())),
    log: buildOneLineLog(channel),
    isTrusted: () => workspace.isTrusted,
    inFlight: new InFlight(),
    wait,
  };
  const saves = new SaveUpdates({ ...shared, views: buildSaveViews(status) });
  const syncView = new SyncStatusView();
  const sync = new SyncStatus({
    ...shared,
    now: () => Date.now(),
    isFocused: () => window.state.focused,
    schedule,
    show: (target) => syncView.show(target),
  });
  const app: App = {
    server: started,
    ports: {
      ...shared,
      prompts,
      picks,
      shows,
      views: buildViews(status),
      runWithProgress,
      readSettings: readUpdateSettings,
      validation: new ServiceValidation(wait),
      agreed: new Set(),
    },
    saves,
    selection,
    status,
    sync,
    syncView,
    showTexts,
    regions: buildRecentRegions(context.globalState),
    channel,
  };

  context.subscriptions.push(
    channel,
    status,
    syncView,
    registerCommands(app),
    registerRulePages(context.extensionUri),
    registerComparedTexts(),
    listenToManualSaves((definition) => {
      saves
        .handleSave(definition)
        .catch((error: unknown) => channel.error(`A save did not update: ${String(error)}`))
        .finally(() => sync.handleEvent());
    }),
  );
  setImmediate(() => {
    // Also where it does not start: it may be restarted.
    context.subscriptions.push(listenForSync(sync));
    started.start().catch((error: unknown) => channel.error(`The language server did not start: ${String(error)}`));
  });
  void showToolkitNotice(context.globalState);
  whenTrusted(context, () =>
    reportAbandoned({ ...app.ports, offer: offerToFindOut }).catch((error: unknown) =>
      channel.error(`Updates that were under way could not be looked for: ${String(error)}`),
    ),
  );
}

/** What Describe told of a machine's type is known after the next start, too. */
function withKeptTypes(language: Language, types: MachineTypes): Language {
  return {
    ...language,
    keepMachineType: async (params) => {
      await types.keep(params.stateMachineArn, params.type);
      await language.keepMachineType(params);
    },
  };
}

/** Now, or as soon as the workspace is trusted: nothing of AWS happens before. */
function whenTrusted({ subscriptions }: ExtensionContext, task: () => Promise<void>): void {
  if (workspace.isTrusted) void task();
  else subscriptions.push(workspace.onDidGrantWorkspaceTrust(() => void task()));
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return setTimeout(milliseconds, undefined, { signal });
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
