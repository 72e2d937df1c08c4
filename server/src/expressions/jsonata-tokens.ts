import type { Range } from '../text/range.ts';

/** One word of JSONata. Of a name or variable `text` is the name alone, of an operator the operator. */
export interface Token extends Range {
  readonly kind: 'operator' | 'name' | 'variable' | 'string' | 'number' | 'value' | 'regex' | 'end' | 'unreadable';
  readonly text: string;
}

/** Characters that end a name, each an operator or the beginning of one. */
const OPERATORS = new Set('.[]{}(),@#;:?+-*/%|=<>^&!~'.split('').map((character) => character.charCodeAt(0)));
/** Other blanks, such as a form feed, belong to names. */
const BLANKS = new Set(' \t\n\r\v'.split('').map((character) => character.charCodeAt(0)));
/** 1 for each of both: it is asked for every character. */
const ENDS_NAME = new Uint8Array(128);
for (const code of [...OPERATORS, ...BLANKS]) ENDS_NAME[code] = 1;
const DOUBLE_OPERATORS: ReadonlySet<string> = new Set(['..', ':=', '!=', '>=', '<=', '**', '~>']);
const WORD_OPERATORS: ReadonlySet<string> = new Set(['and', 'or', 'in']);
const VALUES: ReadonlySet<string> = new Set(['true', 'false', 'null']);
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][-+]?\d+)?/y;

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
  if (OPERATORS.has(code)) {
    // Most operators stand alone: only where another one follows can it be of two characters.
    const isDouble = at + 1 < end && OPERATORS.has(text.charCodeAt(at + 1));
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
  while (at < end && !isNameEnd(text.charCodeAt(at))) at++;
  const name = text.slice(start, at);
  if (name.startsWith('$')) return { kind: 'variable', text: name.slice(1), start, end: at };
  const kind = WORD_OPERATORS.has(name) ? 'operator' : VALUES.has(name) ? 'value' : 'name';
  return { kind, text: name, start, end: at };
}

function isNameEnd(code: number): boolean {
  return code < 128 && ENDS_NAME[code] === 1;
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
  while (at < end && BLANKS.has(text.charCodeAt(at))) at++;
  return at;
}
