import type { ArrayNode, Mutable, NumberNode, ObjectNode, StringNode } from './node.ts';

/** Until they are closed, their ends and what they hold are not known. */
export interface OpenObject extends Mutable<Omit<ObjectNode, 'parent'>> {
  readonly parent: OpenNode | undefined;
}
export interface OpenArray extends Mutable<Omit<ArrayNode, 'parent'>> {
  readonly parent: OpenNode | undefined;
}
export type OpenNode = OpenObject | OpenArray;

/**
 * A copy for itself. V8 keeps the whole text alive of which a longer string was cut out, and a tree that is taken over again
 * and again has nodes of many texts; what `JSON.parse` gives is a string of its own.
 */
export function detach(text: string): string {
  return text.length < SHORTEST_CUT ? text : (JSON.parse(JSON.stringify(text)) as string);
}

/** Shorter ones are always copied. */
const SHORTEST_CUT = 13;

export function buildNumber(
  start: number,
  end: number,
  parent: OpenNode | undefined,
  key: StringNode | undefined,
  text: string,
): NumberNode {
  // What is not complete yet counts as far as it goes.
  const value = Number(text);
  return {
    kind: 'number',
    start,
    end,
    parent,
    key,
    value: Number.isNaN(value) ? Number.parseFloat(text) : value,
    text,
  };
}
