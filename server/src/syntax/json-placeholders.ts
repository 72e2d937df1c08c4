import { skipToken } from './json-token.ts';
import { findPlaceholders } from './placeholder.ts';

/** The placeholders outside of strings and comments, by their offset. */
export function findUnquotedPlaceholders(text: string): ReadonlyMap<number, string> {
  const all = findPlaceholders(text);
  if (all.length === 0) return new Map();
  const found = new Map<number, string>();
  let at = 0;
  for (const { name, start } of all) {
    // `at` is always outside of strings and comments here, or past the placeholder.
    while (at < start) at = skipToken(text, at);
    if (at === start) found.set(start, name);
  }
  return found;
}

/** Puts a string of the same length in the place of every unquoted placeholder, so that all offsets stay. */
export function maskPlaceholders(text: string, placeholders: ReadonlyMap<number, string>): string {
  if (placeholders.size === 0) return text;
  const parts: string[] = [];
  let from = 0;
  for (const [start, name] of placeholders) {
    parts.push(text.slice(from, start), '"', '_'.repeat(name.length + 1), '"');
    from = start + name.length + 3;
  }
  parts.push(text.slice(from));
  return parts.join('');
}
