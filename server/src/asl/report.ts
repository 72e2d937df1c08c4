import type { Finding } from '../text/finding.ts';
import type { Report, Reported, RuleInfo } from './rule.ts';

/** Findings of one rule and severity: a person mends the first ones, and thousands would only keep everybody waiting. */
export const MAX_FINDINGS = 100;

/** What a rule has reported. */
export interface Said {
  readonly rule: RuleInfo;
  readonly reported: Reported;
}

/** Makes findings of what rules report, with what is known of the rule. */
export class Reporter {
  readonly findings: Finding[];
  /** All that is reported is added to it as well, as long as it is set. */
  listener: Said[] | undefined;
  readonly #counts = new Map<string, number>();
  #speaker: RuleInfo | undefined;

  constructor(findings: Finding[] = []) {
    this.findings = findings;
  }

  /** One function serves all rules, and is asked for before each check: rules are many, and mostly have nothing to say. */
  as(rule: RuleInfo): Report {
    this.#speaker = rule;
    return this.#report;
  }

  readonly #report: Report = (reported) => {
    const rule = this.#speaker;
    if (!rule) return;
    this.listener?.push({ rule, reported });
    const { code, severity, isOptional, link, serviceCode } = rule;
    const finding: Finding = { code, severity, isOptional, link, serviceCode, ...reported };
    const kind = `${code} ${finding.severity}`;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    if (count < MAX_FINDINGS) this.findings.push(finding);
    if (count === MAX_FINDINGS) {
      this.findings.push({ ...finding, message: `${finding.message} (More findings of this kind are left out.)` });
    }
  };
}
