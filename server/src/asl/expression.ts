import type { Field } from '../catalog/shape.ts';
import { looksLikeJsonata } from '../expressions/jsonata.ts';
import { isWildcard, type Node, type StringNode } from '../syntax/node.ts';
import type { Element, LoneElement } from './machine.ts';
import { findTemplate, type Template } from './template.ts';

/**
 * A string that the service evaluates. `path`: the field says which kind of path it is. `payload`: the value of a name that
 * ends with `.$` in a template, a path or an intrinsic function. `jsonata`: a string that begins with `{%` or ends
 * with `%}`.
 */
export interface Expression extends LoneExpression {
  readonly element: Element;
}

export interface LoneExpression {
  readonly kind: 'path' | 'payload' | 'jsonata';
  readonly node: StringNode;
  /** The field of the element that it stands in, at any depth. */
  readonly field: Field;
  readonly element: LoneElement;
}

/** The expressions of an element's own fields, in the order of the text. Objects with a shape are elements of their own. */
export function listExpressions(element: Element): readonly Expression[] {
  return element.fields.flatMap((field, index) => {
    const value = element.node.members[index]?.value;
    return field && value ? listFieldExpressions(value, field, element) : [];
  });
}

const NONE: readonly Expression[] = [];

/** The expressions of one field of an element; `template` is its value, where that is one. */
export function listFieldExpressions(
  value: Node,
  field: Field,
  element: Element,
  template = findTemplate(value, field, element),
): readonly Expression[] {
  const { language } = element;
  if (!language || isElements(field) || (field.language ?? language) !== language) return NONE;
  if (language === 'JSONata') {
    if (field.verbatim) return NONE;
    const found: Expression[] = [];
    collectJsonata(value, field, element, found);
    return found;
  }
  if (field.path) {
    return value.kind === 'string' && !isWildcard(value) ? [{ kind: 'path', node: value, field, element }] : NONE;
  }
  return template ? listPayload(template, field, element) : NONE;
}

function isElements(field: Field): boolean {
  return field.shape !== undefined || field.entries !== undefined;
}

function collectJsonata(node: Node, field: Field, element: Element, found: Expression[]): void {
  if (node.kind === 'string') {
    if (!isWildcard(node) && looksLikeJsonata(node.value)) {
      found.push({ kind: 'jsonata', node, field, element });
    }
  } else if (node.kind === 'array') {
    for (const item of node.items) collectJsonata(item, field, element, found);
  } else if (node.kind === 'object') {
    for (const { value } of node.members) if (value) collectJsonata(value, field, element, found);
  }
}

function listPayload({ evaluated }: Template, field: Field, element: Element): Expression[] {
  const found: Expression[] = [];
  for (const { member } of evaluated) {
    const node = member.value;
    if (node?.kind === 'string' && !isWildcard(node)) found.push({ kind: 'payload', node, field, element });
  }
  return found;
}
