import type { Range } from '../text/range.ts';

export interface Token extends Range {
  /** A bracket, colon or comma by itself; `word` is everything else outside of quotes, `${Name}` included. */
  readonly kind: '{' | '}' | '[' | ']' | ':' | ',' | 'string' | 'comment' | 'word';
}

/** A word ends where a comment begins. */
const json =
  /"(?:[^"\\\r\n]|\\.)*"?|\/\/[^\r\n]*|\/\*[^]*?(?:\*\/|$)|\$\{[^{}\s"]*\}|[{}[\]:,]|(?:(?!\/[/*])[^\s{}[\]:,"])+/y;
const yaml = /"(?:[^"\\\r\n]|\\.)*"?|'(?:[^'\r\n]|'')*'?|#[^\r\n]*|\$\{[^{}\s"]*\}|[{}[\]:,]|[^\s{}[\]:,"']+/y;
const blank = /\s*/y;

/**
 * The first token at or after `from`, which must not be inside of one. Any text has tokens, also half-typed text: a string
 * that is not closed ends with its line. Of YAML, flow collections alone are read.
 */
export function findToken(text: string, from: number, syntax: 'json' | 'yaml' = 'json'): Token | undefined {
  blank.lastIndex = from;
  blank.test(text);
  const start = blank.lastIndex;
  const token = syntax === 'yaml' ? yaml : json;
  token.lastIndex = start;
  const found = token.exec(text)?.[0];
  return found === undefined ? undefined : { kind: toKind(found), start, end: start + found.length };
}

function toKind(text: string): Token['kind'] {
  switch (text) {
    case '{':
    case '}':
    case '[':
    case ']':
    case ':':
    case ',':
      return text;
    default:
      if (text.startsWith('"') || text.startsWith("'")) return 'string';
      return text.startsWith('//') || text.startsWith('/*') || text.startsWith('#') ? 'comment' : 'word';
  }
}
