import type { MachineType } from '../asl/machine.ts';
import type { Document } from './document.ts';
import { applySuppressions } from './suppression-findings.ts';
import { hasPlaceholder } from '../syntax/placeholder.ts';
import type { Finding } from '../text/finding.ts';
import type { Steps } from '../text/steps.ts';
import { findTargetString, type Target } from '../update/model.ts';
import { withSeenType } from '../update/target-type.ts';
import { findDefinitionLink, findUpdateContext, type Files, listUpdateFilesOf } from './definition-link.ts';

/** Makes what `listLocalFindings` asks for, which costs little after that. */
export function* prepareLocalFindings(files: Files, document: Document): Steps<void> {
  yield* document.prepare();
  if (document.kind === 'update') {
    const { uri } = findDefinitionLink(files, document);
    const definition = uri === undefined ? undefined : files.findDocument(uri);
    if (definition) yield* definition.prepare();
    return;
  }
  const targets = listTargetsOf(files, document);
  yield* document.findDefinitionFindings(findMachineType(targets));
  if (isSentAsWritten(document)) return;
  for (const target of targets) yield* document.findSentFindings(target);
}

/** What our own rules say about a text, and what its comments leave of that. */
export function listLocalFindings(files: Files, document: Document): readonly Finding[] {
  if (document.kind === 'update') {
    const context = findUpdateContext(files, document);
    return applySuppressions(document.tree, document.getUpdateFindings(context));
  }
  const targets = listTargetsOf(files, document);
  return listDefinitionFindings(document, targets);
}

/** Of each the type is known where its file says it, or else where the machine was seen. */
function listTargetsOf(files: Files, { uri }: Document): Target[] {
  const targets = listUpdateFilesOf(files, uri).flatMap((file) => file.getUpdateFile().targets);
  return targets.map((target) => withSeenType(target, files.machineTypes));
}

/** The same of a definition that is sent to these targets. */
export function listDefinitionFindings(
  document: Document,
  targets: readonly Target[],
  type = findMachineType(targets),
): readonly Finding[] {
  return applySuppressions(document.tree, listRuleFindings(document, targets, type));
}

function listRuleFindings(document: Document, targets: readonly Target[], type: MachineType): readonly Finding[] {
  const findings = document.getDefinitionFindings(type);
  if (isSentAsWritten(document)) return findings;
  return mergeFindings([findings, ...targets.map((target) => document.getSentFindings(target))]);
}

/** Without placeholders, and in text that does not parse, every target is sent what is checked already. */
function isSentAsWritten({ text, tree }: Document): boolean {
  return !hasPlaceholder(text) || tree.problems.length > 0;
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
