import { Reporter } from '../asl/report.ts';
import type { Report } from '../asl/rule.ts';
import type { Finding } from '../text/finding.ts';
import { checkEmbeddedDefinition } from './embedded-definition.ts';
import type { UpdateFile } from './model.ts';
import type { UpdateContext } from './rule.ts';
import { UPDATE_RULES } from './rules/index.ts';

/** Every finding of every rule, and those about a definition that stands in the file, in the order of the text. */
export function checkUpdateFile(file: UpdateFile, context: UpdateContext): Finding[] {
  const findings: Finding[] = [];
  for (const rule of UPDATE_RULES) {
    // Each part has a report of its own: what is left out of one must not hide what is wrong in the target that is updated.
    const report = (): Report => new Reporter(findings).as(rule);
    rule.checkFile?.(file, report(), context);
    for (const target of file.targets) rule.checkTarget?.(target, report(), file, context);
    for (const [element, shape] of file.elements) rule.checkElement?.(element, shape, report(), file);
  }
  findings.push(...checkEmbeddedDefinition(file, context.hasSibling));
  return removeRepeated(findings).toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** A member of the defaults, or of an anchor, is checked once for every target that has it. */
function removeRepeated(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ code, start, end, message }) => {
    const identity = JSON.stringify([code, start, end, message]);
    if (seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
}
