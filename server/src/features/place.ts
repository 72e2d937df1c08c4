import type { Range as LspRange, TextEdit as LspTextEdit } from 'vscode-languageserver-types';
import type { Node, ObjectNode, ArrayNode } from '../syntax/node.ts';
import type { Lines } from '../text/lines.ts';
import type { Range, TextEdit } from '../text/range.ts';

export function toLspRange(lines: Lines, { start, end }: Range): LspRange {
  return { start: lines.toPosition(start), end: lines.toPosition(end) };
}

export function toOffsets(lines: Lines, { start, end }: LspRange): Range {
  return { start: lines.toOffset(start), end: lines.toOffset(end) };
}

export function toLspEdit(lines: Lines, edit: TextEdit): LspTextEdit {
  return { range: toLspRange(lines, edit), newText: edit.text };
}

/** What the cursor is on or behind: a key, a scalar, or the innermost collection around it. */
export interface Spot {
  readonly node: Node;
  /** The key is meant, not the value. */
  readonly isKey: boolean;
}

/** The innermost node that touches the offset; keys count as nodes. */
export function findSpot(root: Node | undefined, offset: number): Spot | undefined {
  let node = root && touches(root, offset) ? root : undefined;
  while (node) {
    const inner = findInner(node, offset);
    if (!inner) return { node, isKey: false };
    if (inner.isKey) return inner;
    node = inner.node;
  }
  return undefined;
}

/** The collections around a node from the root down, the node itself last. */
export function listPath(node: Node): readonly Node[] {
  const path: Node[] = [];
  for (let at: Node | undefined = node; at; at = at.parent) path.push(at);
  return path.toReversed();
}

/** The object or array of the tree that starts there. */
export function findCollectionAt(root: Node | undefined, start: number): ObjectNode | ArrayNode | undefined {
  let node = root;
  while (node && (node.kind === 'object' || node.kind === 'array')) {
    if (node.start === start) return node;
    const inner: readonly (Node | undefined)[] =
      node.kind === 'array' ? node.items : node.members.map((member) => member.value);
    node = inner.findLast((child) => child !== undefined && child.start <= start);
  }
  return undefined;
}

function findInner(node: Node, offset: number): Spot | undefined {
  if (node.kind === 'array') {
    const item = node.items.find((child) => touches(child, offset));
    return item && { node: item, isKey: false };
  }
  if (node.kind !== 'object') return undefined;
  for (const { key, value } of node.members) {
    if (touches(key, offset)) return { node: key, isKey: true };
    if (value && touches(value, offset)) return { node: value, isKey: false };
  }
  return undefined;
}

function touches({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset <= end;
}
