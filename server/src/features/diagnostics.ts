import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver-types';
import type { Finding } from '../text/finding.ts';
import type { Document } from './document.ts';
import { toLspRange } from './place.ts';
import { isRule } from './rule-list.ts';

export type DiagnosticSource = 'asl' | 'asl-update' | 'Step Functions';

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

const tags = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/** Where the client shows the page of a rule: `<base><code>.md`. Without it, codes link to AWS's documentation. */
export type RulePages = string | undefined;

/** What a finding of this document looks like in an editor. */
export function toDiagnostic(
  document: Document,
  finding: Finding,
  source: DiagnosticSource,
  pages?: RulePages,
): Diagnostic {
  const { lines } = document;
  const diagnostic: Diagnostic = {
    range: toLspRange(lines, finding),
    severity: severities[finding.severity],
    code: finding.code,
    source,
    message: finding.message,
  };
  const href = pages !== undefined && isRule(finding.code) ? `${pages}${finding.code}.md` : finding.link;
  if (href !== undefined) diagnostic.codeDescription = { href };
  if (finding.serviceCode !== undefined) diagnostic.data = { serviceCode: finding.serviceCode };
  if (finding.tags?.length) diagnostic.tags = finding.tags.map((tag) => tags[tag]);
  if (finding.related?.length) {
    diagnostic.relatedInformation = finding.related.map(({ source: text = document, message, ...range }) => ({
      location: { uri: text.uri, range: toLspRange(text.lines, range) },
      message,
    }));
  }
  return diagnostic;
}

export function toSource(kind: Document['kind']): DiagnosticSource {
  return kind === 'definition' ? 'asl' : 'asl-update';
}
