import { FoldingRangeKind, type FoldingRange } from 'vscode-languageserver-types';
import { type ArrayNode, type Node, type ObjectNode, walkNodes } from '../syntax/node.ts';
import type { Range } from '../text/range.ts';
import type { Document } from './document.ts';
import { findToken } from './json-tokens.ts';

/**
 * Objects, arrays and runs of comments that span lines. In JSON the closing bracket stays visible. Undefined stands for a stop
 * on the way, for a text may have many that don't fold.
 */
export function* listFoldingRanges(document: Document): Generator<FoldingRange | undefined> {
  // A line folds once. What stands around others comes first, and mostly ends last.
  const folded = new Set<number>();
  let count = 0;
  for (const node of listContainers(document.tree.root)) {
    if (++count % CONTAINERS_PER_STEP === 0) yield undefined;
    const { start, end } = findFold(document, node);
    if (end <= start || folded.has(start)) continue;
    folded.add(start);
    yield { startLine: start, endLine: end };
  }
  for (const { start, end } of listCommentRuns(document)) {
    if (end > start && !folded.has(start)) yield { startLine: start, endLine: end, kind: FoldingRangeKind.Comment };
  }
}

const CONTAINERS_PER_STEP = 256;

/** The lines that it stands on. */
function findFold({ lines, tree }: Document, node: ObjectNode | ArrayNode): Range {
  const start = lines.toPosition(node.start).line;
  const end = lines.toPosition(node.end).line;
  if (tree.text[node.start] === '{' || tree.text[node.start] === '[') return { start, end: end - 1 };
  if (!node.parent) return { start, end: start };
  // A block collection starts below its key, and it is the key's line that folds.
  return { start: node.key ? lines.toPosition(node.key.start).line : start, end };
}

/** Those around others first. */
function* listContainers(root: Node | undefined): Generator<ObjectNode | ArrayNode> {
  const open = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (node?.kind === 'array') {
      yield node;
      for (let at = node.items.length - 1; at >= 0; at--) addContainer(open, node.items[at]);
    } else if (node?.kind === 'object') {
      yield node;
      for (let at = node.members.length - 1; at >= 0; at--) addContainer(open, node.members[at]?.value);
    }
  }
}

function addContainer(open: (Node | undefined)[], node: Node | undefined): void {
  if (node?.kind === 'object' || node?.kind === 'array') open.push(node);
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
    const scalars = [...walkNodes(tree.root)]
      .filter((node) => node.kind === 'string' && text.slice(node.start, node.end).includes('\n'))
      .toSorted((one, other) => one.start - other.start);
    let next = 0;
    for (const match of text.matchAll(/^[ \t]*#.*$/gm)) {
      const at = match.index;
      while (next < scalars.length && (scalars[next]?.end ?? 0) <= at) next++;
      if ((scalars[next]?.start ?? Infinity) >= at) comments.push({ start: at, end: at + match[0].length });
    }
  }
  return comments
    .filter(({ start }) => text.slice(lines.startOf(lines.toPosition(start).line), start).trim() === '')
    .map(({ start, end }) => ({ start: lines.toPosition(start).line, end: lines.toPosition(end).line }));
}
