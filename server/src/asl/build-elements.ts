import { findAslShape } from '../catalog/asl.ts';
import type { Field, QueryLanguage, Shape } from '../catalog/shape.ts';
import type { Node, ObjectNode } from '../syntax/node.ts';
import { hasKind } from '../syntax/value-kind.ts';
import type { Element, State } from './machine.ts';
import { findReplaced, REPLACED } from './replaced.ts';

/** What is found in the states and scopes that are being read: their elements, and scopes, which are read later. */
export interface ElementBuilder {
  readonly parts: (readonly Element[])[];
  /** Of the state or scope that is being read. */
  elements: Element[];
  readonly found: { push(scope: FoundScope): unknown };
}

export interface FoundScope {
  readonly kind: 'scope';
  readonly node: ObjectNode;
  readonly shapeName: string;
  readonly owner: State | undefined;
}

/** Most have one element alone: a list that begins empty takes room for many as soon as it grows. */
export function beginPart(builder: ElementBuilder, first: Element): readonly Element[] {
  builder.elements = [first];
  builder.parts.push(builder.elements);
  return builder.elements;
}

export function buildElement(
  node: ObjectNode,
  shape: Shape | undefined,
  language: QueryLanguage | undefined,
  state: State | undefined,
): Element {
  const { members } = node;
  const isReplaced = findReplaced(members);
  const fields = members.map((member) => (isReplaced?.(member) ? REPLACED : shape?.fields.get(member.key.value)));
  return { node, shape, fields, language, state };
}

/** Adds what stands in an element. */
export function addMembers(builder: ElementBuilder, { node, fields, language, state }: Element): void {
  for (let index = 0; index < fields.length; index++) {
    addNested(builder, fields[index], node.members[index]?.value, language, state);
  }
}

export function addNested(
  builder: ElementBuilder,
  field: Field | undefined,
  value: Node | undefined,
  language: QueryLanguage | undefined,
  state: State | undefined,
): void {
  // A value of another kind, and a field of the other language, is wrong as a whole: nothing in it is looked at.
  if (field?.shape === undefined || !value || !hasKind(value, field.kinds)) return;
  if (field.language && language && field.language !== language) return;
  if (value.kind === 'object') addElement(builder, value, field.shape, language, state);
  if (value.kind !== 'array') return;
  for (const item of value.items) if (item.kind === 'object') addElement(builder, item, field.shape, language, state);
}

function addElement(
  builder: ElementBuilder,
  node: ObjectNode,
  shapeName: string,
  language: QueryLanguage | undefined,
  state: State | undefined,
): void {
  const shape = findAslShape(shapeName);
  if (shape?.fields.has('States')) {
    builder.found.push({ kind: 'scope', node, shapeName, owner: state });
    return;
  }
  const element = buildElement(node, shape, language, state);
  builder.elements.push(element);
  addMembers(builder, element);
}
