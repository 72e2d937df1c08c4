import type { Finding, Severity } from './finding.ts';

/** How much somebody wants to hear of a rule. */
export type Level = Severity | 'off';

export const LEVELS: readonly Level[] = ['error', 'warning', 'information', 'hint', 'off'];

/** By the code of the rule; a rule that is not named keeps its own severity, or is off where it is optional. */
export type Levels = ReadonlyMap<string, Level>;

/** Their findings always stay errors: without what they ask for it is not known what would be sent. */
const FIXED_CODES: ReadonlySet<string> = new Set([
  'text-parses',
  'definition-is-object',
  'readable-text',
  'placeholder-has-value',
]);

export function hasFixedLevel(code: string): boolean {
  return FIXED_CODES.has(code);
}

/** The findings as somebody wants them: with that severity, or left out. */
export function applyLevels(findings: readonly Finding[], levels: Levels = new Map()): readonly Finding[] {
  return findings.flatMap((finding) => {
    const level = hasFixedLevel(finding.code) ? undefined : levels.get(finding.code);
    if (level === 'off' || (level === undefined && finding.isOptional)) return [];
    return level === undefined || level === finding.severity ? finding : { ...finding, severity: level };
  });
}
