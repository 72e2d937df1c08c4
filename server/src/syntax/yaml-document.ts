import { Composer, type Document, Lexer, Parser, type YAMLError } from 'yaml';
import { TEMPLATE_TAGS } from '../catalog/template-functions.ts';
import {
  type Excess,
  findExcessLength,
  MAX_DEPTH,
  MAX_PROBLEMS,
  MAX_TOKENS,
  TOO_DEEP,
  TOO_MANY_TOKENS,
} from './bounds.ts';
import { getProblemRange } from './problem.ts';
import type { SyntaxProblem } from './tree.ts';
import { maskBraces, unmaskBraces } from './yaml-placeholders.ts';
import { CORE_TAGS } from './yaml-scalar.ts';

/** Every scalar is a text here, which costs least; what it says is told by its style and tag. */
const OPTIONS = { schema: 'failsafe', resolveKnownTags: false, uniqueKeys: false } as const;

export interface ComposedYaml {
  readonly document: Document.Parsed | undefined;
  readonly problems: SyntaxProblem[];
}

/**
 * The library's document of a text. The library reads tokens without recursion, and then recurses for every level: it is
 * stopped before that where a text nests too deep or is too much.
 */
export function composeYaml(text: string): ComposedYaml {
  const tokens = readTokens(maskBraces(text));
  if ('excess' in tokens) {
    const { at, message } = tokens.excess;
    return { document: undefined, problems: [{ ...getProblemRange(text, at, at + 1), message }] };
  }
  const document = withoutStackTraces(() => composeTokens(tokens.first, text.length));
  const problems = document ? listProblems(text, document) : [];
  if (tokens.second !== undefined) {
    const place = getProblemRange(text, tokens.second, tokens.second + '---'.length);
    problems.push({
      ...place,
      message: 'A definition is one document, and this is the second: the service takes one.',
    });
  }
  return { document, problems };
}

/** Of thousands of errors, the traces of the library’s calls would cost more than all else. */
function withoutStackTraces<T>(work: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function composeTokens(tokens: readonly Token[], length: number): Document.Parsed | undefined {
  const composer = new Composer(OPTIONS);
  let document: Document.Parsed | undefined;
  for (const token of tokens) for (const made of composer.next(token)) document ??= made;
  for (const made of composer.end(true, length)) document ??= made;
  return document;
}

type Token = Parameters<Composer['next']>[0];
type Tokens = { readonly excess: Excess } | { readonly first: readonly Token[]; readonly second: number | undefined };

/** The parts of the first document, and where a second one begins. */
function readTokens(masked: string): Tokens {
  const tooLong = findExcessLength(masked);
  if (tooLong) return { excess: tooLong };
  const parser = new Parser();
  const first: Token[] = [];
  let hasDocument = false;
  let count = 0;
  for (const lexeme of new Lexer().lex(masked)) {
    for (const token of parser.next(lexeme)) {
      hasDocument ||= token.type === 'document';
      first.push(token);
    }
    if (hasDocument && parser.stack[0]?.type === 'document') return { first, second: parser.stack[0].offset };
    if (parser.stack.length > MAX_DEPTH) return { excess: { at: parser.offset, message: TOO_DEEP } };
    if (++count > MAX_TOKENS) return { excess: { at: parser.offset, message: TOO_MANY_TOKENS } };
  }
  first.push(...parser.end());
  return { first, second: undefined };
}

function listProblems(text: string, { errors, warnings }: Document.Parsed): SyntaxProblem[] {
  const unknownTags = warnings.filter((warning) => isUnknownTag(text, warning));
  return [...errors, ...unknownTags].slice(0, MAX_PROBLEMS).map(({ pos: [start, end], message, code }) => ({
    ...getProblemRange(text, start, end),
    message:
      code === 'TAG_RESOLVE_FAILED'
        ? `The tag ${text.slice(start, Math.min(end, start + MAX_NAMED))} has no meaning in a definition: the service takes JSON.`
        : unmaskBraces(message),
  }));
}

/** Of a tag, in a message. */
const MAX_NAMED = 60;

/** The other warnings are about style. */
function isUnknownTag(text: string, { code, pos }: YAMLError): boolean {
  const tag = text.slice(...pos);
  return code === 'TAG_RESOLVE_FAILED' && !CORE_TAGS.has(tag) && !TEMPLATE_TAGS.has(tag);
}
