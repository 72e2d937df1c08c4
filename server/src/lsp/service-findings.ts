import type { Diagnostic } from 'vscode-languageserver-types';
import { toDiagnostic } from '../features/diagnostics.ts';
import type { Document } from '../features/document.ts';
import type { Finding, Fix, RelatedPlace } from '../text/finding.ts';
import { findMovedRange, type Range, type TextEdit } from '../text/range.ts';
import { toUriKey } from '../features/uri.ts';

/**
 * What the service said about the texts, by file and by the target whose update it was. A finding moves with every edit, and
 * goes when an edit touches its place.
 */
export class ServiceFindings {
  readonly #files = new Map<string, { readonly uri: string; readonly targets: Map<string, readonly Finding[]> }>();

  /** Each once, however often it was said. */
  find(uri: string): readonly Finding[] {
    const findings = [...(this.#files.get(toUriKey(uri))?.targets.values() ?? [])].flat();
    const byIdentity = new Map(findings.map((finding) => [identify(finding), finding]));
    return [...byIdentity.values()];
  }

  /** In the place of all that was said about this file for this target. */
  set(uri: string, target: string, findings: readonly Finding[]): void {
    const key = toUriKey(uri);
    const file = this.#files.get(key) ?? { uri, targets: new Map<string, readonly Finding[]>() };
    file.targets.set(target, findings);
    this.#files.set(key, file);
  }

  clear(uri: string): void {
    this.#files.delete(toUriKey(uri));
  }

  /** Gives the files of which something else is to be told now. */
  move(uri: string, edits: readonly TextEdit[]): string[] {
    const edited = toUriKey(uri);
    const changed = new Set<string>();
    for (const [file, { uri: own, targets }] of this.#files) {
      for (const [target, findings] of targets) {
        if (file === edited ? findings.length === 0 : !findings.some((finding) => refersTo(finding, edited))) continue;
        targets.set(target, file === edited ? moveFindings(findings, edits) : forgetPlacesIn(edited, findings));
        changed.add(own);
      }
    }
    return [...changed];
  }

  toDiagnostics(document: Document): Diagnostic[] {
    return this.find(document.uri).map((finding) => toDiagnostic(document, finding, 'Step Functions'));
  }
}

function refersTo({ related }: Finding, file: string): boolean {
  return related?.some((place) => isIn(place, file)) === true;
}

/** The lines of a text that was edited are not those that the place was found by. */
function forgetPlacesIn(file: string, findings: readonly Finding[]): readonly Finding[] {
  return findings.map((finding) => ({ ...finding, related: finding.related?.filter((place) => !isIn(place, file)) }));
}

function isIn({ source }: RelatedPlace, file: string): boolean {
  return source !== undefined && toUriKey(source.uri) === file;
}

/** A refusal says again what a validation has said. */
function identify({ code, severity, start, end, message }: Finding): string {
  return JSON.stringify([code, severity, start, end, message]);
}

/** The findings where they stand after the edits; those whose place was edited are left out. */
export function moveFindings(findings: readonly Finding[], edits: readonly TextEdit[]): readonly Finding[] {
  return findings.map((finding) => moveFinding(finding, edits)).filter((finding) => finding !== undefined);
}

function moveFinding(finding: Finding, edits: readonly TextEdit[]): Finding | undefined {
  let range: Range = finding;
  let { related, fixes } = finding;
  for (const edit of edits) {
    const moved = findMovedRange(range, edit);
    if (!moved) return undefined;
    range = moved;
    related = related && moveRelated(related, edit);
    fixes = fixes && moveFixes(fixes, edit);
  }
  return { ...finding, start: range.start, end: range.end, related, fixes };
}

function moveRelated(related: readonly RelatedPlace[], edit: TextEdit): readonly RelatedPlace[] {
  return related
    .map((place) => {
      // In another file, nothing has moved.
      if (place.source) return place;
      const range = findMovedRange(place, edit);
      return range && { ...place, start: range.start, end: range.end };
    })
    .filter((place) => place !== undefined);
}

/** A fix whose own place was edited no longer fits. */
function moveFixes(fixes: readonly Fix[], edit: TextEdit): readonly Fix[] {
  return fixes
    .map(({ title, edits }) => ({
      title,
      edits: edits.map((own) => ({ ...own, ...findMovedRange(own, edit) })),
      source: edits,
    }))
    .filter(({ source }) => source.every((own) => findMovedRange(own, edit) !== undefined))
    .map(({ title, edits }) => ({ title, edits }));
}
