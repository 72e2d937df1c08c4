import { listExpressions } from '../asl/expression.ts';
import { readExpression } from '../asl/read-expression.ts';
import { type ContextField, CONTEXT_FIELDS } from '../catalog/context-object.ts';
import { DOCUMENTATION } from '../catalog/documentation.ts';
import { INTRINSIC_FUNCTIONS, writeSignature } from '../catalog/intrinsics.ts';
import type { JsonPath } from '../expressions/json-path.ts';
import type { Node, StringNode } from '../syntax/node.ts';
import { toTextRange } from '../syntax/string-offsets.ts';
import type { Range } from '../text/range.ts';
import type { Document } from './document.ts';

interface Described extends Range {
  readonly text: string;
}

/** What the function or the field of the context object under the cursor is, inside of a path or call. */
export function describeInExpression(document: Document, node: StringNode, offset: number): Described | undefined {
  if (document.kind !== 'definition') return undefined;
  const { elements, tree } = document.getMachine();
  let owner: Node | undefined = node;
  while (owner && !(owner.kind === 'object' && elements.has(owner))) owner = owner.parent;
  const element = owner?.kind === 'object' ? elements.get(owner) : undefined;
  const expression = element && listExpressions(element).find((each) => each.node === node);
  if (!expression) return undefined;
  const { intrinsic, paths } = readExpression(expression);
  const described = [
    ...(intrinsic?.calls ?? []).map(({ name, nameRange }) => ({ ...nameRange, text: describeFunction(name) })),
    ...paths.filter(({ root }) => root === '$$').flatMap(describeContext),
  ];
  return described
    .map(({ start, end, text }) => ({ ...toTextRange(tree, node, start, end), text }))
    .find((each): each is Described => each.text !== undefined && each.start <= offset && offset <= each.end);
}

function describeFunction(name: string): string | undefined {
  const row = INTRINSIC_FUNCTIONS.get(name);
  return row && `\`${writeSignature(row)}\`\n\n${row.summary}\n\n[Documentation](${DOCUMENTATION.intrinsics})`;
}

function describeContext({ names }: JsonPath): { start: number; end: number; text: string | undefined }[] {
  let fields: readonly ContextField[] | undefined = CONTEXT_FIELDS;
  return names.map(({ name, start, end }) => {
    const field: ContextField | undefined = fields?.find((each) => each.name === name);
    fields = field?.fields;
    const text = field && `**${name}**\n\n${field.summary}\n\n[Documentation](${DOCUMENTATION.contextObject})`;
    return { start, end, text };
  });
}
