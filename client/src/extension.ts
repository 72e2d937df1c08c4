import { window, workspace, type ExtensionContext } from 'vscode';
import type { App } from './commands/command.ts';
import { registerCommands } from './commands/register.ts';
import { buildLanguageServer, type LanguageServer } from './language-server.ts';
import { openService } from './load-aws.ts';
import { buildMementoStore, buildRecentRegions } from './memento-store.ts';
import { listenToManualSaves } from './save-listener.ts';
import { listenForSync, schedule } from './sync-listener.ts';
import { buildTargetSelection } from './target-selection.ts';
import { InFlight } from './update/in-flight.ts';
import { buildOneLineLog } from './update/one-line.ts';
import { SaveUpdates } from './update/save-updates.ts';
import { SyncStatus } from './update/sync-status.ts';
import { showTexts } from './views/compared-texts.ts';
import { buildSaveViews, buildViews } from './views/messages.ts';
import { runWithProgress } from './views/progress.ts';
import { prompts } from './views/prompts.ts';
import { registerRulePages } from './views/rule-pages.ts';
import { StatusView } from './views/status.ts';
import { SyncStatusView } from './views/sync-status.ts';
import { showToolkitNotice } from './views/toolkit-notice.ts';

let server: LanguageServer | undefined;

/** Puts the parts together. The language server is started when activation is over; nothing of AWS is loaded here. */
export function activate(context: ExtensionContext): void {
  const channel = window.createOutputChannel('Stepwright', { log: true });
  const status = new StatusView();
  const selection = buildTargetSelection(context.workspaceState);
  const started = buildLanguageServer(context, () => ({ selectedTargets: selection.list() }));
  server = started;
  const shared = {
    language: started,
    openService,
    store: buildMementoStore(context.globalState),
    log: buildOneLineLog(channel),
    isTrusted: () => workspace.isTrusted,
    inFlight: new InFlight(),
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
    ports: { ...shared, prompts, views: buildViews(status), runWithProgress },
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
    listenToManualSaves((definition) => {
      saves
        .handleSave(definition)
        .catch((error: unknown) => channel.error(`A save did not update: ${String(error)}`))
        .finally(() => sync.handleEvent());
    }),
  );
  setImmediate(() => {
    started
      .start()
      .then(() => context.subscriptions.push(listenForSync(sync)))
      .catch((error: unknown) => channel.error(`The language server did not start: ${String(error)}`));
  });
  void showToolkitNotice(context.globalState);
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
