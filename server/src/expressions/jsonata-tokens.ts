import type { Range } from '../text/range.ts';

/** One word of JSONata. Of a name or variable `text` is the name alone, of an operator the operator. */
export interface Token extends Range {
  readonly kind: 'operator' | 'name' | 'variable' | 'string' | 'number' | 'value' | 'regex' | 'end' | 'unreadable';
  readonly text: string;
}

const OPERATOR = 1;
const BLANK = 2;
/** What a character is, by its code: both end a name. It is asked for every character. */
const KINDS = new Uint8Array(128);
/** Each is an operator or the beginning of one. */
for (const character of '.[]{}(),@#;:?+-*/%|=<>^&!~') KINDS[character.charCodeAt(0)] = OPERATOR;
/** Other blanks, such as a form feed, belong to names. */
for (const character of ' \t\n\r\v') KINDS[character.charCodeAt(0)] = BLANK;
const DOUBLE_OPERATORS: ReadonlySet<string> = new Set(['..', ':=', '!=', '>=', '<=', '**', '~>']);
const WORD_OPERATORS: ReadonlySet<string> = new Set(['and', 'or', 'in']);
const VALUES: ReadonlySet<string> = new Set(['true', 'false', 'null']);
const LONGEST_WORD = 5;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][-+]?\d+)?/y;

const DOLLAR = 36;
const SLASH = 47;
const ASTERISK = 42;
const BACKSLASH = 92;

/**
 * The word at or behind an offset, as jsonata 2.0.6 reads it. `end` is the end of the expression, which is the end of the
 * text to the reader. Whether a slash begins a regular expression or divides depends on what stands before it.
 */
export function readToken(text: string, from: number, end: number, takesRegex: boolean): Token {
  let at = skipBlanks(text, from, end);
  while (text.charCodeAt(at) === SLASH && text.charCodeAt(at + 1) === ASTERISK && at + 1 < end) {
    const close = text.indexOf('*/', at + 2);
    if (close < 0 || close + 2 > end) return { kind: 'unreadable', text: '', start: at, end };
    at = skipBlanks(text, close + 2, end);
  }
  if (at >= end) return { kind: 'end', text: '', start: end, end };
  const code = text.charCodeAt(at);
  if (code === SLASH && takesRegex) return readRegex(text, at, end);
  if (KINDS[code] === OPERATOR) {
    // Most operators stand alone: only where another one follows can it be of two characters.
    const isDouble = at + 1 < end && KINDS[text.charCodeAt(at + 1)] === OPERATOR;
    const length = isDouble && DOUBLE_OPERATORS.has(text.slice(at, at + 2)) ? 2 : 1;
    return { kind: 'operator', text: text.slice(at, at + length), start: at, end: at + length };
  }
  if (code === 34 || code === 39) return readString(text, at, end, code);
  if (code >= 48 && code <= 57) return readNumber(text, at, end);
  if (code === 96) {
    const close = text.indexOf('`', at + 1);
    if (close < 0 || close >= end) return { kind: 'unreadable', text: '', start: at, end };
    return { kind: 'name', text: text.slice(at + 1, close), start: at, end: close + 1 };
  }
  return readName(text, at, end);
}

function readName(text: string, start: number, end: number): Token {
  let at = start;
  while (at < end && !KINDS[text.charCodeAt(at)]) at++;
  if (text.charCodeAt(start) === DOLLAR) return { kind: 'variable', text: text.slice(start + 1, at), start, end: at };
  const name = text.slice(start, at);
  return { kind: at - start > LONGEST_WORD ? 'name' : findWordKind(name), text: name, start, end: at };
}

function findWordKind(name: string): Token['kind'] {
  return WORD_OPERATORS.has(name) ? 'operator' : VALUES.has(name) ? 'value' : 'name';
}

function readNumber(text: string, start: number, end: number): Token {
  NUMBER.lastIndex = start;
  NUMBER.test(text);
  const close = Math.min(NUMBER.lastIndex, end);
  const digits = text.slice(start, close);
  return { kind: Number.isFinite(Number(digits)) ? 'number' : 'unreadable', text: digits, start, end: close };
}

function readString(text: string, start: number, end: number, quote: number): Token {
  for (let at = start + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return { kind: 'string', text: text.slice(start + 1, at), start, end: at + 1 };
    if (code !== BACKSLASH) continue;
    const escaped = text[at + 1] ?? '';
    if (escaped === 'u' && /^[\da-fA-F]{4}$/.test(text.slice(at + 2, at + 6)) && at + 6 <= end) at += 5;
    else if ('"\\/bfnrt'.includes(escaped) && escaped !== '') at++;
    else return { kind: 'unreadable', text: '', start: at, end: Math.min(at + 2, end) };
  }
  return { kind: 'unreadable', text: '', start, end };
}

/** A slash in brackets does not end it, nor one behind an odd number of backslashes. */
function readRegex(text: string, start: number, end: number): Token {
  let depth = 0;
  let isEscaped = false;
  for (let at = start + 1; at < end; at++) {
    const character = text[at] ?? '';
    if (character === '/' && depth === 0 && !isEscaped) {
      let close = at + 1;
      while (close < end && (text[close] === 'i' || text[close] === 'm')) close++;
      const pattern = text.slice(start + 1, at);
      const kind = pattern !== '' && isPattern(pattern, text.slice(at + 1, close)) ? 'regex' : 'unreadable';
      return { kind, text: pattern, start, end: close };
    }
    // Here the library looks at one backslash alone.
    if (text[at - 1] !== '\\') {
      if ('([{'.includes(character)) depth++;
      else if (')]}'.includes(character)) depth--;
    }
    isEscaped = character === '\\' && !isEscaped;
  }
  return { kind: 'unreadable', text: '', start, end };
}

function isPattern(pattern: string, flags: string): boolean {
  try {
    return new RegExp(pattern, flags) instanceof RegExp;
  } catch {
    return false;
  }
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && KINDS[text.charCodeAt(at)] === BLANK) at++;
  return at;
}
