import { isAlias, isMap, isScalar, isSeq, type Node as YamlNode, Scalar } from 'yaml';
import { TEMPLATE_TAGS } from '../catalog/template-functions.ts';
import type { Range } from '../text/range.ts';
import { MAX_PROBLEMS } from './bounds.ts';
import type { ArrayNode, Member, Node, ObjectNode, StringNode } from './node.ts';
import { findSoloPlaceholder, hasPlaceholder } from './placeholder.ts';
import { findTemplateFunction } from './template-function.ts';
import type { Tree } from './tree.ts';
import { type Anchors, buildAnchors } from './yaml-anchors.ts';
import { composeYaml } from './yaml-document.ts';
import { mergeMembers } from './yaml-merge.ts';
import { unmaskBraces } from './yaml-placeholders.ts';
import { readPlainScalar, readTaggedScalar } from './yaml-scalar.ts';

/** Reads YAML 1.2 (`Yes` and `No` are strings). Ranges of aliased nodes are those of the anchor's. */
export function parseYaml(text: string): Tree {
  const { document, problems } = composeYaml(text);
  const contents = document?.contents;
  const isEmpty = !contents || (isScalar(contents) && contents.type === Scalar.PLAIN && contents.source === '');
  const report = ({ start, end }: Range, message: string): void => {
    if (problems.length < MAX_PROBLEMS) problems.push({ start, end, message });
  };
  const mayHoldPlaceholders = text.includes('${');
  const reader: Reader = { text, anchors: buildAnchors(report), report, mayHoldPlaceholders };
  const root = isEmpty ? undefined : readNode(reader, contents, undefined, undefined);
  const sorted = problems.toSorted((a, b) => a.start - b.start);
  // One slip makes the library stumble more than once at the same place; the first says it best.
  const first = sorted.filter(({ start }, index) => start !== sorted[index - 1]?.start);
  return { text, syntax: 'yaml', root, problems: first };
}

interface Reader {
  readonly text: string;
  readonly anchors: Anchors;
  readonly report: (range: Range, message: string) => void;
  readonly mayHoldPlaceholders: boolean;
}

type Parent = ObjectNode | ArrayNode | undefined;

function readNode(reader: Reader, source: YamlNode, parent: Parent, key: StringNode | undefined): Node {
  const place = findPlace(reader.text, source, parent, key);
  const target = reader.anchors.open(source, place);
  if (!target) return { kind: 'null', ...place };
  const node = target === source ? readContent(reader, source, place) : readNode(reader, target, parent, key);
  reader.anchors.close(source);
  return node;
}

interface Place extends Range {
  readonly parent: Parent;
  readonly key: StringNode | undefined;
}

function findPlace(text: string, source: YamlNode, parent: Parent, key: StringNode | undefined): Place {
  const [start, end] = findRange(source);
  // The library counts the line breaks and blanks after a block to it.
  let last = end;
  while (last > start && isBlank(text.charCodeAt(last - 1))) last--;
  return { start, end: last, parent, key };
}

function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

function readContent(reader: Reader, source: YamlNode, place: Place): Node {
  const node = isScalar(source) ? readScalar(reader, source, place) : readCollection(reader, source, place);
  const { tag } = source;
  if (tag !== undefined && TEMPLATE_TAGS.has(tag)) return { kind: 'placeholder', ...place, name: tag, argument: node };
  return (node.kind === 'object' ? findTemplateFunction(node) : undefined) ?? node;
}

function readCollection(reader: Reader, source: YamlNode, place: Place): Node {
  if (isSeq(source)) {
    const items: Node[] = [];
    const array: ArrayNode = { kind: 'array', ...place, items };
    for (const item of source.items) if (isYamlNode(item)) items.push(readNode(reader, item, array, undefined));
    return array;
  }
  if (!isMap(source)) return { kind: 'null', ...place };
  const members: Member[] = [];
  const merged: Node[] = [];
  const object: ObjectNode = { kind: 'object', ...place, members };
  for (const { key, value } of source.items) {
    if (isMergeKey(key)) {
      if (isYamlNode(value)) merged.push(readNode(reader, value, object, undefined));
    } else readMember(reader, key, value, object, members);
  }
  if (merged.length > 0) mergeMembers(members, merged, reader.report);
  return object;
}

function isMergeKey(source: unknown): boolean {
  return isScalar(source) && source.source === '<<' && source.type === Scalar.PLAIN;
}

function readMember(reader: Reader, source: unknown, value: unknown, object: ObjectNode, members: Member[]): void {
  const key = readKey(reader, source, object);
  const node = isYamlNode(value) ? readNode(reader, value, object, key) : undefined;
  if (!key) return;
  // An alias ends where it is written, not where its anchor does.
  const end = isAlias(value) ? findRange(value)[1] : (node?.end ?? 0);
  members.push({ key, value: node, start: key.start, end: Math.max(key.end, end) });
}

/** A number or a word of YAML is the name that it is written as. */
function readKey(reader: Reader, source: unknown, parent: ObjectNode): StringNode | undefined {
  if (!isYamlNode(source)) return undefined;
  const [start, end] = findRange(source);
  const target = reader.anchors.open(source, { start, end });
  if (!target) return undefined;
  reader.anchors.close(source);
  if (!isScalar(target)) {
    reader.report({ start, end }, 'A name is a text; JSON has no others.');
    return undefined;
  }
  return buildString(reader, { start, end, parent, key: undefined }, unmaskBraces(target.source ?? ''));
}

function buildString({ mayHoldPlaceholders }: Reader, place: Place, value: string): StringNode {
  return { kind: 'string', ...place, value, hasPlaceholder: mayHoldPlaceholders && hasPlaceholder(value) };
}

function readScalar(reader: Reader, { type, source: written = '', tag }: Scalar, place: Place): Node {
  const isPlain = type === Scalar.PLAIN;
  let value = isPlain ? readPlainScalar(written) : written;
  if (tag !== undefined) value = readTaggedScalar(written, tag);
  if (typeof value === 'string') {
    const unmasked = unmaskBraces(value);
    const solo = reader.mayHoldPlaceholders && isPlain ? findSoloPlaceholder(unmasked) : undefined;
    if (solo !== undefined) return { kind: 'placeholder', ...place, name: solo };
    return buildString(reader, place, unmasked);
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) reader.report(place, 'JSON has no such number.');
    return { kind: 'number', ...place, value, text: JSON_NUMBER.test(written) ? written : JSON.stringify(value) };
  }
  return typeof value === 'boolean' ? { kind: 'boolean', ...place, value } : { kind: 'null', ...place };
}

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function isYamlNode(value: unknown): value is YamlNode {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value);
}

function findRange(node: YamlNode): [number, number] {
  const [start = 0, end = start] = node.range ?? [];
  return [start, end];
}
