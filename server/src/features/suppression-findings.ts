import type { Suppressed, SuppressedCode, Suppression } from '../syntax/suppressions.ts';
import { suppressFindings } from '../syntax/suppressions.ts';
import type { Tree } from '../syntax/tree.ts';
import { hasFixedLevel } from '../text/finding-levels.ts';
import type { Finding, Fix } from '../text/finding.ts';
import { findNearestName } from '../text/nearest-name.ts';
import type { TextEdit } from '../text/range.ts';
import { ADJUSTABLE_RULES, isRule } from './rule-list.ts';
import { type SuppressionRule, suppressionNamesRules, suppressionUsed } from './suppression-rules.ts';

/** The findings without those that comments suppress, and what is to be said about these comments. */
export function applySuppressions(tree: Tree, findings: readonly Finding[]): readonly Finding[] {
  const suppressed = suppressFindings(tree, findings);
  if (suppressed.suppressions.length === 0) return findings;
  const findNearest = buildNearestRule();
  const about = suppressed.suppressions.flatMap((suppression) =>
    checkSuppression(tree, suppression, suppressed, findNearest),
  );
  return [...suppressed.findings, ...about].toSorted((a, b) => a.start - b.start || a.end - b.end);
}

type FindNearest = (code: string) => string | undefined;

/** Each name is compared with all rules once, and no more names than these: comments may hold any number. */
const MAX_COMPARED = 100;

function buildNearestRule(): FindNearest {
  const codes = ADJUSTABLE_RULES.map(({ code }) => code);
  const compared = new Map<string, string | undefined>();
  return (code) => {
    if (!compared.has(code) && compared.size < MAX_COMPARED) compared.set(code, findNearestName(code, codes));
    return compared.get(code);
  };
}

function checkSuppression(
  tree: Tree,
  suppression: Suppression,
  { used }: Suppressed,
  findNearest: FindNearest,
): Finding[] {
  const { comment, codes } = suppression;
  if (codes.length === 0) {
    const message = 'Name the rules that are to say nothing about the next line: stepwright-ignore rule-code: reason.';
    return [report(suppressionNamesRules, comment, message)];
  }
  const unused = codes.filter((named) => isRule(named.code) && !hasFixedLevel(named.code) && !used.has(named));
  const unknown = codes
    .filter(({ code }) => !isRule(code) || hasFixedLevel(code))
    .map((named) => checkName(named, findNearest));
  // What can't be read has findings that nobody knows.
  if (tree.problems.length > 0) return unknown;
  if (unused.length === codes.length) {
    const message = `Nothing on the next line has a finding of ${unused.map(({ code }) => code).join(', ')}.`;
    const fix = { title: 'Remove this comment', edits: [removeComment(tree.text, suppression)] };
    return [{ ...report(suppressionUsed, comment, message, fix), tags: ['unnecessary'] }];
  }
  const parts = unused.map((named): Finding => {
    const fix = { title: `Remove ${named.code}`, edits: [removeCode(suppression, named)] };
    const message = `Nothing on the next line has a finding of ${named.code}.`;
    return { ...report(suppressionUsed, named, message, fix), tags: ['unnecessary'] };
  });
  return [...unknown, ...parts];
}

function checkName(named: SuppressedCode, findNearest: FindNearest): Finding {
  const { code } = named;
  if (hasFixedLevel(code)) return report(suppressionNamesRules, named, `${code} can’t be ignored.`);
  const near = findNearest(code);
  const message = `There is no rule “${code}”.${near === undefined ? ' A colon stands before the reason.' : ` Did you mean ${near}?`}`;
  const fix = near === undefined ? undefined : toRename(named, near);
  return report(suppressionNamesRules, named, message, fix);
}

function toRename({ start, end }: SuppressedCode, text: string): Fix {
  return { title: `Change to ${text}`, edits: [{ start, end, text }] };
}

function report(
  { code, severity }: SuppressionRule,
  { start, end }: { readonly start: number; readonly end: number },
  message: string,
  fix?: Fix,
): Finding {
  return { start, end, code, severity, message, ...(fix && { fixes: [fix] }) };
}

/** With its line, where nothing else stands on it; otherwise with the blanks before it. */
function removeComment(text: string, { comment }: Suppression): TextEdit {
  let start = comment.start;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  const isAlone = start === 0 || text[start - 1] === '\n' || text[start - 1] === '\r';
  const lineBreak = isAlone ? (/^(?:\r\n|\n|\r)/.exec(text.slice(comment.end, comment.end + 2))?.[0].length ?? 0) : 0;
  return { start, end: comment.end + lineBreak, text: '' };
}

/** With what separates it from its neighbour. */
function removeCode({ codes }: Suppression, named: SuppressedCode): TextEdit {
  const index = codes.indexOf(named);
  const next = codes[index + 1];
  if (next) return { start: named.start, end: next.start, text: '' };
  return { start: codes[index - 1]?.end ?? named.start, end: named.end, text: '' };
}
