import { hasFixedLevel } from '../text/finding-levels.ts';
import type { Finding } from '../text/finding.ts';
import type { Range } from '../text/range.ts';
import { findComments } from './comments.ts';
import { walkNodes } from './node.ts';
import type { Tree } from './tree.ts';

/** A code that a comment names. */
export interface SuppressedCode extends Range {
  readonly code: string;
}

/** `# stepwright-ignore first-code, second-code: reason`: these rules say nothing about the line below it. */
export interface Suppression {
  /** The whole comment. */
  readonly comment: Range;
  readonly codes: readonly SuppressedCode[];
  /** The first line below that holds more than blanks and comments; undefined where there is none. */
  readonly line: Range | undefined;
}

export interface Suppressed {
  /** The findings that no comment suppresses. */
  readonly findings: readonly Finding[];
  readonly suppressions: readonly Suppression[];
  /** The codes that suppressed something. */
  readonly used: ReadonlySet<SuppressedCode>;
}

/** Leaves out the findings that the comments of a text suppress. */
export function suppressFindings(tree: Tree, findings: readonly Finding[]): Suppressed {
  const suppressions = listSuppressions(tree);
  const used = new Set<SuppressedCode>();
  if (suppressions.length === 0) return { findings, suppressions, used };
  const lines = groupByLine(tree, suppressions);
  const kept = findings.filter(({ code, start }) => {
    const named = hasFixedLevel(code) ? undefined : findLine(lines, start)?.codes.get(code);
    if (named) used.add(named);
    return named === undefined;
  });
  return { findings: kept, suppressions, used };
}

const MARK = /^(?:#|\/\/|\/\*)\s*stepwright-ignore(?=[\s:,*]|$)([^:\r\n]*)/;

function listSuppressions(tree: Tree): Suppression[] {
  const { text } = tree;
  // Looking for comments costs as much as the first half of parsing, and few texts have any of these.
  if (tree.root === undefined || !text.includes('stepwright-ignore')) return [];
  const comments = findComments(tree);
  const lines = findLinesBelow(text, comments);
  return comments.flatMap((comment, index) => {
    const match = MARK.exec(text.slice(comment.start, comment.end));
    if (!match) return [];
    const [whole, names = ''] = match;
    const from = comment.start + whole.length - names.length;
    const codes = Array.from(names.matchAll(/[^\s,*/]+/g), ({ 0: code, index: at }) => ({
      code,
      start: from + at,
      end: from + at + code.length,
    }));
    return { comment, codes, line: lines[index] };
  });
}

/** For each comment, from the last to the first: comments may stand under each other by the thousand. */
function findLinesBelow(text: string, comments: readonly Range[]): (Range | undefined)[] {
  const lines: (Range | undefined)[] = [];
  for (let index = comments.length - 1; index >= 0; index--) {
    const next = comments[index + 1];
    let at = comments[index]?.end ?? text.length;
    let lineStart: number | undefined;
    for (; at < text.length && at !== next?.start; at++) {
      const code = text.charCodeAt(at);
      if (code === 10 || code === 13) lineStart = at + 1;
      else if (code !== 32 && code !== 9) break;
    }
    if (at === next?.start && isAlone(text, next)) lines[index] = lines[index + 1];
    // Text behind the comment on its own line is not below it.
    else if (at < text.length && lineStart !== undefined) {
      lines[index] = { start: lineStart, end: findLineEnd(text, at) };
    }
  }
  return lines;
}

/** Nothing stands behind the comment on its last line. */
function isAlone(text: string, { end }: Range): boolean {
  let at = end;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
  return at >= text.length || text.charCodeAt(at) === 10 || text.charCodeAt(at) === 13;
}

function findLineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return at;
  }
  return text.length;
}

interface SuppressedLine extends Range {
  end: number;
  readonly codes: Map<string, SuppressedCode>;
}

/** In the order of the text. A text of several lines belongs to the line that it begins on: it can hold no comment. */
function groupByLine(tree: Tree, suppressions: readonly Suppression[]): SuppressedLine[] {
  const lines: SuppressedLine[] = [];
  for (const { line, codes } of suppressions) {
    if (!line) continue;
    const last = lines.at(-1);
    const group = last?.start === line.start ? last : { ...line, codes: new Map<string, SuppressedCode>() };
    if (group !== last) lines.push(group);
    for (const named of codes) if (!group.codes.has(named.code)) group.codes.set(named.code, named);
  }
  for (const { kind, start, end } of walkNodes(tree.root)) {
    const line = kind === 'string' ? findLine(lines, start) : undefined;
    if (line) line.end = Math.max(line.end, end);
  }
  return lines;
}

function findLine(lines: readonly SuppressedLine[], offset: number): SuppressedLine | undefined {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const line = lines[low];
  return line && line.start <= offset && offset <= line.end ? line : undefined;
}
