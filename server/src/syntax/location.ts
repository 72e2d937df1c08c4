import type { ArrayNode, Node, ObjectNode } from './node.ts';

/** The service's form of a place: `/`, `/StartAt`, `/States/A/Choices[0]/Next`. Names are not escaped. */
export function toLocation(node: Node): string {
  const parts: string[] = [];
  for (let at: Node = node; at.parent; at = at.parent) {
    if (at.parent.kind === 'object') {
      if (at.key) parts.push(`/${at.key.value}`);
    } else if (!isMerged(at.parent)) parts.push(`[${at.parent.items.indexOf(at)}]`);
  }
  return parts.length === 0 ? '/' : parts.toReversed().join('');
}

/** What YAML merges into an object has no key there, and is no level of its own. */
function isMerged(node: Node): boolean {
  return node.parent?.kind === 'object' && !node.key;
}

export interface LocatedNode {
  readonly node: Node;
  /** False where the place itself is not in the tree, and `node` is the nearest parent that is. */
  readonly isExact: boolean;
}

/**
 * The node at a location of the service. Names may hold slashes and brackets, so the location can't be split: at each
 * object the longest key that fits is taken first, and shorter ones are tried where that leads nowhere.
 */
export function findByLocation(root: Node | undefined, location: string): LocatedNode | undefined {
  if (!root) return undefined;
  const path = location === '/' ? '' : location;
  const found = findDown(root, path);
  return { node: found.node, isExact: found.rest === '' };
}

interface Descent {
  readonly node: Node;
  /** What of the location could not be followed. */
  readonly rest: string;
}

function findDown(node: Node, path: string): Descent {
  if (path === '') return { node, rest: '' };
  if (node.kind === 'object' && path.startsWith('/')) return findInObject(node, path);
  if (node.kind === 'array' && path.startsWith('[')) return findInArray(node, path);
  return { node, rest: path };
}

function findInObject(object: ObjectNode, path: string): Descent {
  let best: Descent = { node: object, rest: path };
  const fitting = object.members.filter(
    ({ key }) => path.startsWith(key.value, 1) && endsName(path, key.value.length + 1),
  );
  for (const member of fitting.toSorted((a, b) => b.key.value.length - a.key.value.length)) {
    if (!member.value) continue;
    const found = findDown(member.value, path.slice(member.key.value.length + 1));
    if (found.rest.length < best.rest.length) best = found;
    if (found.rest === '') break;
  }
  return best;
}

function findInArray(array: ArrayNode, path: string): Descent {
  const [whole, digits] = /^\[(\d+)\]/.exec(path) ?? [];
  const item = digits === undefined ? undefined : array.items[Number(digits)];
  if (!item || whole === undefined) return { node: array, rest: path };
  return findDown(item, path.slice(whole.length));
}

/** A name ends where the location does, or where the next part begins. */
function endsName(path: string, at: number): boolean {
  return at === path.length || path[at] === '/' || path[at] === '[';
}
