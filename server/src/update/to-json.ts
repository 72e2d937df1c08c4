import type { Node } from '../syntax/node.ts';
import type { Json } from './update-request.ts';

/** The value that a node stands for. Of members of the same name the last counts; those without a value are left out. */
export function toJson(node: Node): Json {
  if (node.kind === 'null') return null;
  if (node.kind === 'placeholder') return `\${${node.name}}`;
  if (node.kind === 'array') return node.items.map(toJson);
  if (node.kind !== 'object') return node.value;
  const entries = node.members.flatMap(({ key, value }) => (value ? [[key.value, toJson(value)] as const] : []));
  // Defines members, also one called `__proto__`.
  return Object.fromEntries(entries);
}
