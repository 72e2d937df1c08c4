import type { Json } from '../../server/src/update/update-request.ts';
import { findMembers, findText } from './members.ts';
import { refuse, type Refusal } from './outcome.ts';

/** Values by key, the oldest first. */
export type Tags = ReadonlyMap<string, string>;

/** The service's quota. */
const MAX_TAGS = 50;

/** The tags of a machine after those of a request were added, whose values win. */
export function addTags(tags: Tags, given: Json | undefined, arn: string): Tags | Refusal {
  const added = (Array.isArray(given) ? given : []).map((item): [string, string] => {
    const { key, value } = findMembers(item) ?? {};
    return [findText(key) ?? '', findText(value) ?? ''];
  });
  const all = new Map([...tags, ...added]);
  if (all.size <= MAX_TAGS) return all;
  return refuse('TooManyTags', `A resource has at most ${MAX_TAGS} tags`, { resourceName: arn });
}
