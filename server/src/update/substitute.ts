import { type Node, type StringNode, walkNodes } from '../syntax/node.ts';
import { findPlaceholders, type Placeholder } from '../syntax/placeholder.ts';
import { parseTree, type Tree } from '../syntax/tree.ts';
import type { Range } from '../text/range.ts';
import type { Mapping, SourceMap } from '../text/source-map.ts';
import { toJson } from './to-json.ts';

/** A placeholder that got its value. */
export interface Substitution {
  readonly name: string;
  readonly value: Node;
  /** Where the value stands in the text that was made. */
  readonly made: Range;
}

export interface SubstitutedText {
  readonly text: string;
  readonly map: SourceMap;
  readonly substitutions: readonly Substitution[];
  /** Placeholders without a value, by their place in the source. They are left as they are. */
  readonly unresolved: readonly Placeholder[];
}

/**
 * Puts the values in the place of the placeholders of a JSON text, in one pass: a value that holds a placeholder itself is
 * sent as it stands. `unquoted` has the places of those that stand where a value belongs; `words` says whether a text that is no
 * JSON value becomes a JSON string there, as it would in YAML.
 */
export function substitutePlaceholders(
  text: string,
  unquoted: ReadonlySet<number>,
  values: ReadonlyMap<string, Node>,
  words: boolean,
): SubstitutedText {
  const placeholders = findPlaceholders(text);
  const parts: string[] = [];
  const map: Mapping[] = [];
  const substitutions: Substitution[] = [];
  const unresolved: Placeholder[] = [];
  let length = 0;
  const add = (part: string, source: Range, exact: boolean): Range => {
    const made = { start: length, end: length + part.length };
    if (source.end > source.start) map.push({ made, source, exact });
    parts.push(part);
    length = made.end;
    return made;
  };
  let from = 0;
  for (const placeholder of placeholders) {
    const { name, start, end } = placeholder;
    const value = values.get(name);
    if (!value) {
      unresolved.push(placeholder);
      continue;
    }
    add(text.slice(from, start), { start: from, end: start }, true);
    const written = unquoted.has(start) ? writeUnquoted(value, words) : JSON.stringify(writeText(value)).slice(1, -1);
    substitutions.push({ name, value, made: add(written, { start, end }, false) });
    from = end;
  }
  add(text.slice(from), { start: from, end: text.length }, true);
  return { text: parts.join(''), map, substitutions, unresolved };
}

/** The names of all placeholders of a definition, each once, in the order of the text. */
export function listPlaceholderNames({ root }: Tree): readonly string[] {
  const names = new Set<string>();
  const addAll = ({ value, hasPlaceholder }: StringNode): void => {
    if (hasPlaceholder) for (const { name } of findPlaceholders(value)) names.add(name);
  };
  for (const node of walkNodes(root)) {
    if (node.kind === 'placeholder' && !node.argument) names.add(node.name);
    if (node.kind === 'string') addAll(node);
    if (node.kind === 'object') for (const { key } of node.members) addAll(key);
  }
  return [...names];
}

/** What our fix puts where a person must write the value. It is never sent. */
export function toMark(name: string): string {
  return `<${name}>`;
}

/** A value as messages show it, and as it goes into a string. */
export function writeText(value: Node): string {
  if (value.kind === 'string') return value.value;
  return value.kind === 'number' ? value.text : JSON.stringify(toJson(value));
}

function writeUnquoted(value: Node, words: boolean): string {
  const text = writeText(value);
  if (value.kind !== 'string' || !words) return text;
  const { root, problems } = parseTree(text, 'json');
  return root && root.kind !== 'placeholder' && problems.length === 0 ? text : JSON.stringify(text);
}
