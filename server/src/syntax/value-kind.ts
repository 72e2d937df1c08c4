import type { ValueKind } from '../catalog/shape.ts';
import type { Node } from './node.ts';

const WORDS: Readonly<Record<ValueKind, string>> = {
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  array: 'an array',
  null: 'null',
};

/** Whether a node is of one of the kinds; without any, every node is. */
export function hasKind(node: Node, kinds: readonly ValueKind[]): boolean {
  if (kinds.length === 0) return true;
  if (node.kind === 'number')
    return kinds.includes('number') || (kinds.includes('integer') && Number.isInteger(node.value));
  return node.kind !== 'placeholder' && kinds.includes(node.kind);
}

/** "a string or null". */
export function nameKinds(kinds: readonly ValueKind[]): string {
  return kinds.map((kind) => WORDS[kind]).join(' or ');
}
