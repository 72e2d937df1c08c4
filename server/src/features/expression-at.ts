import { type Expression, listExpressions } from '../asl/expression.ts';
import { type Element, findElement } from '../asl/machine.ts';
import { readExpression } from '../asl/read-expression.ts';
import { type Assignment, getVariables } from '../asl/variables.ts';
import type { Node, StringNode } from '../syntax/node.ts';
import { toTextRange } from '../syntax/string-offsets.ts';
import type { Range } from '../text/range.ts';
import type { Document } from './document.ts';

/** The expression that a string of a definition is. */
export function findExpression(document: Document, node: StringNode): Expression | undefined {
  if (document.kind !== 'definition') return undefined;
  const machine = document.getMachine();
  let element: Element | undefined;
  for (let owner: Node | undefined = node; owner && !element; owner = owner.parent)
    element = findElement(machine, owner);
  return element && listExpressions(element).find((each) => each.node === node);
}

/** The variable that is read under the cursor, with all that assigns it. */
export function findVariable(
  document: Document,
  node: StringNode,
  offset: number,
): (Range & { readonly assignments: readonly Assignment[] }) | undefined {
  const expression = findExpression(document, node);
  if (!expression) return undefined;
  for (const { name, start, end } of readExpression(expression).variables) {
    const range = toTextRange(document.tree, node, start, end);
    if (offset < range.start || offset > range.end) continue;
    return { ...range, assignments: getVariables(document.getMachine()).byName.get(name) ?? [] };
  }
  return undefined;
}
