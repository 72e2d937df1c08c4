import { findPlaceholderAt } from './placeholder.ts';

/** `word` is no token of JSON: it is reported and skipped. */
export type JsonToken =
  '{' | '}' | '[' | ']' | ':' | ',' | 'string' | 'number' | 'true' | 'false' | 'null' | 'placeholder' | 'end';

/** What is wrong with a token by itself. */
export type TokenProblem =
  | 'InvalidSymbol'
  | 'InvalidCommentToken'
  | 'UnexpectedEndOfComment'
  | 'UnexpectedEndOfString'
  | 'UnexpectedEndOfNumber'
  | 'InvalidUnicode'
  | 'InvalidEscapeCharacter'
  | 'InvalidCharacter';

type ReportToken = (problem: TokenProblem, start: number, end: number) => void;

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const WORDS: ReadonlySet<string> = new Set(['true', 'false', 'null']);

/** Reads a JSON text token by token, and gets over whatever is no token. Comments are skipped. */
export class JsonScanner {
  token: JsonToken = 'end';
  /** Where the token begins, and where it has ended. */
  start = 0;
  end = 0;
  /** What a string says, and a placeholder's name. */
  value = '';

  readonly #text: string;
  readonly #hasComments: boolean;
  readonly #report: ReportToken;

  constructor(text: string, hasComments: boolean, report: ReportToken) {
    this.#text = text;
    this.#hasComments = hasComments;
    this.#report = report;
  }

  /** Goes on to the next token, and gives it. */
  next(): JsonToken {
    const text = this.#text;
    for (;;) {
      let at = this.end;
      while (at < text.length && isBlank(text.charCodeAt(at))) at++;
      this.start = at;
      if (at >= text.length) {
        this.end = at;
        return (this.token = 'end');
      }
      const code = text.charCodeAt(at);
      if (code === 34) return this.#readString(at);
      const bracket = findPunctuation(code);
      if (bracket) {
        this.end = at + 1;
        return (this.token = bracket);
      }
      if (isDigit(code) || (code === 45 && isDigit(text.charCodeAt(at + 1)))) return this.#readNumber(at);
      if (code === 47 && this.#skipComment(at)) continue;
      if (code === 36 && this.#readPlaceholder(at)) return this.token;
      if (this.#readWord(at)) return this.token;
    }
  }

  /** To the first token behind a place. */
  skipTo(place: number): void {
    this.end = place;
    this.next();
  }

  #readString(start: number): JsonToken {
    const text = this.#text;
    let at = start + 1;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === 34) break;
      if (code === 92 || code < 32) return this.#readUnusualString(start, at);
      at++;
    }
    this.value = text.slice(start + 1, at);
    this.end = Math.min(text.length, at + 1);
    if (at === text.length) this.#report('UnexpectedEndOfString', start, this.end);
    return (this.token = 'string');
  }

  /** A string with an escape or a control character, which `from` is. One that is not closed ends with its line. */
  #readUnusualString(start: number, from: number): JsonToken {
    const text = this.#text;
    let problem: TokenProblem | undefined;
    let value = '';
    let copied = start + 1;
    let at = from;
    for (;;) {
      const code = at < text.length ? text.charCodeAt(at) : 10;
      if (code === 34 || code === 10 || code === 13) {
        if (code !== 34) problem = 'UnexpectedEndOfString';
        break;
      }
      if (code < 32) problem = 'InvalidCharacter';
      if (code === 92) {
        value += text.slice(copied, at);
        const letter = text[at + 1] ?? '';
        const digits = letter === 'u' ? HEXADECIMAL.exec(text.slice(at + 2, at + 6))?.[0] : undefined;
        const read = digits === undefined ? ESCAPES[letter] : String.fromCharCode(Number.parseInt(digits, 16));
        if (read === undefined) problem = letter === 'u' ? 'InvalidUnicode' : 'InvalidEscapeCharacter';
        at += Math.min(text.length - at, 2 + (digits?.length ?? 0));
        value += read ?? '';
        copied = at;
      } else at++;
    }
    this.value = value + text.slice(copied, at);
    this.end = text.charCodeAt(at) === 34 ? at + 1 : at;
    if (problem) this.#report(problem, start, this.end);
    return (this.token = 'string');
  }

  #readNumber(start: number): JsonToken {
    NUMBER.lastIndex = start;
    NUMBER.test(this.#text);
    this.end = NUMBER.lastIndex;
    if (!isDigit(this.#text.charCodeAt(this.end - 1))) this.#report('UnexpectedEndOfNumber', start, this.end);
    return (this.token = 'number');
  }

  #skipComment(start: number): boolean {
    const text = this.#text;
    const next = text.charCodeAt(start + 1);
    if (next !== 47 && next !== 42) return false;
    if (next === 47) {
      let at = start + 2;
      while (at < text.length && !isLineBreak(text.charCodeAt(at))) at++;
      this.end = at;
    } else {
      const closing = text.indexOf('*/', start + 2);
      this.end = closing < 0 ? text.length : closing + 2;
      if (closing < 0 && this.#hasComments) this.#report('UnexpectedEndOfComment', start, this.end);
    }
    if (!this.#hasComments) this.#report('InvalidCommentToken', start, this.end);
    return true;
  }

  #readPlaceholder(start: number): boolean {
    const placeholder = findPlaceholderAt(this.#text, start);
    if (!placeholder) return false;
    this.token = 'placeholder';
    this.value = placeholder.name;
    this.end = placeholder.end;
    return true;
  }

  /** One of JSON's words, or false for what is none. */
  #readWord(start: number): boolean {
    const text = this.#text;
    let at = start + 1;
    while (at < text.length && !endsWord(text, at)) at++;
    this.end = at;
    const word = text.slice(start, at);
    if (!WORDS.has(word)) {
      this.#report('InvalidSymbol', start, at);
      return false;
    }
    this.token = word as JsonToken;
    return true;
  }
}

const HEXADECIMAL = /^[\da-fA-F]{4}$/;
/** Also one that is not complete, as while it is typed. */
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d*)?(?:(?<=\d)[eE][+-]?\d*)?/y;

function findPunctuation(code: number): JsonToken | undefined {
  switch (code) {
    case 44:
      return ',';
    case 58:
      return ':';
    case 91:
      return '[';
    case 93:
      return ']';
    case 123:
      return '{';
    case 125:
      return '}';
    default:
      return undefined;
  }
}

function endsWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (isBlank(code) || code === 34 || code === 47 || findPunctuation(code)) return true;
  return code === 36 && findPlaceholderAt(text, at) !== undefined;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
