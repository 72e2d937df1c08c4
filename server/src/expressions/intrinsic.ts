import type { Range } from '../text/range.ts';
import { type JsonPath, parseJsonPath } from './json-path.ts';
import type { ExpressionProblem, VariableUse } from './parsed.ts';

export interface IntrinsicCall extends Range {
  readonly kind: 'call';
  readonly name: string;
  readonly nameRange: Range;
  readonly arguments: readonly IntrinsicArgument[];
  /** 1 for the outermost call. */
  readonly depth: number;
}

export interface PathArgument extends Range {
  readonly kind: 'path';
  readonly path: JsonPath;
}

export interface LiteralArgument extends Range {
  readonly kind: 'string' | 'number' | 'boolean' | 'null';
  /** Of a string, what stands between the quotes: its escapes are still there. */
  readonly text: string;
}

export type IntrinsicArgument = IntrinsicCall | PathArgument | LiteralArgument;

export interface Intrinsic {
  /** Every call that was read to its end, inner ones first. */
  readonly calls: readonly IntrinsicCall[];
  readonly paths: readonly JsonPath[];
  readonly variables: readonly VariableUse[];
  /** The first thing that could not be read. */
  readonly problems: readonly ExpressionProblem[];
}

interface Reader {
  readonly text: string;
  at: number;
  readonly calls: IntrinsicCall[];
  readonly paths: JsonPath[];
  problem: ExpressionProblem | undefined;
}

/** Far more than the service takes, and far less than would exhaust the stack. */
const MAX_READ_DEPTH = 100;

