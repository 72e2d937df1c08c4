import type { Range } from '../text/range.ts';
import { isTemplateMark } from './template-mark.ts';

/**
 * One tree for JSON and YAML. Ranges are offsets into the file's text: of a string they include the quotes.
 * Nodes are never changed after parsing, but for those that the tree of the next text takes over (`json-before.ts`).
 */
export type Node = ObjectNode | ArrayNode | StringNode | NumberNode | BooleanNode | NullNode | PlaceholderNode;

interface NodeBase extends Range {
  /** The object or array that this node stands in; undefined for the root and for keys. */
  readonly parent: ObjectNode | ArrayNode | undefined;
  /** The key that this node is the value of. */
  readonly key: StringNode | undefined;
}

export interface ObjectNode extends NodeBase {
  readonly kind: 'object';
  /** As written: duplicate keys are all there. */
  readonly members: readonly Member[];
}

export interface Member extends Range {
  readonly key: StringNode;
  /** Undefined where the text is half typed. */
  readonly value: Node | undefined;
}

export interface ArrayNode extends NodeBase {
  readonly kind: 'array';
  readonly items: readonly Node[];
}

export interface StringNode extends NodeBase {
  readonly kind: 'string';
  readonly value: string;
  /** It holds `${Name}`, so its final text is not known here. */
  readonly hasPlaceholder: boolean;
}

export interface NumberNode extends NodeBase {
  readonly kind: 'number';
  readonly value: number;
  /** JSON text of the number: as it is written, so that no digit is lost, where JSON can write it so. */
  readonly text: string;
}

export interface BooleanNode extends NodeBase {
  readonly kind: 'boolean';
  readonly value: boolean;
}

export interface NullNode extends NodeBase {
  readonly kind: 'null';
}

/** An unquoted `${Name}` where a value is expected, or a function of CloudFormation: of any kind. */
export interface PlaceholderNode extends NodeBase {
  readonly kind: 'placeholder';
  /** Of a function as written: `!Sub`, `Fn::Sub`. */
  readonly name: string;
  /** What the function is applied to. CloudFormation gives its value, and not a target, so that it can't be sent. */
  readonly argument?: Node;
}

/** What is still being made, or taken over. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Whether any value may end up here, so that no rule about values can say anything. */
export function isWildcard(node: Node): boolean {
  if (node.kind !== 'string') return node.kind === 'placeholder';
  return node.hasPlaceholder || isTemplateMark(node.value);
}

/** The last member of that name, which is the one that JSON readers keep. */
export function findMember(node: Node | undefined, name: string): Member | undefined {
  if (node?.kind !== 'object') return undefined;
  const { members } = node;
  for (let index = members.length - 1; index >= 0; index--) {
    const member = members[index];
    if (member?.key.value === name) return member;
  }
  return undefined;
}

export function findValue(node: Node | undefined, name: string): Node | undefined {
  return findMember(node, name)?.value;
}

/** The value of a member that is a string, whatever it says. */
export function findString(node: Node | undefined, name: string): StringNode | undefined {
  const value = findValue(node, name);
  return value?.kind === 'string' ? value : undefined;
}

/** Every node of the tree, parents first; keys are left out. */
export function* walkNodes(root: Node | undefined): Generator<Node> {
  const open = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (!node) continue;
    yield node;
    if (node.kind === 'array') for (let at = node.items.length - 1; at >= 0; at--) open.push(node.items[at]);
    if (node.kind === 'object')
      for (let at = node.members.length - 1; at >= 0; at--) open.push(node.members[at]?.value);
  }
}
