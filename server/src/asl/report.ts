import type { Finding, Severity } from '../text/finding.ts';
import type { Report, RuleInfo } from './rule.ts';

/** Findings of one rule and severity: a person mends the first ones, and thousands would only keep everybody waiting. */
const MAX_FINDINGS = 100;

/** Adds what a rule reports to the findings, with what is known of the rule. */
export function buildReport({ code, severity, isOptional, link, serviceCode }: RuleInfo, findings: Finding[]): Report {
  const counts = new Map<Severity, number>();
  return (reported) => {
    const finding: Finding = { code, severity, isOptional, link, serviceCode, ...reported };
    const count = (counts.get(finding.severity) ?? 0) + 1;
    counts.set(finding.severity, count);
    if (count < MAX_FINDINGS) findings.push(finding);
    if (count === MAX_FINDINGS)
      findings.push({ ...finding, message: `${finding.message} (More findings of this kind are left out.)` });
  };
}
