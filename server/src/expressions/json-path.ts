import type { Range } from '../text/range.ts';
import type { ExpressionProblem, VariableUse } from './parsed.ts';
import { readBrackets } from './path-brackets.ts';
import {
  CODE,
  fail,
  type PathName,
  type PathReader,
  readVariable,
  select,
  skipBlanksBack,
  skipNested,
} from './path-reader.ts';

/** A path in the dialect that the service reads: Jayway's, which also takes what stands unquoted in a filter. */
export interface JsonPath {
  /** Where it begins: `$` the state's data, `$$` the context object, otherwise a variable. Undefined where it does not begin as a path. */
  readonly root: '$' | '$$' | 'variable' | undefined;
  readonly variables: readonly VariableUse[];
  /** The names that follow the root, up to the first step that is more than a name. */
  readonly names: readonly PathName[];
  /** What makes it select more than one node: a wildcard, filter, slice, list or `..`. Undefined of a Reference Path. */
  readonly selector: Range | undefined;
  /** The first thing that could not be read. */
  readonly problems: readonly ExpressionProblem[];
}

/** Reads a path, or the part of a text that is one. Linear; offsets count from the start of the whole text. */
export function parseJsonPath(text: string, start = 0, end = text.length): JsonPath {
  const reader: PathReader = {
    text,
    end: skipBlanksBack(text, start, end),
    at: start,
    variables: [],
    names: [],
    hasOnlyNames: true,
    selector: undefined,
    problem: undefined,
  };
  const root = readRoot(reader);
  while (!reader.problem && reader.at < reader.end) readStep(reader);
  const { variables, names, selector, problem } = reader;
  return { root, variables, names, selector, problems: problem ? [problem] : [] };
}

function readRoot(reader: PathReader): JsonPath['root'] {
  const { text, end, at: start } = reader;
  if (start >= end || text.charCodeAt(start) !== CODE.DOLLAR) {
    fail(reader, 'A path begins with $, with $$ or with a variable, such as $name.', start, end);
    return undefined;
  }
  reader.at++;
  if (reader.at < end && text.charCodeAt(reader.at) === CODE.DOLLAR) reader.at++;
  const name = reader.at === start + 1 ? readVariable(reader, start) : false;
  const code = text.charCodeAt(reader.at);
  if (reader.at < end && code !== CODE.DOT && code !== CODE.OPEN_BRACKET) {
    fail(reader, `A path goes on with . or [ after ${text.slice(start, reader.at)}.`, reader.at, reader.at + 1);
  }
  if (name) return 'variable';
  return text.charCodeAt(start + 1) === CODE.DOLLAR && start + 1 < end ? '$$' : '$';
}

function readStep(reader: PathReader): void {
  const { text, end, at: start } = reader;
  let code = text.charCodeAt(start);
  if (code === CODE.DOT) {
    reader.at++;
    if (reader.at < end && text.charCodeAt(reader.at) === CODE.DOT) {
      reader.at++;
      select(reader, start, reader.at);
    }
    if (reader.at >= end) {
      return fail(reader, 'The path ends where a name or [ should follow.', start, end);
    }
    code = text.charCodeAt(reader.at);
    if (code === CODE.DOT) return fail(reader, 'After . a path goes on with a name or [.', reader.at, reader.at + 1);
  }
  if (code === CODE.OPEN_BRACKET) readBrackets(reader);
  else if (code === CODE.ASTERISK) {
    reader.at++;
    select(reader, reader.at - 1, reader.at);
  } else readName(reader);
}

function readName(reader: PathReader): void {
  const { text, end, at: start } = reader;
  for (; reader.at < end; reader.at++) {
    const code = text.charCodeAt(reader.at);
    if (code === CODE.DOT || code === CODE.OPEN_BRACKET) break;
    if (code === CODE.BLANK) {
      return fail(reader, "A blank can't stand here; a name with blanks is written ['so'].", reader.at, reader.at + 1);
    }
    if (code === CODE.OPEN_PARENTHESIS) {
      reader.hasOnlyNames = false;
      if (skipNested(reader)) return;
      return fail(reader, 'This parenthesis is not closed.', reader.at, reader.at + 1);
    }
  }
  if (reader.hasOnlyNames) reader.names.push({ name: text.slice(start, reader.at), start, end: reader.at });
}
