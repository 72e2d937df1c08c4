import { toLocation } from '../syntax/location.ts';
import type { Node, StringNode } from '../syntax/node.ts';
import { toTextRange } from '../syntax/string-offsets.ts';
import type { SourceText } from '../syntax/tree.ts';
import type { Range } from '../text/range.ts';

/**
 * Where a finding about a node stands: `location` as the service names the node, and the range that is drawn. An object or
 * array is drawn at its name, or at what it begins with, for it may fill the screen.
 */
export function getPlace(node: Node, drawn: Range = getDrawnRange(node)): Range & { readonly location: string } {
  return { start: drawn.start, end: drawn.end, location: toLocation(node) };
}

/** The place of a string, with a stretch of its value drawn; the whole string where the stretch is empty. */
export function getPlaceInside(
  tree: SourceText,
  node: StringNode,
  start: number,
  end: number,
): Range & { readonly location: string } {
  return getPlace(node, start < end ? toTextRange(tree, node, start, end) : node);
}

function getDrawnRange(node: Node): Range {
  if (node.kind !== 'object' && node.kind !== 'array') return node;
  if (node.key) return node.key;
  const first = node.kind === 'object' ? node.members[0]?.key : undefined;
  return first ?? { start: node.start, end: Math.min(node.end, node.start + 1) };
}
