import {
  type CancellationToken,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver/node';
import { listActions } from '../features/actions.ts';
import { complete } from '../features/completion/completion.ts';
import { listDefinitions, listLinks } from '../features/definition.ts';
import { toSource } from '../features/diagnostics.ts';
import type { Document } from '../features/document.ts';
import { listChoices } from '../features/finding-choices.ts';
import { findLinkedFiles } from '../features/definition-link.ts';
import { listFoldingRanges } from '../features/folding.ts';
import { formatDocument } from '../features/formatting/formatting.ts';
import { findHover } from '../features/hover.ts';
import { listDefinitionLenses, listUpdateLenses } from '../features/lenses.ts';
import { toOffsets } from '../features/place.ts';
import { listSymbols } from '../features/symbols.ts';
import { type Answer, guardItems, guardRequest } from './guard.ts';
import { ListToWrite } from './message-encoder.ts';
import { listHeardFindings, listLocalDiagnostics } from './local-diagnostics.ts';
import { findSelectedTarget, type Session } from './session.ts';

interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

/** Every request of the protocol about one text. Texts of other languages are answered by nothing. */
export function registerFeatures(session: Session): void {
  const { connection, workspace, slices, log } = session;

  /**
   * The handler sees the text of the moment at which the request came, read already; where that is gone, the answer is
   * `stale`. What depends on other files waits until those beside it are read.
   */
  function serve<P extends DocumentParams, R, E = void>(
    name: string,
    empty: R,
    handle: (document: Document, params: P) => R | Promise<R>,
    { stale = new ResponseError<E>(LSPErrorCodes.ContentModified, 'The text has changed'), needsSiblings = false } = {},
  ): (params: P, token: CancellationToken) => Promise<Answer<R, E>> {
    return (params, token) => {
      const document = workspace.findOpen(params.textDocument.uri);
      return guardRequest<P, R, E>(
        log,
        name,
        () => empty,
        async () => {
          if (!document) return empty;
          if (needsSiblings) await workspace.waitForSiblings(document.uri);
          const isStale = (): boolean => workspace.findOpen(document.uri) !== document;
          if (!(await slices.run(document.prepare(), isStale))) return stale;
          const result = await handle(document, params);
          return isStale() ? stale : result;
        },
      )(params, token);
    };
  }

  /** What shows a text as a whole comes after what somebody waits for, such as findings, and is made while it is written. */
  function whenQuiet<T>(
    name: string,
    list: (document: Document) => Iterable<T | undefined>,
  ): (document: Document) => Promise<T[]> {
    return async (document) => {
      await slices.waitForQuiet();
      const make = (): Iterable<T | undefined> => guardItems(log, name, list(document));
      const items = new ListToWrite(make, () => workspace.findOpen(document.uri) !== document);
      // The library hands it on as it is.
      return items as unknown as T[];
    };
  }

  function findDefinition(document: Document): Document | undefined {
    const { definitionUri } = findLinkedFiles(workspace, document);
    return definitionUri === undefined ? undefined : workspace.findDocument(definitionUri);
  }

  connection.languages.diagnostics.on(
    serve(
      'diagnostic',
      buildReport([]),
      async (document) => {
        session.pulled.add(document);
        return buildReport(await listLocalDiagnostics(session, document));
      },
      {
        // An empty answer would wipe out what the client shows.
        stale: new ResponseError(LSPErrorCodes.ServerCancelled, 'The text has changed', { retriggerRequest: true }),
        needsSiblings: true,
      },
    ),
  );
  connection.onCompletion(
    serve('completion', null, (document, { position }) =>
      complete(document, document.lines.toOffset(position), {
        snippets: session.abilities.snippets,
        definition: findDefinition(document),
      }),
    ),
  );
  connection.onHover(
    serve('hover', null, (document, { position }) => {
      const { updateFiles } = findLinkedFiles(workspace, document);
      return findHover(document, document.lines.toOffset(position), updateFiles) ?? null;
    }),
  );
  connection.onDefinition(
    serve('definition', null, (document, { position }) => {
      const links = listDefinitions(document, document.lines.toOffset(position), findLinkedFiles(workspace, document));
      if (session.abilities.definitionLinks) return links;
      return links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }));
    }),
  );
  connection.onDocumentLinks(
    serve('documentLink', null, (document) => listLinks(document, findLinkedFiles(workspace, document)), {
      needsSiblings: true,
    }),
  );
  connection.onDocumentSymbol(serve('documentSymbol', null, whenQuiet('documentSymbol', listSymbols)));
  connection.onFoldingRanges(serve('foldingRange', null, whenQuiet('foldingRange', listFoldingRanges)));
  connection.onDocumentFormatting(
    serve('formatting', null, (document, { options }) => formatDocument(document, options)),
  );
  connection.onDocumentRangeFormatting(
    serve('rangeFormatting', null, (document, { options, range }) => formatDocument(document, options, range)),
  );
  connection.onCodeAction(
    serve('codeAction', null, async (document, { range }) => {
      const offsets = toOffsets(document.lines, range);
      const { canSetSeverity, rulePages: pages } = session;
      const findings = await listHeardFindings(session, document);
      return [
        ...listActions(document, findings, offsets, toSource(document.kind), pages),
        ...listActions(document, session.serviceFindings.find(document.uri), offsets, 'Step Functions'),
        ...listChoices(document, findings, offsets, { canSetSeverity, pages }),
      ];
    }),
  );
  connection.onCodeLens(
    serve(
      'codeLens',
      null,
      (document) => {
        const { definitionUri, updateFiles } = findLinkedFiles(workspace, document);
        if (document.kind === 'update') return listUpdateLenses(document, definitionUri);
        return listDefinitionLenses(document, updateFiles, findSelectedTarget(session, document.uri, updateFiles));
      },
      { needsSiblings: true },
    ),
  );
}

function buildReport(items: Diagnostic[]): DocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Full, items };
}
