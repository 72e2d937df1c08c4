import type { Answer } from '../update/ports/service.ts';
import { findString } from './members.ts';

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken: string | undefined;
}

/** A hundred thousand machines, ten times as many as an account may have. */
const MOST_PAGES = 100;

export function toPage<T>(items: readonly T[], output: object): Page<T> {
  return { items, nextToken: findString(output, 'nextToken') };
}

/** All pages of a list. One without an end is no list, and fails. */
export async function listPages<T>(
  load: (nextToken: string | undefined) => Promise<Answer<Page<T>>>,
  operation: string,
): Promise<Answer<readonly T[]>> {
  const all: T[] = [];
  let nextToken: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await load(nextToken);
    if (answer.kind !== 'answered') return answer;
    all.push(...answer.value.items);
    nextToken = answer.value.nextToken;
    if (nextToken === undefined) return { kind: 'answered', value: all };
  }
  const message = `The list has more than ${MOST_PAGES} pages: this endpoint does not end it as Step Functions does.`;
  return { kind: 'failed', failure: { name: 'SyntaxError', message, operation } };
}

/** One more call for each item, one after the other: the service allows few at once. */
export async function listEach<T, U>(
  list: Answer<readonly T[]>,
  load: (item: T) => Promise<Answer<U>>,
): Promise<Answer<readonly U[]>> {
  if (list.kind !== 'answered') return list;
  const all: U[] = [];
  for (const item of list.value) {
    const answer = await load(item);
    if (answer.kind !== 'answered') return answer;
    all.push(answer.value);
  }
  return { kind: 'answered', value: all };
}
