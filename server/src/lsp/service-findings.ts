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
  readonly #files = new Map<string, Map<string, readonly Finding[]>>();

  find(uri: string): readonly Finding[] {
    return [...(this.#files.get(toUriKey(uri))?.values() ?? [])].flat();
  }

  /** In the place of all that was said about this file for this target. */
  set(uri: string, target: string, findings: readonly Finding[]): void {
    const key = toUriKey(uri);
    const file = this.#files.get(key) ?? new Map<string, readonly Finding[]>();
    this.#files.set(key, file.set(target, findings));
  }

  clear(uri: string): void {
    this.#files.delete(toUriKey(uri));
  }

  move(uri: string, edits: readonly TextEdit[]): void {
    for (const [target, findings] of this.#files.get(toUriKey(uri)) ?? []) {
      this.set(uri, target, moveFindings(findings, edits));
    }
  }

  toDiagnostics(document: Document): Diagnostic[] {
    return this.find(document.uri).map((finding) => toDiagnostic(document, finding, 'Step Functions'));
  }
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
