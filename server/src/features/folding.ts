import { FoldingRangeKind, type FoldingRange } from 'vscode-languageserver-types';
import { walkNodes } from '../syntax/node.ts';
import type { Range } from '../text/range.ts';
import { finish, type Steps } from '../text/steps.ts';
import type { Document } from './document.ts';
import { findToken } from './json-tokens.ts';

/** Objects, arrays and runs of comments that span lines. In JSON the closing bracket stays visible. */
export function listFoldingRanges(document: Document): FoldingRange[] {
  return finish(listFoldingRangesInSteps(document));
}

const NODES_PER_STEP = 512;

export function* listFoldingRangesInSteps(document: Document): Steps<FoldingRange[]> {
  const { tree, lines } = document;
  const ranges = new Map<number, FoldingRange>();
  const add = (startLine: number, endLine: number, kind?: FoldingRangeKind): void => {
    const known = ranges.get(startLine);
    if (endLine <= startLine || (known && known.endLine >= endLine)) return;
    ranges.set(startLine, kind ? { startLine, endLine, kind } : { startLine, endLine });
  };
  let count = 0;
  for (const node of walkNodes(tree.root)) {
    if (++count % NODES_PER_STEP === 0) yield;
    if (node.kind !== 'object' && node.kind !== 'array') continue;
    const startLine = lines.toPosition(node.start).line;
    const endLine = lines.toPosition(node.end).line;
    if (tree.text[node.start] === '{' || tree.text[node.start] === '[') add(startLine, endLine - 1);
    // A block collection starts below its key, and it is the key's line that folds.
    else if (node.parent) add(node.key ? lines.toPosition(node.key.start).line : startLine, endLine);
  }
  for (const { start, end } of listCommentRuns(document)) add(start, end, FoldingRangeKind.Comment);
  return [...ranges.values()].toSorted((a, b) => a.startLine - b.startLine);
}

/** The first and last line of comments that stand on lines of their own, one after the other. */
function listCommentRuns(document: Document): Range[] {
  const runs: { start: number; end: number }[] = [];
  for (const line of listCommentLines(document)) {
    const last = runs.at(-1);
    if (last && last.end + 1 >= line.start) last.end = line.end;
    else runs.push({ ...line });
  }
  return runs;
}

function listCommentLines({ text, lines, syntax, tree }: Document): Range[] {
  if (syntax === 'json') return [];
  const comments: Range[] = [];
  if (syntax === 'jsonc') {
    for (let next = findToken(text, 0); next; next = findToken(text, next.end)) {
      if (next.kind === 'comment') comments.push(next);
    }
  } else {
    const scalars = [...walkNodes(tree.root)].filter(
      (node) => node.kind === 'string' && text.slice(node.start, node.end).includes('\n'),
    );
    for (const match of text.matchAll(/^[ \t]*#.*$/gm)) {
      const at = match.index;
      if (!scalars.some(({ start, end }) => start < at && at < end))
        comments.push({ start: at, end: at + match[0].length });
    }
  }
  return comments
    .filter(({ start }) => text.slice(lines.startOf(lines.toPosition(start).line), start).trim() === '')
    .map(({ start, end }) => ({ start: lines.toPosition(start).line, end: lines.toPosition(end).line }));
}
