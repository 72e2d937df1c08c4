import { CodeLensRefreshRequest } from 'vscode-languageserver/node';
import { toDiagnostic, toSource } from '../features/diagnostics.ts';
import { toText } from './guard.ts';
import { listLocalFindings } from '../features/local-findings.ts';
import type { Session } from './session.ts';

/** Milliseconds in which further changes join the same message to the client. */
const QUIET = 100;

/** Tells the client what has changed without having been asked for it. */
export interface Publisher {
  /** What the service said about this file; where the client does not pull, what we say as well. */
  publish(uri: string): void;
  /** What is said about any open file may be another: the client asks again, or is told. */
  refreshSoon(): void;
}

export function buildPublisher(session: Session): Publisher {
  let timer: NodeJS.Timeout | undefined;
  const publish = (uri: string): void => {
    const { workspace, serviceFindings, connection, abilities } = session;
    const document = workspace.findDocument(uri);
    const open = abilities.pullsDiagnostics ? undefined : workspace.findOpen(uri);
    const service = document ? serviceFindings.toDiagnostics(document) : [];
    const local = open
      ? listLocalFindings(workspace, open).map((finding) => toDiagnostic(open, finding, toSource(open.kind)))
      : [];
    const version = workspace.findOpen(uri)?.version;
    const params = { uri: document?.uri ?? uri, diagnostics: [...local, ...service] };
    send(connection.sendDiagnostics(version === undefined ? params : { ...params, version }));
  };
  const refresh = (): void => {
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