/** Whether a text is meant as a call: a name and what may be the beginning of its arguments. */
export function looksLikeIntrinsic(text: string): boolean {
  return /^\s*(?:States\.|[A-Za-z_][\w.]*\s*\()/.test(text);
}

/** Reads a call such as `States.Format('{}', $.name)`. Linear; offsets count from the start of the text. */
export function parseIntrinsic(text: string): Intrinsic {
  const reader: Reader = { text, at: 0, calls: [], paths: [], problem: undefined };
  skipBlanks(reader);
  readCall(reader, 1);
  skipBlanks(reader);
  if (reader.at < text.length) fail(reader, 'Nothing may follow the call.', reader.at, text.length);
  const { calls, paths, problem } = reader;
  return { calls, paths, variables: paths.flatMap(({ variables }) => variables), problems: problem ? [problem] : [] };
}

function readCall(reader: Reader, depth: number): IntrinsicCall | undefined {
  const { text, at: start } = reader;
  const name = readWord(reader);
  const nameRange = { start, end: reader.at };
  skipBlanks(reader);
  if (text[reader.at] !== '(') {
    const message = `${name} is no argument: a text stands in single quotes, a path begins with $.`;
    const missing = `After ${name} its arguments are missing: (…).`;
    return fail(reader, name.startsWith('States.') ? missing : message, start, Math.max(nameRange.end, start + 1));
  }
  if (depth > MAX_READ_DEPTH) return fail(reader, 'Calls stand too deep in each other.', start, nameRange.end);
  const open = reader.at;
  reader.at++;
  const found = readArguments(reader, open, depth);
  if (!found) return undefined;
  const call = { kind: 'call', name, nameRange, arguments: found, depth, start, end: reader.at } as const;
  reader.calls.push(call);
  return call;
}

/** Behind the opening parenthesis, past the closing one. */
function readArguments(reader: Reader, open: number, depth: number): IntrinsicArgument[] | undefined {
  const { text } = reader;
  const found: IntrinsicArgument[] = [];
  skipBlanks(reader);
  if (text[reader.at] === ')') {
    reader.at++;
    return found;
  }
  for (;;) {
    const argument = readArgument(reader, open, depth);
    if (!argument) return undefined;
    found.push(argument);
    skipBlanks(reader);
    const character = text[reader.at];
    if (character === undefined) return fail(reader, 'This parenthesis is not closed.', open, open + 1);
    reader.at++;
    if (character === ')') return found;
    if (character !== ',') return fail(reader, 'After an argument stands , or ).', reader.at - 1, reader.at);
    skipBlanks(reader);
  }
}

function readArgument(reader: Reader, open: number, depth: number): IntrinsicArgument | undefined {
  const { text, at: start } = reader;
  const character = text[start];
  if (character === undefined) return fail(reader, 'This parenthesis is not closed.', open, open + 1);
  if (character === '$') return readPath(reader);
  if (character === "'") return readString(reader);
  if (character === '"') return fail(reader, 'A text stands in single quotes here.', start, start + 1);
  if (character === ',' || character === ')') {
    return fail(reader, 'An argument is missing here.', character === ',' ? start : start - 1, start + 1);
  }
  NUMBER.lastIndex = start;
  if (NUMBER.test(text)) {
    reader.at = NUMBER.lastIndex;
    return { kind: 'number', text: text.slice(start, reader.at), start, end: reader.at };
  }
  const literal = readLiteral(reader);
  if (literal) return literal;
  if (/[A-Za-z_]/.test(character)) return readCall(reader, depth + 1);
  return fail(reader, 'An argument is a path, a text in single quotes, a number or a call.', start, start + 1);
}

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
const LITERAL = /(?:true|false|null)(?![\w.])/y;

function readLiteral(reader: Reader): LiteralArgument | undefined {
  const { at: start } = reader;
  LITERAL.lastIndex = start;
  const text = LITERAL.exec(reader.text)?.[0];
  if (text === undefined) return undefined;
  reader.at += text.length;
  return { kind: text === 'null' ? 'null' : 'boolean', text, start, end: reader.at };
}

function readString(reader: Reader): LiteralArgument | undefined {
  const { text, at: start } = reader;
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at];
    if (character === "'") {
      reader.at = at + 1;
      return { kind: 'string', text: text.slice(start + 1, at), start, end: reader.at };
    }
    if (character !== '\\') continue;
    at++;
    if (!/['{}\\]/.test(text[at] ?? '')) {
      const message = String.raw`Only \', \{, \} and \\ can be escaped here.`;
      return fail(reader, message, at - 1, Math.min(at + 1, text.length));
    }
  }
  return fail(reader, 'This quote is not closed.', start, start + 1);
}

/** Up to the comma or parenthesis that ends the argument: those in brackets and in a function's own parentheses don't. */
function readPath(reader: Reader): PathArgument {
  const { text, at: start } = reader;
  let depth = 0;
  let quote: string | undefined;
  for (; reader.at < text.length; reader.at++) {
    const character = text[reader.at];
    if (quote !== undefined) {
      if (character === '\\') reader.at++;
      else if (character === quote) quote = undefined;
    } else if (depth > 0 && (character === "'" || character === '"')) quote = character;
    else if (character === '[' || character === '(') depth++;
    else if (depth === 0 && (character === ',' || character === ')')) break;
    else if (character === ']' || character === ')') depth--;
  }
  reader.at = Math.min(reader.at, text.length);
  const path = parseJsonPath(text, start, reader.at);
  reader.paths.push(path);
  reader.problem ??= path.problems[0];
  return { kind: 'path', path, start, end: reader.at };
}

function readWord(reader: Reader): string {
  WORD.lastIndex = reader.at;
  const word = WORD.exec(reader.text)?.[0] ?? '';
  reader.at += word.length;
  return word;
}

const WORD = /[A-Za-z_][\w.-]*/y;

function skipBlanks(reader: Reader): void {
  while (reader.at < reader.text.length && reader.text.charCodeAt(reader.at) <= 32) reader.at++;
}

/** What follows the first problem is not read. */
function fail(reader: Reader, message: string, start: number, end: number): undefined {
  reader.problem ??= { message, start, end };
  reader.at = reader.text.length;
}
