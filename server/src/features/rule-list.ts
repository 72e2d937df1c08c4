import type { RuleInfo } from '../asl/rule.ts';
import { RULES } from '../asl/rules/index.ts';
import { hasFixedLevel, LEVELS, type Levels } from '../text/finding-levels.ts';
import { placeholderHasValue } from '../update/placeholder-has-value.ts';
import { UPDATE_RULES } from '../update/rules/index.ts';
import { SUPPRESSION_RULES } from './suppression-rules.ts';

/** What each rule has: a code, a page, and, unless its level is fixed, a severity that a setting may change. */
export type ListedRule = Omit<RuleInfo, 'link'> & Partial<Pick<RuleInfo, 'link'>>;

/** Every rule of every kind of file. */
export const ALL_RULES: readonly ListedRule[] = [...RULES, placeholderHasValue, ...UPDATE_RULES, ...SUPPRESSION_RULES];

const codes: ReadonlySet<string> = new Set(ALL_RULES.map(({ code }) => code));

export function isRule(code: string): boolean {
  return codes.has(code);
}

/** The rules whose findings may be ignored, or shown with another severity. */
export const ADJUSTABLE_RULES: readonly ListedRule[] = ALL_RULES.filter(({ code }) => !hasFixedLevel(code));

/** What a setting says of rules. What it says wrongly is left out: the editor marks it there. */
export function readLevels(setting: unknown): Levels {
  if (typeof setting !== 'object' || setting === null) return new Map();
  return new Map(
    Object.entries(setting).flatMap(([code, given]) => {
      const level = LEVELS.find((name) => name === given);
      return level !== undefined && isRule(code) ? [[code, level] as const] : [];
    }),
  );
}
