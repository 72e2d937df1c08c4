import type { Mapping, SourceMap } from '../text/source-map.ts';
import type { Node } from './node.ts';

/**
 * The tree as JSON text of two blanks a level, with a map from the text back to the tree's own. An unquoted placeholder is
 * written as it is named: substitution comes after.
 */
export function writeJson(root: Node): { text: string; map: SourceMap } {
  const writer: Writer = { parts: [], length: 0, mappings: [] };
  writeNode(writer, root, '\n');
  return { text: writer.parts.join(''), map: writer.mappings };
}

interface Writer {
  readonly parts: string[];
  length: number;
  readonly mappings: Mapping[];
}

function write(writer: Writer, text: string, source: { start: number; end: number }): void {
  const made = { start: writer.length, end: writer.length + text.length };
  writer.mappings.push({ made, source: { start: source.start, end: source.end }, exact: false });
  writer.parts.push(text);
  writer.length = made.end;
}

/** `line` is a line break with the indentation of the node's own line. */
function writeNode(writer: Writer, node: Node, line: string): void {
  const opening = { start: node.start, end: Math.min(node.end, node.start + 1) };
  const closing = { start: Math.max(node.start, node.end - 1), end: node.end };
  if (node.kind === 'object') {
    const members = node.members.filter(({ value }) => value !== undefined);
    write(writer, members.length === 0 ? '{' : `{${line}  `, opening);
    members.forEach(({ key, value }, index) => {
      if (index > 0) write(writer, `,${line}  `, key);
      write(writer, JSON.stringify(key.value), key);
      write(writer, ': ', key);
      if (value) writeNode(writer, value, `${line}  `);
    });
    write(writer, members.length === 0 ? '}' : `${line}}`, closing);
  } else if (node.kind === 'array') {
    write(writer, node.items.length === 0 ? '[' : `[${line}  `, opening);
    node.items.forEach((item, index) => {
      if (index > 0) write(writer, `,${line}  `, item);
      writeNode(writer, item, `${line}  `);
    });
    write(writer, node.items.length === 0 ? ']' : `${line}]`, closing);
  } else write(writer, writeScalar(node), node);
}

function writeScalar(node: Exclude<Node, { kind: 'object' | 'array' }>): string {
  if (node.kind === 'null') return 'null';
  if (node.kind === 'placeholder') return `\${${node.name}}`;
  return node.kind === 'number' ? node.text : JSON.stringify(node.value);
}
