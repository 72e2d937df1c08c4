import { CodeActionKind, type CodeAction } from 'vscode-languageserver-types';
import { hasFixedLevel } from '../text/finding-levels.ts';
import type { Finding } from '../text/finding.ts';
import type { Range } from '../text/range.ts';
import { toDiagnostic, toSource, type RulePages } from './diagnostics.ts';
import type { Document } from './document.ts';
import { findSpot, toLspEdit } from './place.ts';
import { isRule } from './rule-list.ts';
import { SUPPRESSION_RULES } from './suppression-rules.ts';

/** The command of the client that asks for a severity and writes it to the settings: of a code, for a file's URI. */
export const SET_SEVERITY_COMMAND = 'stepwright.setRuleSeverity';

export interface ChoiceOptions {
  /** The client has the command. */
  readonly canSetSeverity: boolean;
  readonly pages: RulePages;
}

/** For each rule with a finding that touches `range`: to ignore it there, where the text may have comments, or to set its severity. */
export function listChoices(
  document: Document,
  findings: readonly Finding[],
  range: Range,
  { canSetSeverity, pages }: ChoiceOptions,
): CodeAction[] {
  const touched = findings.filter(
    ({ code, start, end }) => start <= range.end && range.start <= end && isRule(code) && !hasFixedLevel(code),
  );
  const byCode = [...new Map(touched.map((finding) => [finding.code, finding])).values()];
  const build = (finding: Finding, action: CodeAction): CodeAction => ({
    ...action,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(document, finding, toSource(document.kind), pages)],
  });
  const ignoring = byCode.flatMap((finding) => {
    const action = toSuppression(document, finding);
    return action ? [build(finding, action)] : [];
  });
  const setting = canSetSeverity ? byCode.map((finding) => build(finding, toSetting(document, finding))) : [];
  return [...ignoring, ...setting];
}

/** A comment of its own above the line, with the line's indentation; above all of a text that has several lines. */
function toSuppression(document: Document, { code, start }: Finding): CodeAction | undefined {
  const { uri, lines, text, syntax, tree } = document;
  if (syntax === 'json' || SUPPRESSION_RULES.some((rule) => rule.code === code)) return undefined;
  const node = findSpot(tree.root, start)?.node;
  const home = node?.kind === 'string' ? Math.min(node.start, start) : start;
  const at = lines.startOf(lines.toPosition(home).line);
  const indent = /^[ \t]*/.exec(text.slice(at, home))?.[0] ?? '';
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const comment = `${indent}${syntax === 'yaml' ? '#' : '//'} stepwright-ignore ${code}${lineBreak}`;
  return {
    title: `Ignore ${code} on this line`,
    edit: { changes: { [uri]: [toLspEdit(lines, { start: at, end: at, text: comment })] } },
  };
}

function toSetting({ uri }: Document, { code }: Finding): CodeAction {
  const title = `Set the severity of ${code}…`;
  return { title, command: { title, command: SET_SEVERITY_COMMAND, arguments: [{ code, uri }] } };
}
