import type { DocumentLink, LocationLink } from 'vscode-languageserver-types';
import type { Range } from '../text/range.ts';
import type { LinkedFiles } from './definition-link.ts';
import type { Document } from './document.ts';
import { findVariable } from './expression-at.ts';
import { findPlaceholderAt } from './hover.ts';
import { findSpot, toLspRange } from './place.ts';
import { listSubstitutions } from './substitutions.ts';
import { findTarget } from './transitions.ts';

const fileStart = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Where the name under the cursor leads: a transition to its state, a variable to what assigns it, a placeholder to its values, a path to the file. */
export function listDefinitions(document: Document, offset: number, linked: LinkedFiles): LocationLink[] {
  const placeholder = findPlaceholderAt(document, offset);
  if (placeholder) {
    return unique(
      listSubstitutions(placeholder.name, linked.updateFiles).map((found) =>
        buildLink(document, placeholder, found.document, found.key, found.key),
      ),
    );
  }
  const spot = findSpot(document.tree.root, offset);
  if (spot?.node.kind !== 'string') return [];
  if (document.kind === 'update') return listDefinitionFile(document, offset, linked);
  const variable = spot.isKey ? undefined : findVariable(document, spot.node, offset);
  if (variable) {
    return variable.assignments.map(({ key }) => buildLink(document, variable, document, key, key));
  }
  const state = spot.isKey ? undefined : findTarget(document.getMachine(), spot.node);
  if (!state) return [];
  const body = { start: state.key.start, end: Math.max(state.key.end, state.node.end) };
  return [buildLink(document, spot.node, document, body, state.key)];
}

/** The path in an update file opens the definition. */
export function listLinks(document: Document, { definitionUri }: LinkedFiles): DocumentLink[] {
  const path = document.kind === 'update' ? document.getUpdateFile().definitionUri : undefined;
  if (!path || definitionUri === undefined) return [];
  return [
    {
      range: toLspRange(document.lines, trimQuotes(document, path)),
      target: definitionUri,
      tooltip: 'Open the definition',
    },
  ];
}

function listDefinitionFile(document: Document, offset: number, { definitionUri }: LinkedFiles): LocationLink[] {
  const path = document.getUpdateFile().definitionUri;
  if (!path || definitionUri === undefined || offset < path.start || offset > path.end) return [];
  const originSelectionRange = toLspRange(document.lines, trimQuotes(document, path));
  return [{ originSelectionRange, targetUri: definitionUri, targetRange: fileStart, targetSelectionRange: fileStart }];
}

function trimQuotes({ text }: Document, { start, end }: Range): Range {
  return /["']/.test(text[start] ?? '') && end - start > 1 ? { start: start + 1, end: end - 1 } : { start, end };
}

function buildLink(document: Document, origin: Range, to: Document, body: Range, selection: Range): LocationLink {
  return {
    originSelectionRange: toLspRange(document.lines, origin),
    targetUri: to.uri,
    targetRange: toLspRange(to.lines, body),
    targetSelectionRange: toLspRange(to.lines, selection),
  };
}

/** A value of the defaults is the same place for every target. */
function unique(links: readonly LocationLink[]): LocationLink[] {
  const seen = new Map(links.map((link) => [`${link.targetUri} ${JSON.stringify(link.targetRange)}`, link]));
  return [...seen.values()];
}
