import { ALL_RULES, type ListedRule } from '../../server/src/features/rule-list.ts';
import { hasFixedLevel, LEVELS, type Level, type Levels } from '../../server/src/text/finding-levels.ts';
import { findNearestName } from '../../server/src/text/nearest-name.ts';

/** Every rule, by its code. */
export const RULES_BY_CODE: ReadonlyMap<string, ListedRule> = new Map(ALL_RULES.map((rule) => [rule.code, rule]));

/** What `--rule CODE=SEVERITY` says, the last one of a rule counting. */
export function readLevels(texts: readonly string[]): Levels | { readonly problem: string } {
  const levels = new Map<string, Level>();
  for (const text of texts) {
    const [, code = '', given] = /^([^=]*)=(.*)$/.exec(text) ?? [];
    const level = LEVELS.find((name) => name === given);
    if (given === undefined) return { problem: `--rule takes CODE=SEVERITY, such as ${exampleOf(text)}=off.` };
    if (hasFixedLevel(code)) return { problem: `A finding of ${code} is always an error: nothing could be sent.` };
    if (!RULES_BY_CODE.has(code))
      return { problem: `There is no rule "${code}".${suggest(code, RULES_BY_CODE.keys())}` };
    if (level === undefined) {
      return { problem: `There is no severity "${given}". Use one of ${LEVELS.join(', ')}.` };
    }
    levels.set(code, level);
  }
  return levels;
}

function exampleOf(code: string): string {
  return RULES_BY_CODE.has(code) ? code : 'state-reachable';
}

export function suggest(name: string, names: Iterable<string>): string {
  const nearest = findNearestName(name, names);
  return nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
}
