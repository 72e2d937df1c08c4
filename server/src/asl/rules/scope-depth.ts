import { REFUSED_SCOPE_DEPTH } from '../../catalog/asl.ts';
import { DOCUMENTATION } from '../../catalog/documentation.ts';
import type { Scope } from '../machine.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const scopeDepth: Rule = {
  code: 'scope-depth',
  severity: 'error',
  summary: `Map and Parallel states stand inside of each other fewer than ${REFUSED_SCOPE_DEPTH} times.`,
  link: DOCUMENTATION.structure,
  serviceCode: 'TOO_DEEPLY_NESTED',
  examples: {
    good: [nest(REFUSED_SCOPE_DEPTH - 1)],
    bad: [nest(REFUSED_SCOPE_DEPTH).replace('\n  "End"', '\n  ^^^^^\n  "End"')],
  },
  checkMachine({ scopes }, report) {
    const depths = new Map<Scope, number>();
    for (const scope of scopes) {
      const { owner } = scope;
      const depth = owner ? (depths.get(owner.scope) ?? 0) + 1 : 0;
      depths.set(scope, depth);
      // Where it begins is enough to know.
      if (!owner || depth !== REFUSED_SCOPE_DEPTH) continue;
      report({
        ...getPlace(owner.node),
        message: `${depth} Map and Parallel states inside of each other are more than the service takes.`,
      });
    }
  },
};

/** Each state on a line of its own. */
function nest(depth: number): string {
  const inner = '{ "StartAt": "End", "States": {\n  "End": { "Type": "Succeed" } } }';
  return Array.from({ length: depth }, (_, index) => `M${(index % 90) + 10}`).reduce(
    (scope, name) =>
      `{ "StartAt": "${name}", "States": {\n  "${name}": { "Type": "Map", "End": true, "ItemProcessor": ${scope} } } }`,
    inner,
  );
}
