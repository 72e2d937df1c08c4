import type { Field } from '../catalog/shape.ts';
import { isWildcard, type Node, type StringNode } from '../syntax/node.ts';
import type { Element } from './machine.ts';

/**
 * A string that the service evaluates. `path`: the field says which kind of path it is. `payload`: the value of a name that
 * ends with `.$` in a template, a path or an intrinsic function. `jsonata`: a string that begins with `{%` or ends with `%}`.
 */
export interface Expression {
  readonly kind: 'path' | 'payload' | 'jsonata';
  readonly node: StringNode;
  /** The field of the element that it stands in, at any depth. */
  readonly field: Field;
  readonly element: Element;
}

/** The expressions of an element's own fields, in the order of the text. Objects with a shape are elements of their own. */
export function listExpressions(element: Element): readonly Expression[] {
  const { shape, language, node } = element;
  if (!shape || !language) return [];
  const found: Expression[] = [];
  for (const { key, value } of node.members) {
    if (!value) continue;
    const field = shape.fields.get(key.value);
    if (!field || isElements(field) || (field.language ?? language) !== language) continue;
    if (language === 'JSONata') {
      if (!field.verbatim) collectJsonata(value, field, element, found);
    } else if (field.path) {
      if (value.kind === 'string' && !isWildcard(value)) found.push({ kind: 'path', node: value, field, element });
    } else if (field.template) collectPayload(value, field, element, found);
  }
  return found;
}

function isElements(field: Field): boolean {
  return field.shape !== undefined || field.entries !== undefined;
}

function collectJsonata(node: Node, field: Field, element: Element, found: Expression[]): void {
  if (node.kind === 'string') {
    if (!isWildcard(node) && (node.value.startsWith('{%') || node.value.endsWith('%}'))) {
      found.push({ kind: 'jsonata', node, field, element });
    }
  } else if (node.kind === 'array') {
    for (const item of node.items) collectJsonata(item, field, element, found);
  } else if (node.kind === 'object') {
    for (const { value } of node.members) if (value) collectJsonata(value, field, element, found);
  }
}

function collectPayload(node: Node, field: Field, element: Element, found: Expression[]): void {
  if (node.kind === 'array') {
    for (const item of node.items) collectPayload(item, field, element, found);
  } else if (node.kind === 'object') {
    for (const { key, value } of node.members) {
      if (!value) continue;
      if (value.kind === 'string') {
        if (key.value.endsWith('.$') && !isWildcard(value)) found.push({ kind: 'payload', node: value, field, element });
      } else collectPayload(value, field, element, found);
    }
  }
}
