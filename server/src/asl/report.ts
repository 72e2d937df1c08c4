import type { Finding } from '../text/finding.ts';
import type { Report, RuleInfo } from './rule.ts';

/** Findings of one rule and severity: a person mends the first ones, and thousands would only keep everybody waiting. */
const MAX_FINDINGS = 100;

/**
 * Adds what rules report to the findings, with what is known of the rule. One function serves all of them, and is asked for
 * before each check: rules are many, and mostly have nothing to say.
 */
export function buildReporter(findings: Finding[]): (rule: RuleInfo) => Report {
  const counts = new Map<string, number>();
  let speaker: RuleInfo | undefined;
  const report: Report = (reported) => {
    if (!speaker) return;
    const { code, severity, isOptional, link, serviceCode } = speaker;
    const finding: Finding = { code, severity, isOptional, link, serviceCode, ...reported };
    const kind = `${code} ${finding.severity}`;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    if (count < MAX_FINDINGS) findings.push(finding);
    if (count === MAX_FINDINGS)
      findings.push({ ...finding, message: `${finding.message} (More findings of this kind are left out.)` });
  };
  return (rule) => {
    speaker = rule;
    return report;
  };
}
