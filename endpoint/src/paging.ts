import { findText, type Members } from './members.ts';
import { refuse, type Refusal } from './outcome.ts';

const DEFAULT_PAGE = 100;

export interface Page<T> {
  readonly items: readonly T[];
  /** To be put into the answer; empty on the last page. */
  readonly next: { readonly nextToken?: string };
}

/**
 * The page that `maxResults` and `nextToken` of a request ask for. The token holds the operation and the key of the last item
 * shown, so that what is added meanwhile shifts nothing; where that item is gone, the token is refused.
 */
export function readPage<T>(
  operation: string,
  input: Members,
  items: readonly T[],
  toKey: (item: T) => string,
): Page<T> | Refusal {
  const { maxResults } = input;
  const nextToken = findText(input['nextToken']);
  const size = typeof maxResults === 'number' && maxResults > 0 ? maxResults : DEFAULT_PAGE;
  let start = 0;
  if (nextToken !== undefined) {
    const last = findLastKey(operation, nextToken);
    start = items.findIndex((item) => toKey(item) === last) + 1;
    if (start === 0) return refuse('InvalidToken', "Invalid Token: 'Invalid token'");
  }
  const shown = items.slice(start, start + size);
  const last = shown.at(-1);
  if (last === undefined || start + size >= items.length) return { items: shown, next: {} };
  const token = Buffer.from(JSON.stringify([operation, toKey(last)])).toString('base64url');
  return { items: shown, next: { nextToken: token } };
}

function findLastKey(operation: string, token: string): string | undefined {
  try {
    const read: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (!Array.isArray(read) || read[0] !== operation) return undefined;
    return typeof read[1] === 'string' ? read[1] : undefined;
  } catch {
    return undefined;
  }
}
