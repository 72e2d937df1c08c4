import { type Change, findChange } from '../text/change.ts';
import { MAX_PROBLEMS } from './bounds.ts';
import type { Range } from '../text/range.ts';
import type { ArrayNode, Mutable, Node, ObjectNode, StringNode } from './node.ts';
import type { Tree } from './tree.ts';

type Container = ObjectNode | ArrayNode;

/** An object or array of the text before that the reader is in, and which of its children comes next. */
interface Entered {
  readonly node: Container;
  next: number;
}

/**
 * The tree of a text before, for the reader of the text after: objects and arrays outside of what has changed are taken over
 * as they are, moved to where they stand now. So their nodes tell that nothing in them is another. The tree before is
 * of no use to anybody else from then on.
 */
export class JsonBefore {
  readonly #tree: Tree;
  readonly #change: Change;
  /** How far what stands behind the change has moved. */
  readonly #shift: number;
  /** Of the objects and arrays that the reader is in, outermost first, those that stood at the same place before. */
  readonly #entered: (Entered | undefined)[] = [];

  constructor(tree: Tree, text: string) {
    this.#tree = tree;
    this.#change = findChange(tree.text, text);
    this.#shift = this.#change.newEnd - this.#change.end;
  }

  /** The object or array that begins at `start` of the text after, where it is what it was before. */
  take(start: number, parent: Container | undefined, key: StringNode | undefined): Container | undefined {
    const node = this.#find(start);
    if (!node || !this.#isUnchanged(node)) return undefined;
    // It stands somewhere else from now on, where the next one may have stood before.
    const around = this.#entered.at(-1);
    if (around) around.next++;
    const mutable: Mutable<Container> = node;
    mutable.parent = parent;
    mutable.key = key;
    if (node.start >= this.#change.end) move(node, this.#shift);
    return node;
  }

  /** The reader goes into the object or array that begins there. */
  enter(start: number, kind: Container['kind']): void {
    const node = this.#find(start);
    this.#entered.push(node?.kind === kind ? { node, next: 0 } : undefined);
  }

  leave(): void {
    this.#entered.pop();
  }

  /** Only where the one around it was there before as well, so that the depth is the same. */
  #find(start: number): Container | undefined {
    const { start: changed, end, newEnd } = this.#change;
    if (start >= changed && start < newEnd) return undefined;
    const at = start < changed ? start : start - newEnd + end;
    const node = this.#entered.length === 0 ? this.#tree.root : findChild(this.#entered.at(-1), at);
    return node?.start === at && (node.kind === 'object' || node.kind === 'array') ? node : undefined;
  }

  /** With a problem in it, it is read again, for the problem is to be told again. */
  #isUnchanged({ start, end }: Container): boolean {
    if (start < this.#change.end && end > this.#change.start) return false;
    return !this.#tree.problems.some((problem) => problem.start >= start && problem.start < end);
  }
}

/**
 * Undefined where nothing of the tree before may be taken. What the text holds anywhere decides on how strings are read, and on
 * what is written beside them.
 */
export function findJsonBefore(tree: Tree, text: string): JsonBefore | undefined {
  const isAlike = WHOLE_TEXT.every((mark) => tree.text.includes(mark) === text.includes(mark));
  return isAlike && tree.problems.length < MAX_PROBLEMS ? new JsonBefore(tree, text) : undefined;
}

const WHOLE_TEXT = ['${', '\r\n'];

/** The child that begins there or, where none does, the next one. */
function findChild(entered: Entered | undefined, start: number): Node | undefined {
  if (!entered) return undefined;
  const { node } = entered;
  const count = node.kind === 'object' ? node.members.length : node.items.length;
  for (; entered.next < count; entered.next++) {
    const child = node.kind === 'object' ? node.members[entered.next]?.value : node.items[entered.next];
    if (child && child.start >= start) return child;
  }
  return undefined;
}

function move(node: Node, by: number): void {
  shift(node, by);
  if (node.kind === 'array') for (const item of node.items) move(item, by);
  if (node.kind === 'object') {
    for (const member of node.members) {
      shift(member, by);
      shift(member.key, by);
      if (member.value) move(member.value, by);
    }
  }
  // The object that a function of a template stands for is not in the tree, but what it is applied to is.
  const replaced = node.kind === 'placeholder' ? node.argument?.parent : undefined;
  if (replaced) move(replaced, by);
}

function shift(range: Mutable<Range>, by: number): void {
  range.start += by;
  range.end += by;
}
