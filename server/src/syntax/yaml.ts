import { type Document, isAlias, isMap, isScalar, isSeq, type Node as YamlNode, parseDocument, Scalar } from 'yaml';
import type { Range } from '../text/range.ts';
import { findExcess, MAX_ALIASED_NODES, MAX_PROBLEMS } from './bounds.ts';
import type { ArrayNode, Member, Node, ObjectNode, StringNode } from './node.ts';
import { findSoloPlaceholder, hasPlaceholder } from './placeholder.ts';
import { getProblemRange } from './problem.ts';
import type { SyntaxProblem, Tree } from './tree.ts';
import { maskBraces, unmaskBraces } from './yaml-placeholders.ts';

/** Reads YAML 1.2 (`Yes` and `No` are strings). Ranges of aliased nodes are those of the anchor's. */
export function parseYaml(text: string): Tree {
  const excess = findExcess(text, 'yaml');
  if (excess) {
    const problem = { start: excess.at, end: excess.at + 1, message: excess.message };
    return { text, syntax: 'yaml', root: undefined, problems: [problem] };
  }
  const document = parseDocument(maskBraces(text), {
    version: '1.2',
    merge: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  const problems: SyntaxProblem[] = [...document.errors, ...document.warnings]
    .slice(0, MAX_PROBLEMS)
    .map(({ pos: [start, end], message, code }) => ({
      ...getProblemRange(text, start, end),
      message:
        code === 'MULTIPLE_DOCS' ? 'A definition is one document: the service takes one.' : unmaskBraces(message),
    }));
  const reader: Reader = { document, problems, text, aliasedNodes: 0, openAliases: new Set() };
  const empty = isScalar(document.contents) && document.contents.value === null && document.contents.source === '';
  const root = document.contents && !empty ? readNode(reader, document.contents, undefined, undefined) : undefined;
  return { text, syntax: 'yaml', root, problems };
}

interface Reader {
  readonly document: Document.Parsed;
  readonly problems: SyntaxProblem[];
  readonly text: string;
  /** How many nodes were read through aliases, and which anchors are being read: both bound what a short text can cost. */
  aliasedNodes: number;
  readonly openAliases: Set<YamlNode>;
}

type Parent = ObjectNode | ArrayNode | undefined;

function readNode(reader: Reader, source: YamlNode, parent: Parent, key: StringNode | undefined): Node {
  if (reader.openAliases.size > 0) reader.aliasedNodes++;
  const [start, rawEnd] = findRange(source);
  const place = { start, end: trimEnd(reader.text, start, rawEnd), parent, key };
  if (isAlias(source)) return readAlias(reader, source, parent, key, place);
  if (isMap(source)) {
    const members: Member[] = [];
    const object: ObjectNode = { kind: 'object', ...place, members };
    for (const pair of source.items) readMember(reader, pair.key, pair.value, object, members);
    return object;
  }
  if (isSeq(source)) {
    const items: Node[] = [];
    const array: ArrayNode = { kind: 'array', ...place, items };
    for (const item of source.items) if (isYamlNode(item)) items.push(readNode(reader, item, array, undefined));
    return array;
  }
  return isScalar(source) ? readScalar(reader, source, place) : { kind: 'null', ...place };
}

function readAlias(reader: Reader, alias: YamlNode, parent: Parent, key: StringNode | undefined, place: Place): Node {
  const target = isAlias(alias) ? alias.resolve(reader.document) : undefined;
  const tooMany = reader.aliasedNodes > MAX_ALIASED_NODES;
  if (!target || tooMany || reader.openAliases.has(target)) {
    reader.problems.push({ ...toProblemRange(place), message: describeAlias(target !== undefined, tooMany) });
    return { kind: 'null', ...place };
  }
  reader.openAliases.add(target);
  const node = readNode(reader, target, parent, key);
  reader.openAliases.delete(target);
  return node;
}

function describeAlias(hasAnchor: boolean, tooMany: boolean): string {
  if (!hasAnchor) return 'No anchor of this name stands before the alias.';
  return tooMany ? 'The aliases add up to too much; they are not read any further.' : 'The alias contains itself.';
}

function readMember(reader: Reader, source: unknown, value: unknown, object: ObjectNode, members: Member[]): void {
  if (isMergeKey(source)) {
    if (isYamlNode(value)) mergeMembers(reader, readNode(reader, value, object, undefined), members);
    return;
  }
  const key = readKey(reader, source, object);
  if (!key) return;
  const node = isYamlNode(value) ? readNode(reader, value, object, key) : undefined;
  // An alias ends where it is written, not where its anchor does.
  const end = isAlias(value) ? findRange(value)[1] : (node?.end ?? 0);
  members.push({ key, value: node, start: key.start, end: Math.max(key.end, end) });
}

/** A member of the object wins over one that is merged into it. */
function mergeMembers(reader: Reader, merged: Node, members: Member[]): void {
  const sources = merged.kind === 'array' ? merged.items : [merged];
  for (const source of sources) {
    if (source.kind !== 'object') {
      const { start, end } = source;
      reader.problems.push({ start, end, message: 'Only a mapping can be merged.' });
      continue;
    }
    for (const member of source.members) {
      if (!members.some((present) => present.key.value === member.key.value)) members.unshift(member);
    }
  }
}

function isMergeKey(source: unknown): boolean {
  return isScalar(source) && source.type === Scalar.PLAIN && source.source === '<<';
}

function readKey(reader: Reader, source: unknown, parent: ObjectNode): StringNode | undefined {
  const target = isAlias(source) ? source.resolve(reader.document) : source;
  if (!isScalar(target)) {
    if (isYamlNode(source)) {
      const [start, end] = findRange(source);
      reader.problems.push({ start, end, message: 'A name is a text; JSON has no others.' });
    }
    return undefined;
  }
  const value = unmaskBraces(typeof target.value === 'string' ? target.value : (target.source ?? ''));
  const [start, end] = findRange(isYamlNode(source) ? source : target);
  return { kind: 'string', start, end, parent, key: undefined, value, hasPlaceholder: hasPlaceholder(value) };
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly parent: Parent;
  readonly key: StringNode | undefined;
}

function readScalar(reader: Reader, source: Scalar, place: Place): Node {
  const { value } = source;
  if (typeof value === 'string') {
    const text = unmaskBraces(value);
    const solo = source.type === Scalar.PLAIN ? findSoloPlaceholder(text) : undefined;
    if (solo !== undefined) return { kind: 'placeholder', ...place, name: solo };
    return { kind: 'string', ...place, value: text, hasPlaceholder: hasPlaceholder(text) };
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value))
      reader.problems.push({ ...toProblemRange(place), message: 'JSON has no such number.' });
    const text = JSON_NUMBER.test(source.source ?? '') ? source.source : undefined;
    return { kind: 'number', ...place, value, text: text ?? JSON.stringify(value) };
  }
  if (typeof value === 'boolean') return { kind: 'boolean', ...place, value };
  return { kind: 'null', ...place };
}

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function toProblemRange({ start, end }: Place): Range {
  return { start, end };
}

/** The library counts the line breaks and blanks after a block to it. */
function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1] ?? '')) at--;
  return at;
}

function isYamlNode(value: unknown): value is YamlNode {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value);
}

function findRange(node: YamlNode): [number, number] {
  const [start = 0, end = start] = node.range ?? [];
  return [start, end];
}
