import { Lexer } from 'yaml';
import type { Range } from '../text/range.ts';
import { skipToken } from './json-token.ts';
import type { Tree } from './tree.ts';
import { maskBraces } from './yaml-placeholders.ts';

/** What the lexer puts before a scalar, so that `# text` in a block scalar is not taken for a comment. */
const SCALAR_MARK = '\u001f';
/** What it puts between tokens and is no part of the text: marks of documents, flow errors and scalars. */
const MARKS: ReadonlySet<string> = new Set(['\u0002', '\u0018', SCALAR_MARK]);

/** The comments of a text in their order, from their mark to their last character. JSON has none. */
export function findComments({ text, syntax }: Tree): Range[] {
  if (syntax === 'json') return [];
  return syntax === 'yaml' ? findYamlComments(text) : findJsonComments(text);
}

function findYamlComments(text: string): Range[] {
  const comments: Range[] = [];
  let at = 0;
  let before = '';
  for (const token of new Lexer().lex(maskBraces(text))) {
    const isScalar = before === SCALAR_MARK;
    before = token;
    if (MARKS.has(token) && !isScalar) continue;
    if (token.startsWith('#') && !isScalar) comments.push({ start: at, end: at + token.length });
    at += token.length;
    before = '';
  }
  return comments;
}

function findJsonComments(text: string): Range[] {
  const comments: Range[] = [];
  for (let at = 0; at < text.length;) {
    const end = skipToken(text, at);
    if (text[at] === '/' && end > at + 1) comments.push({ start: at, end });
    at = end;
  }
  return comments;
}
