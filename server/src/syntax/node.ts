import type { Range } from '../text/range.ts';

/**
 * One tree for JSON and YAML. Ranges are offsets into the file's text: of a string they include the quotes.
 * Nodes are never changed after parsing.
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

/** An unquoted `${Name}` where a value is expected: of any kind. */
export interface PlaceholderNode extends NodeBase {
  readonly kind: 'placeholder';
  readonly name: string;
}

/** Whether any value may end up here, so that no rule about values can say anything. */
export function isWildcard(node: Node): boolean {
  return node.kind === 'placeholder' || (node.kind === 'string' && node.hasPlaceholder);
}

/** The last member of that name, which is the one that JSON readers keep. */
export function findMember(node: Node | undefined, name: string): Member | undefined {
  return node?.kind === 'object' ? node.members.findLast((member) => member.key.value === name) : undefined;
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
  if (!root) return;
  yield root;
  if (root.kind === 'array') for (const item of root.items) yield* walkNodes(item);
  if (root.kind === 'object') for (const member of root.members) yield* walkNodes(member.value);
}
