import type { TextEdit } from '../text/range.ts';
import type { Member, Node, ObjectNode, StringNode } from './node.ts';
import type { SourceText, Syntax } from './tree.ts';

/** Texts that YAML reads as themselves without quotes, and as strings. */
const PLAIN_YAML =
  /^(?!(?:true|false|null|yes|no|on|off|y|n)$)[A-Za-z_$](?:[\w$./*-]|:(?=\S))*(?: (?:[\w$./*-]|:(?=\S))+)*$/i;

/** The text of a scalar in the given syntax. */
export function writeScalar(value: string | number | boolean, syntax: Syntax): string {
  return syntax === 'yaml' && typeof value === 'string' && PLAIN_YAML.test(value) ? value : JSON.stringify(value);
}

/** Replaces a value; a string keeps the kind of quotes that it has. */
export function replaceValue(tree: SourceText, node: Node, value: string | number | boolean): TextEdit {
  const quote = typeof value === 'string' ? tree.text[node.start] : undefined;
  let text = quote === '"' ? JSON.stringify(value) : writeScalar(value, tree.syntax);
  if (quote === "'") text = `'${`${value}`.replaceAll("'", "''")}'`;
  return { start: node.start, end: node.end, text };
}

export function renameKey(tree: SourceText, key: StringNode, name: string): TextEdit {
  return replaceValue(tree, key, name);
}

/** Adds a member at the end of an object; `value` is text in the tree's syntax. */
export function insertMember(tree: SourceText, object: ObjectNode, name: string, value: string): TextEdit {
  return insertMembers(tree, object, [[name, value]]);
}

/** Adds members at the end of an object, by their names; the values are texts in the tree's syntax. */
export function insertMembers(
  tree: SourceText,
  object: ObjectNode,
  entries: readonly (readonly [name: string, value: string])[],
): TextEdit {
  const isFlow = tree.text[object.start] === '{';
  const comma = isFlow ? ',' : '';
  const members = entries.map(([name, value]) => writeMember(tree, name, value));
  if (object.members.length === 0) {
    const text = members.join(', ');
    return { start: object.start + 1, end: object.start + 1, text: isFlow ? ` ${text} ` : text };
  }
  // Members that YAML merges into an object stand somewhere else, and behind a name that is still missing nothing can stand.
  const last = object.members.findLast(({ key }) => key.parent === object && key.end > key.start);
  const at = last?.end ?? (isFlow ? tree.text.slice(0, object.end - 1).trimEnd().length : object.end);
  const indent = findIndent(tree.text, last?.start ?? object.start, isFlow);
  if (indent === undefined) return { start: at, end: at, text: `${comma} ${members.join(', ')}` };
  // A comment on the line of the last member stays there.
  const comment = /^[ \t]*(?:(?:#|\/\/)[^\r\n]*)?(?=\r|\n|$)/.exec(tree.text.slice(at))?.[0] ?? '';
  const lineBreak = `${tree.text.includes('\r\n') ? '\r\n' : '\n'}${indent}`;
  const text = `${comma}${comment}${lineBreak}${members.join(`${comma}${lineBreak}`)}`;
  return { start: at, end: at + comment.length, text };
}

/** A member as text, for an object that is written in one line or for a line of its own. */
export function writeMember({ syntax }: SourceText, name: string, value: string): string {
  return `${syntax === 'yaml' ? writeScalar(name, 'yaml') : JSON.stringify(name)}: ${value}`;
}

/** Removes a member with its comma, and its lines where nothing else stands on them. */
export function removeMember({ text }: SourceText, reader: ObjectNode, member: Member): TextEdit {
  // What YAML merges into an object is removed where it stands.
  const object = member.key.parent?.kind === 'object' ? member.key.parent : reader;
  const { previous, next } = findNeighbours(object, member);
  if (text[object.start] === '{') {
    if (next) return { start: member.start, end: next.start, text: '' };
    if (previous) return { start: previous.end, end: member.end, text: '' };
    // YAML allows a comma behind the last member, not one alone.
    const comma = /^\s*,/.exec(text.slice(member.end, object.end))?.[0].length ?? 0;
    return { start: object.start + 1, end: member.end + comma, text: '' };
  }
  const lineStart = text.lastIndexOf('\n', member.start - 1) + 1;
  const start = findStart(text, member);
  if (!previous && !next) return { start, end: member.end, text: text[member.end] === '#' ? '{} ' : '{}' };
  const lineBreak = text.indexOf('\n', member.end);
  const lineEnd = lineBreak < 0 ? text.length : lineBreak + 1;
  if (text.slice(lineStart, start).trim() === '') return { start: lineStart, end: lineEnd, text: '' };
  // The first member of a sequence's item: what follows takes its place.
  return { start, end: next ? findStart(text, next) : member.end, text: '' };
}

/** Where a member of a block begins: `? ` says that a key follows, and a tag or an anchor of the key goes with it. */
function findStart(text: string, { start }: Member): number {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const lead = /^[ \t]*(?:-[ \t]+)*((?:\?[ \t]+)?(?:[!&]\S*[ \t]+)*)$/.exec(before)?.[1] ?? '';
  return start - lead.length;
}

/** The members beside it, of those that stand in the object itself. */
function findNeighbours(
  object: ObjectNode,
  member: Member,
): { readonly previous: Member | undefined; readonly next: Member | undefined } {
  const { members } = object;
  const index = members.indexOf(member);
  let before = index - 1;
  while (before >= 0 && members[before]?.key.parent !== object) before--;
  let after = index + 1;
  while (after < members.length && members[after]?.key.parent !== object) after++;
  return { previous: members[before], next: members[after] };
}

/** Nobody indents so far, and a text in one line is not looked through for every member. */
const MAX_INDENT = 1000;

/** What a line of its own begins with beside a member; undefined in a flow collection where something stands before it. */
function findIndent(text: string, start: number, isFlow: boolean): string | undefined {
  const before = text.slice(Math.max(0, start - MAX_INDENT), start);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  // A tag or an anchor of the key stands between.
  const indent = /^(\s*)(?:[!&]\S*\s+)*$/.exec(line)?.[1];
  if (indent !== undefined) return indent;
  // The first member of an item, `- name: …`: the others stand in the same column.
  return isFlow ? undefined : ' '.repeat(line.length);
}
