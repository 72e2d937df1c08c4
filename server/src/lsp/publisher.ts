import { CodeLensRefreshRequest } from 'vscode-languageserver/node';
import type { Diagnostic } from 'vscode-languageserver-types';
import { toText } from './guard.ts';
import { listLocalDiagnostics } from './local-diagnostics.ts';
import type { Session } from './session.ts';
import type { WorkspaceProblems } from './workspace-problems.ts';

/** Milliseconds in which further changes join the same message to the client. */
const QUIET = 100;

/** Tells the client what has changed without having been asked for it. */
export interface Publisher {
  /** What the service said about this file; where the client does not pull, what we say as well. */
  publish(uri: string): void;
  /** What is said about any open file may be another: the client asks again, or is told. */
  refreshSoon(): void;
}

export function buildPublisher(session: Session, problems: WorkspaceProblems): Publisher {
  let timer: NodeJS.Timeout | undefined;
  const publish = (uri: string): void => {
    if (session.abilities.pullsDiagnostics || !session.workspace.findOpen(uri)) publishWith(uri, []);
    else publishLocal(uri).catch((error: unknown) => session.log(`Publishing failed: ${toText(error)}`));
  };
  const publishLocal = async (uri: string): Promise<void> => {
    const { workspace } = session;
    const document = workspace.findOpen(uri);
    const diagnostics = document ? await listLocalDiagnostics(session, document) : [];
    // Of a text that has changed since, other diagnostics are on their way.
    if (workspace.findOpen(uri) === document) publishWith(uri, diagnostics);
  };
  const publishWith = (uri: string, local: readonly Diagnostic[]): void => {
    const { workspace, serviceFindings, connection } = session;
    const document = workspace.findDocument(uri);
    const service = document ? serviceFindings.toDiagnostics(document) : [];
    const version = workspace.findOpen(uri)?.version;
    const params = { uri: document?.uri ?? uri, diagnostics: [...local, ...service] };
    send(connection.sendDiagnostics(version === undefined ? params : { ...params, version }));
  };
  const refresh = (): void => {
    problems.change();
    const { workspace, connection, abilities } = session;
    if (abilities.refreshesLenses) send(connection.sendRequest(CodeLensRefreshRequest.type));
    if (abilities.pullsDiagnostics && abilities.refreshesDiagnostics) send(connection.languages.diagnostics.refresh());
    if (!abilities.pullsDiagnostics) for (const { uri } of workspace.listOpen()) publish(uri);
  };
  /** A client that is going away answers nothing; that is no news. */
  const send = (sent: Promise<unknown>): void => {
    void sent.catch((error: unknown) => session.log(`The client did not take a message: ${toText(error)}`));
  };
  return {
    publish,
    refreshSoon() {
      clearTimeout(timer);
      timer = setTimeout(() => {
        try {
          refresh();
        } catch (error) {
          session.log(`Refreshing failed: ${toText(error)}`);
        }
      }, QUIET);
    },
  };
}
