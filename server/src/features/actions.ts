import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver-types';
import type { Finding, Fix } from '../text/finding.ts';
import type { Range, TextEdit } from '../text/range.ts';
import { toDiagnostic, type DiagnosticSource, type RulePages } from './diagnostics.ts';
import type { Document } from './document.ts';
import { toLspEdit } from './place.ts';

/** The fixes of the findings that touch `range`; where one kind of finding stands more than once, all of that kind too. */
export function listActions(
  document: Document,
  findings: readonly Finding[],
  range: Range,
  source: DiagnosticSource,
  pages?: RulePages,
): CodeAction[] {
  const fixable = findings.filter(({ fixes }) => fixes !== undefined && fixes.length > 0);
  const touched = fixable.filter(({ start, end }) => start <= range.end && range.start <= end);
  const single = touched.flatMap((finding) => toActions(document, finding, source, pages));
  const codes = new Set(touched.map(({ code }) => code));
  const all = [...codes].flatMap(
    (code) =>
      toFixAll(
        document,
        fixable.filter((finding) => finding.code === code),
      ) ?? [],
  );
  return [...single, ...all];
}

function toActions(document: Document, finding: Finding, source: DiagnosticSource, pages: RulePages): CodeAction[] {
  const diagnostics: Diagnostic[] = [toDiagnostic(document, finding, source, pages)];
  const fixes = finding.fixes ?? [];
  return fixes.map((fix) => ({
    ...buildAction(document, fix.title, fix.edits),
    diagnostics,
    // With a choice to make, none of the fixes is the one to take unseen.
    isPreferred: fixes.length === 1,
  }));
}

/** One action for every finding of a kind: only where each has just one fix, so that there is nothing to choose. */
function toFixAll(document: Document, findings: readonly Finding[]): CodeAction | undefined {
  const fixes = findings.map(({ fixes: [fix, ...others] = [] }) => (others.length === 0 ? fix : undefined));
  if (fixes.length < 2 || fixes.includes(undefined)) return undefined;
  const edits = keepApart(fixes.filter((fix): fix is Fix => fix !== undefined));
  return buildAction(document, `Fix all ${findings.length} problems of the kind ${findings[0]?.code ?? ''}`, edits);
}

/** The edits of all fixes but of those that would change what an earlier one changes. */
function keepApart(fixes: readonly Fix[]): TextEdit[] {
  // In the order of the text: there may be tens of thousands.
  const kept: TextEdit[] = [];
  for (const { edits } of fixes) {
    if (edits.some((edit) => (kept[findFirst(kept, ({ end }) => end > edit.start)]?.start ?? edit.end) < edit.end))
      continue;
    for (const edit of edits)
      kept.splice(
        findFirst(kept, ({ start }) => start > edit.start),
        0,
        edit,
      );
  }
  return kept;
}

/** The index of the first edit for which this holds, as it does for all behind it; their number where there is none. */
function findFirst(edits: readonly TextEdit[], holds: (edit: TextEdit) => boolean): number {
  let [low, high] = [0, edits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const edit = edits[middle];
    if (edit && holds(edit)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function buildAction({ uri, lines }: Document, title: string, edits: readonly TextEdit[]): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    edit: { changes: { [uri]: edits.map((edit) => toLspEdit(lines, edit)) } },
  };
}
