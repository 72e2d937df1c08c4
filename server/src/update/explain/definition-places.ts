import { getPlace } from '../../asl/place.ts';
import { findByLocation, toLocation } from '../../syntax/location.ts';
import { findMember, type Node } from '../../syntax/node.ts';
import { buildLines } from '../../text/lines.ts';
import type { Range } from '../../text/range.ts';
import type { SentDefinition } from '../sent-definition.ts';
import type { DefinitionItem } from './invalid-definition.ts';

/** Whether the definition has a node at a location of the service, in any of the forms that it writes. */
export function hasPlace({ tree }: SentDefinition, location: string): boolean {
  for (const form of listForms(location)) if (findByLocation(tree.root, form)?.isExact) return true;
  return false;
}

/** Where a reason of the service stands in the sent text: at its place, or at the nearest parent of it. */
export function toItemRange(sent: SentDefinition, { location, position, text }: DefinitionItem): Range {
  if (position) return toPositionRange(sent.text, position.line, position.column);
  const node = location === undefined ? undefined : findNearest(sent.tree.root, location);
  if (!node || node === sent.tree.root) return toFirstLine(sent.text);
  return findNamedMember(node, text) ?? toRange(getPlace(node));
}

/** The first line with text on it: what blames the whole definition stands there. */
export function toFirstLine(text: string): Range {
  const start = text.length - text.trimStart().length;
  const lineBreak = text.indexOf('\n', start);
  return { start: Math.min(start, text.length), end: lineBreak < 0 ? text.trimEnd().length : lineBreak };
}

/** Messages of old leave out `/States`, write an index as a part of its own, and a blank behind a name. */
function listForms(location: string): ReadonlySet<string> {
  const inStates = `/States${location}`;
  const indexed = inStates.replaceAll(/\/(\d+)(?=\/|$)/g, '[$1]');
  return new Set([location, location.trimEnd(), inStates, indexed, indexed.replaceAll(/ +(?=\/|$)/g, '')]);
}

function findNearest(root: Node | undefined, location: string): Node | undefined {
  let nearest: Node | undefined;
  for (const form of listForms(location)) {
    const found = findByLocation(root, form);
    if (found?.isExact) return found.node;
    // Every form that we put `/States` before gets that far.
    const depth = found ? toLocation(found.node) : '';
    if (found && (!nearest || (depth !== '/States' && depth.length > toLocation(nearest).length))) nearest = found.node;
  }
  return nearest;
}

/** The service names the state where it means one of its fields: `Field 'X' is not supported`. */
function findNamedMember(node: Node, text: string): Range | undefined {
  const name = /[Ff]ield '([^']+)'/.exec(text)?.[1];
  const key = name === undefined ? undefined : findMember(node, name)?.key;
  return key && toRange(key);
}

/** The token before a position: the service's parser stops behind what it could not read. */
function toPositionRange(text: string, line: number, column: number): Range {
  const lines = buildLines(text);
  const offset = lines.toOffset({ line: line - 1, character: column - 1 });
  const end = Math.max(Math.min(offset, text.length), Math.min(1, text.length));
  const word = /[\w$.+-]+$/.exec(text.slice(Math.max(0, end - 100), end))?.[0].length ?? 1;
  return { start: Math.max(0, end - word), end };
}

function toRange({ start, end }: Range): Range {
  return { start, end };
}
