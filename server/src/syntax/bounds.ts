/**
 * Limits that are checked before any recursive work: parsers and walkers recurse once or more for every level, and a text
 * of a few kilobytes must not end the process.
 */
export const MAX_DEPTH = 400;
/** Nodes that aliases may add to a YAML tree. A definition at the service's limit has fewer. */
export const MAX_ALIASED_NODES = 100_000;
/** Of one text: a person mends the first ones, and the rest follow from them. */
export const MAX_PROBLEMS = 100;
/** In UTF-16 units: eight times what the service takes, since YAML with comments may be longer than what is sent. */
export const MAX_LENGTH = 8 * 1_048_576;

/** Why a text is not read at all, and where. */
export interface Excess {
  readonly at: number;
  readonly message: string;
}

/** Of a YAML text, in the words of the library’s lexer. A definition at the service’s limit has half as many. */
export const MAX_TOKENS = 500_000;

export const TOO_MANY_TOKENS = `More than ${MAX_TOKENS} words and signs; it is not read.`;
export const TOO_DEEP = `Nested more than ${MAX_DEPTH} levels deep; it is not read.`;

export function findExcessLength(text: string): Excess | undefined {
  if (text.length <= MAX_LENGTH) return undefined;
  return { at: 0, message: `The text has ${text.length} characters; more than ${MAX_LENGTH} are not read.` };
}
