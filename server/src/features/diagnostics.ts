import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver-types';
import type { Finding } from '../text/finding.ts';
import type { Document } from './document.ts';
import { toLspRange } from './place.ts';

export type DiagnosticSource = 'asl' | 'asl-update' | 'Step Functions';

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

const tags = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/** What a finding of this document looks like in an editor. */
export function toDiagnostic(document: Document, finding: Finding, source: DiagnosticSource): Diagnostic {
  const { uri, lines } = document;
  const diagnostic: Diagnostic = {
    range: toLspRange(lines, finding),
    severity: severities[finding.severity],
    code: finding.code,
    source,
    message: finding.message,
  };
  if (finding.link !== undefined) diagnostic.codeDescription = { href: finding.link };
  if (finding.tags?.length) diagnostic.tags = finding.tags.map((tag) => tags[tag]);
  if (finding.related?.length) {
    diagnostic.relatedInformation = finding.related.map((place) => ({
      location: { uri, range: toLspRange(lines, place) },
      message: place.message,
    }));
  }
  return diagnostic;
}

export function toSource(kind: Document['kind']): DiagnosticSource {
  return kind === 'definition' ? 'asl' : 'asl-update';
}
