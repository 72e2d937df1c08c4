import type { MachineType } from '../asl/machine.ts';
import type { Document } from './document.ts';
import { hasPlaceholder } from '../syntax/placeholder.ts';
import type { Finding } from '../text/finding.ts';
import { findTargetString, type Target } from '../update/model.ts';
import { findDefinitionLink, type Files, listUpdateFilesOf } from './definition-link.ts';

/** What our own rules say about a text. */
export function listLocalFindings(files: Files, document: Document): readonly Finding[] {
  if (document.kind === 'update') return document.getUpdateFindings(findDefinitionLink(files, document).context);
  const targets = listUpdateFilesOf(files, document.uri).flatMap((file) => file.getUpdateFile().targets);
  const findings = document.getDefinitionFindings(findMachineType(targets));
  // Without placeholders, and in text that does not parse, every target is sent what was just checked.
  if (!hasPlaceholder(document.text) || document.tree.problems.length > 0) return findings;
  return mergeFindings([findings, ...targets.map((target) => document.getSentFindings(target))]);
}

/** The type that all targets of a definition agree on; where they don't, what any type allows is allowed. */
function findMachineType(targets: readonly Target[]): MachineType {
  const types = targets.map((target) => findTargetString(target, 'type')?.value);
  return types.length > 0 && types.every((type) => type === 'EXPRESS') ? 'EXPRESS' : 'STANDARD';
}

/** The same fault is said once, in the words of the first list that has it, and what differs by target for each. */
function mergeFindings(lists: readonly (readonly Finding[])[]): Finding[] {
  const merged = new Map<string, Finding>();
  const general = new Set(lists[0]?.map(toPlace));
  for (const [index, list] of lists.entries()) {
    for (const finding of list) {
      if (index > 0 && general.has(toPlace(finding))) continue;
      const key = `${toPlace(finding)} ${finding.message}`;
      if (!merged.has(key)) merged.set(key, finding);
    }
  }
  return [...merged.values()].toSorted((a, b) => a.start - b.start || a.end - b.end);
}

function toPlace({ code, start, end }: Finding): string {
  return `${code} ${start} ${end}`;
}
