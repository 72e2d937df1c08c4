import { walkNodes } from '../syntax/node.ts';
import type { Finding } from '../text/finding.ts';
import type { Range } from '../text/range.ts';
import { checkUpdateFile } from './check.ts';
import type { Target, UpdateFile } from './model.ts';
import type { UpdateContext } from './rule.ts';

/**
 * What is said about this target and about what all targets share; an error in another target stops no update of this one.
 * With YAML's aliases the members of this one may stand in the other.
 */
export function listTargetFindings(file: UpdateFile, target: Target, context: UpdateContext): Finding[] {
  const own: Range[] = [...target.members.values()].flatMap(({ key, value }) => [key, ...walkNodes(value)]);
  const others = file.targets
    .filter((other) => other !== target)
    .map(({ key, node }) => ({ start: (key ?? node).start, end: node.end }));
  return checkUpdateFile(file, context).filter((finding) => isIn(own, finding) || !isIn(others, finding));
}

function isIn(ranges: readonly Range[], { start, end }: Range): boolean {
  return ranges.some((range) => range.start <= start && end <= range.end);
}
