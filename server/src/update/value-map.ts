import type { StringNode } from '../syntax/node.ts';
import type { Mapping, SourceMap } from '../text/source-map.ts';

/**
 * From a string's value to the text of the file that it was read from. Characters that stand there as they are map one to
 * one, an escape maps to its character, and where the text can't be followed (folded lines), all of it stands for the rest.
 */
export function buildValueMap(text: string, node: StringNode): SourceMap {
  const map = text[node.start] === '|' ? mapBlock(text, node) : mapLine(text, node);
  const mapped = map.at(-1)?.made.end ?? 0;
  if (mapped < node.value.length) {
    map.push({
      made: { start: mapped, end: node.value.length },
      source: { start: node.start, end: node.end },
      exact: false,
    });
  }
  return map;
}

/** Line by line: each stands in the text behind the block's indentation. */
function mapBlock(text: string, node: StringNode): Mapping[] {
  const map: Mapping[] = [];
  const lines = node.value.split('\n');
  let source = text.indexOf('\n', node.start) + 1;
  let made = 0;
  let indentation: number | undefined;
  for (const line of lines) {
    const lineBreak = text.indexOf('\n', source);
    const raw = text.slice(source, lineBreak < 0 ? text.length : lineBreak).replace(/\r$/, '');
    if (line !== '') indentation ??= raw.length - line.length;
    const skipped = line === '' ? raw.length : (indentation ?? 0);
    if (source >= node.end || raw.slice(skipped) !== line) return map;
    const length = Math.min(line.length + 1, node.value.length - made);
    if (length > 0) {
      const start = source + skipped;
      map.push({ made: { start: made, end: made + length }, source: { start, end: start + length }, exact: true });
    }
    made += length;
    source = lineBreak < 0 ? text.length : lineBreak + 1;
  }
  return map;
}

/** A plain or quoted string, up to the end of its first line. */
function mapLine(text: string, node: StringNode): Mapping[] {
  const quote = text[node.start] === '"' || text[node.start] === "'" ? text[node.start] : '';
  const mark = quote === '"' ? '\\' : quote;
  const map: Mapping[] = [];
  let at = node.start + (quote === '' ? 0 : 1);
  let made = 0;
  while (made < node.value.length && at < node.end) {
    let length = 0;
    while (text[at + length] === node.value[made + length] && text[at + length] !== mark) {
      if (made + length >= node.value.length) break;
      length++;
    }
    const exact = length > 0;
    const source = exact ? length : getEscapeLength(text, at, mark, node.value[made] ?? '');
    if (source === 0) return map;
    const end = made + (exact ? length : 1);
    map.push({ made: { start: made, end }, source: { start: at, end: at + source }, exact });
    made = end;
    at += source;
  }
  return map;
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The length of the escape that was read as this character; 0 where there is none. */
function getEscapeLength(text: string, at: number, mark: string | undefined, char: string): number {
  if (text[at] !== mark) return 0;
  if (mark === "'") return text.startsWith("''", at) && char === "'" ? 2 : 0;
  const [whole = '', digits, letter = ''] = /^\\(?:u([0-9a-fA-F]{4})|(.))/.exec(text.slice(at, at + 6)) ?? [];
  const read =
    digits === undefined ? (SHORT_ESCAPES[letter] ?? letter) : String.fromCharCode(Number.parseInt(digits, 16));
  return read === char ? whole.length : 0;
}
