import { findJsonataRefusal, type JsonataRefusal } from './jsonata-library.ts';
import { readJsonata } from './jsonata-reader.ts';
import type { JsonataReading } from './jsonata-reading.ts';
import type { ExpressionProblem } from './parsed.ts';
import type { Range } from '../text/range.ts';

export type { JsonataCall, NamedRange } from './jsonata-reading.ts';

export const OPEN = '{%';
export const CLOSE = '%}';

/** What a `{% … %}` string holds. Offsets count from the start of the string. */
export interface Jsonata extends Pick<JsonataReading, 'references' | 'variables' | 'calls' | 'stateFields'> {
  /** Why it is no JSONata: at most one, for the library stops at the first. */
  readonly problems: readonly JsonataProblem[];
  /** The library was asked. */
  readonly isAsked?: boolean;
}

export interface JsonataProblem extends ExpressionProblem {
  /** The service may take it nevertheless. */
  readonly isUnsure: boolean;
}

const NOTHING = { references: [], variables: [], calls: [], stateFields: [] };

/** More words than anybody writes. The library takes a time that grows with the square of them. */
const MAX_TOKENS = 2000;

const SYNTAX_ERROR: JsonataRefusal = { message: 'Syntax error', position: undefined, isUnsure: false };

const NOT_ASKED: JsonataRefusal = {
  message: 'Too many expressions of this definition are unusual: this one is not checked.',
  position: undefined,
  isUnsure: true,
};

export function isJsonata(text: string): boolean {
  return text.length >= OPEN.length + CLOSE.length && text.startsWith(OPEN) && text.endsWith(CLOSE);
}

/** Also where one of the two is missing. Behind a blank, `{%` opens nothing: the string is only text. */
export function looksLikeJsonata(text: string): boolean {
  return text.startsWith(OPEN) || (text.endsWith(CLOSE) && !/^\s+\{%/.test(text));
}

/**
 * Reads a `{% … %}` string. An own reader finds what stands where; the library is asked only where that reader met something
 * wrong or rare, for it takes twenty times as long. So a refusal is the library's, in its words. Where it may not be asked any more,
 * what is wrong is a syntax error, and what is rare is left
 * to the service.
 */
export function parseJsonata(text: string, mayAsk = true): Jsonata {
  const end = text.length - CLOSE.length;
  const reading = readJsonata(text, OPEN.length, end);
  const { failure, isCertain, references, variables, calls, stateFields } = reading;
  if (!failure && isCertain) return { problems: [], references, variables, calls, stateFields };
  const isTooLong = reading.tokenCount > MAX_TOKENS;
  if (reading.isTooDeep || (isTooLong && !failure)) {
    const message = 'This expression is too long or too deep to be checked.';
    return { ...NOTHING, problems: [{ message, isUnsure: true, start: 0, end: text.length }] };
  }
  const isAsked = mayAsk && !isTooLong;
  const refusal = isAsked ? findJsonataRefusal(text.slice(OPEN.length, end)) : failure ? SYNTAX_ERROR : NOT_ASKED;
  if (!refusal) return { problems: [], references, variables, calls, stateFields, isAsked };
  const { message, isUnsure } = refusal;
  const position = refusal.position === undefined ? undefined : refusal.position + OPEN.length;
  return { ...NOTHING, problems: [{ message, isUnsure, ...findPlace(text, end, failure, position) }], isAsked };
}

/** The word that is wrong: where the reader stopped, or where the library did. At the end, the last word of the expression. */
function findPlace(text: string, end: number, failure: Range | undefined, position = end): Range {
  const isInside = failure !== undefined && failure.start < end;
  let last = isInside ? failure.end : Math.max(OPEN.length, failure ? end : Math.min(position, end));
  while (last > OPEN.length && /\s/.test(text[last - 1] ?? '')) last--;
  if (isInside) return { start: failure.start, end: Math.max(last, failure.start + 1) };
  if (last === OPEN.length) return { start: 0, end: text.length };
  let first = last - 1;
  while (first > OPEN.length && /[\w$]{2}/.test(text.slice(first - 1, first + 1))) first--;
  return { start: first, end: last };
}
