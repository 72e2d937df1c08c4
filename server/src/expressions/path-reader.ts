import type { Range } from '../text/range.ts';
import type { ExpressionProblem, VariableUse } from './parsed.ts';

/** A name of a path, without its quotes and escapes. */
export interface PathName extends Range {
  readonly name: string;
}

/** How far a path is read, and what was found in it. */
export interface PathReader {
  readonly text: string;
  readonly end: number;
  at: number;
  readonly variables: VariableUse[];
  readonly names: PathName[];
  hasOnlyNames: boolean;
  selector: Range | undefined;
  problem: ExpressionProblem | undefined;
}

/** The characters that mean something, as UTF-16 units. */
export const CODE = {
  DOT: 46,
  OPEN_BRACKET: 91,
  CLOSE_BRACKET: 93,
  OPEN_PARENTHESIS: 40,
  CLOSE_PARENTHESIS: 41,
  DOLLAR: 36,
  QUOTE: 39,
  DOUBLE_QUOTE: 34,
  BACKSLASH: 92,
  COMMA: 44,
  QUESTION_MARK: 63,
  ASTERISK: 42,
  COLON: 58,
  MINUS: 45,
  BLANK: 32,
  SLASH: 47,
  TILDE: 126,
} as const;

/** The reader stands behind the dollar sign. */
export function readVariable(reader: PathReader, start: number): boolean {
  const from = reader.at;
  while (reader.at < reader.end && isNameCharacter(reader.text, reader.at, reader.at === from)) reader.at++;
  if (reader.at === from) return false;
  reader.variables.push({ name: reader.text.slice(from, reader.at), start, end: reader.at });
  return true;
}

const FIRST_CHARACTER = /[\p{ID_Start}_]/u;
const FURTHER_CHARACTER = /[\p{ID_Continue}\ud800-\udfff]/u;

function isNameCharacter(text: string, at: number, isFirst: boolean): boolean {
  const code = text.charCodeAt(at);
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95) return true;
  if (code < 128) return !isFirst && code >= 48 && code <= 57;
  // A letter beyond the first 65,536 is two units: both count.
  if (isFirst) return FIRST_CHARACTER.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
  return FURTHER_CHARACTER.test(text.charAt(at));
}

/**
 * From an opening bracket or parenthesis past the one that closes it, over all that is nested, strings and regular expressions.
 * Finds the variables on the way. False, and the reader stays, where it is not closed.
 */
export function skipNested(reader: PathReader): boolean {
  const { text, end, at: start } = reader;
  let depth = 0;
  while (reader.at < end) {
    const code = text.charCodeAt(reader.at);
    if (code === CODE.QUOTE || code === CODE.DOUBLE_QUOTE || (code === CODE.SLASH && isPatternStart(text, reader.at))) {
      const close = findQuote(text, reader.at, end);
      if (close === undefined) break;
      reader.at = close + 1;
      continue;
    }
    reader.at++;
    if (code === CODE.OPEN_BRACKET || code === CODE.OPEN_PARENTHESIS) depth++;
    else if ((code === CODE.CLOSE_BRACKET || code === CODE.CLOSE_PARENTHESIS) && --depth === 0) return true;
    else if (code === CODE.DOLLAR) readVariable(reader, reader.at - 1);
  }
  reader.at = start;
  return false;
}

/** A slash begins a regular expression behind `=~`; elsewhere it may be a part of a name. */
function isPatternStart(text: string, at: number): boolean {
  let before = at - 1;
  while (before > 0 && text.charCodeAt(before) === CODE.BLANK) before--;
  return text.charCodeAt(before) === CODE.TILDE;
}

/** The place of the same character again, escaped ones left out. */
export function findQuote(text: string, open: number, end: number): number | undefined {
  const quote = text.charCodeAt(open);
  for (let at = open + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === CODE.BACKSLASH) at++;
    else if (code === quote) return at;
  }
  return undefined;
}

export function select(reader: PathReader, start: number, end: number): void {
  reader.selector ??= { start, end };
  reader.hasOnlyNames = false;
}

export function fail(reader: PathReader, message: string, start: number, end: number): void {
  reader.problem ??= { message, start, end };
}

export function skipBlanks(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) <= 32) at++;
  return at;
}

export function skipBlanksBack(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && text.charCodeAt(at - 1) <= 32) at--;
  return at;
}
