import { window, workspace, type ExtensionContext } from 'vscode';
import type { App } from './commands/command.ts';
import { registerCommands } from './commands/register.ts';
import { buildLanguageServer, type LanguageServer } from './language-server.ts';
import { openService } from './load-aws.ts';
import { buildMementoStore } from './memento-store.ts';
import { listenToManualSaves } from './save-listener.ts';
import { buildTargetSelection } from './target-selection.ts';
import { InFlight } from './update/in-flight.ts';
import { buildOneLineLog } from './update/one-line.ts';
import { SaveUpdates } from './update/save-updates.ts';
import { buildSaveViews, buildViews } from './views/messages.ts';
import { runWithProgress } from './views/progress.ts';
import { prompts } from './views/prompts.ts';
import { registerRulePages } from './views/rule-pages.ts';
import { StatusView } from './views/status.ts';
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
  const app: App = {
    server: started,
    ports: { ...shared, prompts, views: buildViews(status), runWithProgress },
    saves,
    selection,
    status,
    channel,
  };

  context.subscriptions.push(
    channel,
    status,
    registerCommands(app),
    registerRulePages(context.extensionUri),
    listenToManualSaves((definition) => {
      saves.handleSave(definition).catch((error: unknown) => channel.error(`A save did not update: ${String(error)}`));
    }),
  );
  setImmediate(() => {
    started.start().catch((error: unknown) => channel.error(`The language server did not start: ${String(error)}`));
  });
  void showToolkitNotice(context.globalState);
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
