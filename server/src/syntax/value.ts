import type { Node } from './node.ts';
import { toPlainNumber } from './plain-number.ts';

/** What a text says: neither the order of keys nor the spelling of numbers and strings has a part in it. See `areSame`. */
export type Value = ObjectValue | ArrayValue | StringValue | LiteralValue;

interface ValueBase {
  /** Of the meaning. Values with different ones differ, which is told without looking into them. */
  readonly hash: number;
}

export interface ObjectValue extends ValueBase {
  readonly kind: 'object';
  /** In the order of the text, each name once: of members of the same name the last value counts. */
  readonly members: readonly MemberValue[];
}

export interface MemberValue {
  readonly name: string;
  readonly value: Value;
}

export interface ArrayValue extends ValueBase {
  readonly kind: 'array';
  readonly items: readonly Value[];
}

export interface StringValue extends ValueBase {
  readonly kind: 'string';
  readonly value: string;
}

/** A number, true, false or null, and a placeholder outside of quotes. */
export interface LiteralValue extends ValueBase {
  readonly kind: 'literal';
  readonly text: string;
  /** Of a number the plain form. */
  readonly plain: string;
}

/** Whether numbers keep the spelling that they have, or get the plain one. */
export type NumberSpelling = 'asWritten' | 'plain';

export function readValue(node: Node, numbers: NumberSpelling): Value {
  switch (node.kind) {
    case 'object':
      return readObject(node.members, numbers);
    case 'array':
      return readArray(node.items, numbers);
    case 'string':
      return { kind: 'string', hash: hashText(node.value, 1), value: node.value };
    case 'number': {
      const plain = toPlainNumber(node.text);
      return { kind: 'literal', hash: hashText(plain, 2), text: numbers === 'plain' ? plain : node.text, plain };
    }
    case 'boolean':
      return buildWord(String(node.value));
    case 'null':
      return buildWord('null');
    case 'placeholder':
    default:
      if (!node.argument) return buildWord(`\${${node.name}}`);
      // A function of CloudFormation is an object with one member.
      return readObject([{ key: { value: node.name }, value: node.argument }], numbers);
  }
}

/** Each pair of values is looked into once, and only where they are the same. */
export function areSame(left: Value | undefined, right: Value | undefined): boolean {
  if (left === right) return true;
  if (!left || !right || left.hash !== right.hash) return false;
  if (left.kind === 'string') return right.kind === 'string' && left.value === right.value;
  if (left.kind === 'literal') return right.kind === 'literal' && left.plain === right.plain;
  if (left.kind === 'array') {
    if (right.kind !== 'array' || left.items.length !== right.items.length) return false;
    return left.items.every((item, at) => areSame(item, right.items[at]));
  }
  if (right.kind !== 'object' || left.members.length !== right.members.length) return false;
  const find = buildLookup(right);
  return left.members.every(({ name, value }, at) => areSame(value, find(name, at)));
}

/**
 * Finds members by name, which costs least where they stand in the order that they are asked for in: `at` is where it is
 * expected.
 */
export function buildLookup({ members }: ObjectValue): (name: string, at: number) => Value | undefined {
  let byName: ReadonlyMap<string, Value> | undefined;
  return (name, at) => {
    const expected = members[at];
    if (expected?.name === name) return expected.value;
    byName ??= new Map(members.map((member) => [member.name, member.value]));
    return byName.get(name);
  };
}

export function findMemberValue({ members }: ObjectValue, name: string): Value | undefined {
  return members.find((member) => member.name === name)?.value;
}

interface Entry {
  readonly key: { readonly value: string };
  readonly value: Node | undefined;
}

function readObject(entries: readonly Entry[], numbers: NumberSpelling): ObjectValue {
  const read: MemberValue[] = [];
  for (const { key, value } of entries) if (value) read.push({ name: key.value, value: readValue(value, numbers) });
  const members = hasRepeatedName(read) ? keepLast(read) : read;
  // A sum does not depend on the order.
  let hash = members.length;
  for (const { name, value } of members) hash = (hash + mix(hashText(name, 3), value.hash)) | 0;
  return { kind: 'object', hash: mix(hash, 4), members };
}

function hasRepeatedName(members: readonly MemberValue[]): boolean {
  // Most objects are small, and there are many of them.
  if (members.length > 8) return new Set(members.map(({ name }) => name)).size < members.length;
  return members.some(({ name }, at) => members.findIndex((member) => member.name === name) < at);
}

function keepLast(members: readonly MemberValue[]): MemberValue[] {
  const byName = new Map(members.map(({ name, value }) => [name, value]));
  return Array.from(byName, ([name, value]) => ({ name, value }));
}

function readArray(nodes: readonly Node[], numbers: NumberSpelling): ArrayValue {
  const items = nodes.map((item) => readValue(item, numbers));
  let hash = 5;
  for (const item of items) hash = mix(hash, item.hash);
  return { kind: 'array', hash, items };
}

function buildWord(text: string): LiteralValue {
  return { kind: 'literal', hash: hashText(text, 2), text, plain: text };
}

/** FNV-1a, of units of 16 bits. */
function hashText(text: string, seed: number): number {
  let hash = seed ^ 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

function mix(left: number, right: number): number {
  const mixed = Math.imul(left ^ Math.imul(right, 0x9e3779b1), 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
