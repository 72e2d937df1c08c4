import type { Range } from '../text/range.ts';
import { type Mapping, type SourceMap, toSourceRange } from '../text/source-map.ts';
import type { StringNode } from './node.ts';
import type { Tree } from './tree.ts';

/**
 * From a stretch of a string's value to the stretch of the file that it was read from, through escapes, folded lines and the
 * indentation of blocks. What can't be followed is the whole string. Meant for findings alone.
 */
export function toTextRange({ text }: Pick<Tree, 'text'>, node: StringNode, start: number, end: number): Range {
  const { length } = node.value;
  const from = Math.max(0, Math.min(start, length));
  const to = Math.max(from, Math.min(end, length));
  const kept = maps.get(node);
  const map = kept?.start === node.start ? kept.map : (findVerbatimMap(text, node) ?? buildValueMap(text, node));
  maps.set(node, { start: node.start, map });
  return toSourceRange(map, { start: from, end: to });
}

/** A long string may have thousands of findings: it is read once for all of them, where it stands. */
const maps = new WeakMap<StringNode, { readonly start: number; readonly map: SourceMap }>();

/**
 * From a string's value to the text of the file: characters that stand there as they are map one to one, an escape to its
 * character, a line break with the indentation behind it to what it was folded to.
 */
export function buildValueMap(text: string, node: StringNode): SourceMap {
  const scan: Scan = { text, value: node.value, at: node.start, made: 0, map: [] };
  const first = text[node.start];
  if (first === '|' || first === '>') mapBlock(scan);
  else mapFlow(scan, first === '"' || first === "'" ? first : undefined);
  if (scan.made < node.value.length) {
    const made = { start: scan.made, end: node.value.length };
    scan.map.push({ made, source: { start: node.start, end: node.end }, exact: false });
  }
  return scan.map;
}

/** Of a value that stands in the text as it is: each escape or fold would have made it shorter than its source. */
function findVerbatimMap(text: string, { start, end, value }: StringNode): SourceMap | undefined {
  const at = text[start] === '"' || text[start] === "'" ? start + 1 : start;
  if (value.length !== end - at - (at - start) || !text.startsWith(value, at)) return undefined;
  return [{ made: { start: 0, end: value.length }, source: { start: at, end: at + value.length }, exact: true }];
}

interface Scan {
  readonly text: string;
  readonly value: string;
  /** How far the text and the value are read. */
  at: number;
  made: number;
  readonly map: Mapping[];
}

function take(scan: Scan, sourceEnd: number, madeLength: number, exact: boolean): void {
  const made = { start: scan.made, end: scan.made + madeLength };
  if (madeLength > 0) scan.map.push({ made, source: { start: scan.at, end: sourceEnd }, exact });
  scan.at = sourceEnd;
  scan.made = made.end;
}

/** A plain or quoted string: of JSON, or of YAML on one line or more. Stops where text and value part. */
function mapFlow(scan: Scan, quote: '"' | "'" | undefined): void {
  const { text, value } = scan;
  const mark = quote === '"' ? '\\' : quote;
  if (quote) scan.at++;
  while (scan.made < value.length) {
    const verbatim = findVerbatimEnd(scan, mark);
    if (verbatim > scan.at) take(scan, verbatim, verbatim - scan.at, true);
    else if (text[scan.at] === mark) {
      const { length, read } = readEscape(text, scan.at);
      if (!value.startsWith(read, scan.made)) return;
      take(scan, scan.at + length, read.length, false);
    } else {
      const end = skipBlanks(text, scan.at, true);
      const lineBreaks = text.slice(scan.at, end).split('\n').length - 1;
      const folded = lineBreaks === 1 ? ' ' : '\n'.repeat(Math.max(0, lineBreaks - 1));
      if (folded === '' || !value.startsWith(folded, scan.made)) return;
      take(scan, end, folded.length, false);
    }
  }
}

