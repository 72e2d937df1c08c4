import {
  type DiagnosticServerCancellationData,
  DidChangeConfigurationNotification,
  type Disposable,
  DocumentDiagnosticRequest,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver/node';
import { guardNotification, guardRequest, toText } from './guard.ts';
import type { Publisher } from './publisher.ts';
import type { Session } from './session.ts';
import type { WorkspaceProblems } from './workspace-problems.ts';

/** How the client is to ask for diagnostics. */
export function buildDiagnosticOptions(workspaceDiagnostics: boolean) {
  return { identifier: 'stepwright', interFileDependencies: true, workspaceDiagnostics };
}

/** Problems of files that are not open, and all that follows from a setting. Gives what is to be done once the client is ready. */
export function registerWorkspaceProblems(
  session: Session,
  publisher: Publisher,
  problems: WorkspaceProblems,
): () => Promise<unknown> {
  const { connection, log, settings } = session;
  connection.languages.diagnostics.onWorkspace((params, token, _progress, parts) =>
    guardRequest<WorkspaceDiagnosticParams, WorkspaceDiagnosticReport, DiagnosticServerCancellationData>(
      log,
      'workspace/diagnostic',
      () => ({ items: [] }),
      (asked) => problems.answer(asked, token, parts && ((items) => parts.report({ items }))),
    )(params, token),
  );
  const registration = buildRegistration(session);
  connection.onDidChangeConfiguration(
    guardNotification(log, 'didChangeConfiguration', async ({ settings: told }: { settings?: unknown }) => {
      settings.change(told);
      publisher.refreshSoon();
      await registration.update();
    }),
  );
  // What the client can do is known by then.
  return () => Promise.all([registration.update(), registerChanges(session)]);
}

/** The client is told of every change, where it can be; by itself it tells none. */
async function registerChanges({ connection, abilities }: Session): Promise<void> {
  if (!abilities.tellsChangedSettings) return;
  const section = ['stepwright', 'files.exclude'];
  await connection.client.register(DidChangeConfigurationNotification.type, { section });
}

/** A client that can be told later is told of the workspace's problems only as long as the settings want them. */
function buildRegistration(session: Session) {
  const { connection, settings, log } = session;
  let current: { readonly wanted: boolean; readonly end: Promise<Disposable> } | undefined;
  // One after the other: the setting may change again while the client is being told.
  let last: Promise<void> = Promise.resolve();
  const update = async (): Promise<void> => {
    const wanted = await settings.wantsWorkspaceProblems();
    if (current?.wanted === wanted) return;
    (await current?.end)?.dispose();
    const options = { documentSelector: null, ...buildDiagnosticOptions(wanted) };
    current = { wanted, end: connection.client.register(DocumentDiagnosticRequest.type, options) };
    await current.end;
  };
  return {
    update(): Promise<void> {
      if (!hasLateDiagnostics(session.abilities)) return Promise.resolve();
      last = last
        .then(update)
        .catch((error: unknown) => log(`The client does not ask for diagnostics: ${toText(error)}`));
      return last;
    },
  };
}

/** Whether the client is told only after its settings are known that it is to ask for diagnostics. */
export function hasLateDiagnostics({ registersDiagnostics, tellsSettings }: Session['abilities']): boolean {
  return registersDiagnostics && tellsSettings;
}
