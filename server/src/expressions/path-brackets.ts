import { CODE, fail, findQuote, type PathReader, select, skipBlanks, skipNested } from './path-reader.ts';

/** From `[` past `]`: an index, a slice, names, a filter or a script such as `(@.length-1)`. */
export function readBrackets(reader: PathReader): void {
  const { text, end, at: start } = reader;
  const inner = skipBlanks(text, start + 1, end);
  const code = text.charCodeAt(inner);
  if (inner < end && (code === CODE.QUOTE || code === CODE.DOUBLE_QUOTE)) return readQuotedNames(reader, inner);
  if (inner < end && (code === CODE.QUESTION_MARK || code === CODE.OPEN_PARENTHESIS)) return readFilter(reader, inner);
  reader.hasOnlyNames = false;
  const close = text.indexOf(']', start);
  if (close < 0 || close >= end) return fail(reader, 'This bracket is not closed.', start, start + 1);
  reader.at = close + 1;
  const content = text.slice(start + 1, close).trim();
  if (content === '*') return select(reader, start, reader.at);
  const kind = findIndexKind(content);
  if (!kind) {
    return fail(reader, 'In brackets stand an index, a slice, quoted names, * or ?(…).', start, reader.at);
  }
  if (kind === 'many') select(reader, start, reader.at);
}

/** `1` or `-1`; `1,2`, `1:` and `:-1`. The service was not asked about stranger ones, such as a step. */
function findIndexKind(content: string): 'one' | 'many' | undefined {
  let hasDigit = false;
  let isMany = false;
  for (let at = 0; at < content.length; at++) {
    const code = content.charCodeAt(at);
    if (code >= 48 && code <= 57) hasDigit = true;
    else if (code === CODE.COMMA || code === CODE.COLON) isMany = true;
    else if (code !== CODE.MINUS && code !== CODE.BLANK) return undefined;
  }
  if (!hasDigit && content !== ':') return undefined;
  return isMany ? 'many' : 'one';
}

/** From the first quote on. */
function readQuotedNames(reader: PathReader, first: number): void {
  const { text, end, at: start } = reader;
  let at = first;
  for (let count = 1; ; count++) {
    const nameStart = at;
    const close = findQuote(text, at, end);
    if (close === undefined) return fail(reader, 'This quote is not closed.', at, at + 1);
    at = skipBlanks(text, close + 1, end);
    const code = at < end ? text.charCodeAt(at) : undefined;
    if (code === CODE.CLOSE_BRACKET) {
      reader.at = at + 1;
      if (count > 1) return select(reader, start, reader.at);
      const name = text.slice(nameStart + 1, close).replaceAll(/\\(.)/gs, '$1');
      if (reader.hasOnlyNames) reader.names.push({ name, start: nameStart + 1, end: close });
      return;
    }
    if (code === undefined) return fail(reader, 'This bracket is not closed.', start, start + 1);
    if (code !== CODE.COMMA) return fail(reader, 'After a quoted name stands , or ].', at, at + 1);
    at = skipBlanks(text, at + 1, end);
    const next = at < end ? text.charCodeAt(at) : undefined;
    if (next !== CODE.QUOTE && next !== CODE.DOUBLE_QUOTE) {
      return fail(reader, 'After the comma a quoted name is missing.', at - 1, Math.min(at + 1, end));
    }
  }
}

/** What stands in a filter or script is not read: the service takes more than is written down. Brackets and quotes must close. */
function readFilter(reader: PathReader, first: number): void {
  const { text, end, at: start } = reader;
  if (!skipNested(reader)) return fail(reader, 'This filter is not closed.', start, end);
  select(reader, start, reader.at);
  const content = skipBlanks(text, first + 1, reader.at - 1);
  const isEmpty = text.slice(content, reader.at - 1).replaceAll(/[\s()]/g, '') === '';
  if (isEmpty) fail(reader, 'This filter is empty: it is written ?(@.name == value).', start, reader.at);
}
