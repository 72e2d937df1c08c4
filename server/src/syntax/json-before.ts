import { type Change, findChange } from '../text/change.ts';
import { MAX_PROBLEMS } from './bounds.ts';
import type { Range } from '../text/range.ts';
import type { ArrayNode, Mutable, Node, ObjectNode, StringNode } from './node.ts';
import type { Tree } from './tree.ts';

/** In characters. */
const MAX_MOVED = 16_384;

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

  /**
   * The object or array that begins at `start` of the text after, where it is what it was before. A large one that has to be
   * moved is not taken, so that the reader goes into it and can stop on the way.
   */
  take(start: number, parent: Container | undefined, key: StringNode | undefined): Container | undefined {
    const node = this.#find(start);
    const isMoved = node !== undefined && node.start >= this.#change.end && this.#shift !== 0;
    if (!node || !this.#isUnchanged(node) || (isMoved && node.end - node.start > MAX_MOVED)) return undefined;
    // It stands somewhere else from now on, where the next one may have stood before.
    const around = this.#entered.at(-1);
    if (around) around.next++;
    const mutable: Mutable<Container> = node;
    mutable.parent = parent;
    mutable.key = key;
    if (isMoved) move(node, this.#shift);
    return node;
  }

  /** The reader goes into the object or array that begins there. */
  enter(start: number): void {
    const node = this.#find(start);
    this.#entered.push(node && { node, next: 0 });
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

  /** With a problem in it, it is read again, for the problem is to be told again. With too many, not all of them are known. */
  #isUnchanged({ start, end }: Container): boolean {
    if (this.#tree.problems.length >= MAX_PROBLEMS) return false;
    if (start < this.#change.end && end > this.#change.start) return false;
    return !this.#tree.problems.some((problem) => problem.start >= start && problem.start < end);
  }
}

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