/** How far the text reads as the value does; blanks in front of a line break are folded with it. */
function findVerbatimEnd({ text, value, at, made }: Scan, mark: string | undefined): number {
  let blanksEnd = at;
  let end = at;
  for (; text[end] !== mark && made + end - at < value.length; end++) {
    if (end >= blanksEnd) blanksEnd = skipBlanks(text, end, false);
    if (isLineBreak(text, blanksEnd) || text[end] !== value[made + end - at]) break;
  }
  return end;
}

/**
 * A literal or folded block. The value tells the indentation, which the text alone does not where it is given in the header,
 * and how line breaks were folded.
 */
function mapBlock(scan: Scan): void {
  const { text, value } = scan;
  while (scan.at < text.length && !isLineBreak(text, scan.at)) scan.at++;
  const indentation = findIndentation(scan);
  if (indentation === undefined) return;
  scan.at += getLineBreakLength(text, scan.at);
  const blankLines = /^\n*/.exec(value)?.[0].length ?? 0;
  take(scan, skipToContent(text, scan.at, indentation), blankLines, false);
  while (scan.made < value.length) {
    let end = scan.at;
    while (end < text.length && !isLineBreak(text, end)) end++;
    if (text.slice(scan.at, end) !== value.slice(scan.made, scan.made + end - scan.at)) return;
    take(scan, end, end - scan.at, true);
    const folded = countFolded(scan);
    if (folded === 0) return;
    const next = end + getLineBreakLength(text, end);
    const isLast = scan.made + folded === value.length;
    take(scan, isLast ? next : skipToContent(text, next, indentation), folded, false);
  }
}

function findIndentation({ text, value, at }: Scan): number | undefined {
  const inValue = value.search(/[^ \n]/);
  if (inValue < 0) return undefined;
  let inText = at;
  while (inText < text.length && /[ \r\n]/.test(text[inText] ?? '')) inText++;
  const column = inText - text.lastIndexOf('\n', inText) - 1;
  return Math.max(0, column - (inValue - value.lastIndexOf('\n', inValue) - 1));
}

/** From the start of a line, over lines that hold nothing but indentation, to the first character behind it. */
function skipToContent(text: string, start: number, indentation: number): number {
  for (let line = start; ;) {
    let at = line;
    while (at - line < indentation && text[at] === ' ') at++;
    if (!isLineBreak(text, at)) return at;
    line = at + getLineBreakLength(text, at);
  }
}

/** What the line breaks behind a line of a block became in the value: a blank, or line breaks; 0 where it is neither. */
function countFolded({ value, made }: Scan): number {
  if (value[made] === ' ') return 1;
  let end = made;
  while (value[end] === '\n') end++;
  return end - made;
}

/** To YAML a carriage return alone is none. */
function isLineBreak(text: string, at: number): boolean {
  return getLineBreakLength(text, at) > 0;
}

function getLineBreakLength(text: string, at: number): 0 | 1 | 2 {
  const code = text.charCodeAt(at);
  if (code === 10) return 1;
  return code === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 0;
}

function skipBlanks(text: string, start: number, overLines: boolean): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 9) at++;
    else if (overLines && isLineBreak(text, at)) at += getLineBreakLength(text, at);
    else return at;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\u0007',
  b: '\b',
  e: '\u001b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  '\t': '\t',
};
const HEXADECIMAL = /^\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8})/;

/** An escape of JSON or YAML and what it says. An escaped line break says nothing; an unknown escape stands for itself. */
function readEscape(text: string, at: number): { length: number; read: string } {
  if (text[at] === "'") return { length: 2, read: "'" };
  const lineBreak = getLineBreakLength(text, at + 1);
  if (lineBreak > 0) return { length: skipBlanks(text, at + 1 + lineBreak, false) - at, read: '' };
  const letter = text[at + 1] ?? '';
  const read = ESCAPES[letter];
  if (read !== undefined) return { length: 2, read };
  const digits = HEXADECIMAL.exec(text.slice(at, at + 10))?.[0];
  const code = Number.parseInt(digits?.slice(2) ?? '', 16);
  if (digits === undefined || code > 0x10ffff) return { length: 2, read: `\\${letter}` };
  return { length: digits.length, read: String.fromCodePoint(code) };
}
