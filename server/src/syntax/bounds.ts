import { skipToken } from './json-token.ts';

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

/** Why the text is not parsed at all, and where; undefined where it is within the limits. One pass, no recursion. */
export function findExcess(
  text: string,
  syntax: 'json' | 'jsonc' | 'yaml',
): { at: number; message: string } | undefined {
  if (text.length > MAX_LENGTH) {
    return { at: 0, message: `The text has ${text.length} characters; more than ${MAX_LENGTH} are not read.` };
  }
  const at = syntax === 'yaml' ? findDeepYaml(text) : findDeepJson(text);
  return at === undefined ? undefined : { at, message: `Nested more than ${MAX_DEPTH} levels deep; it is not read.` };
}

/** A bracket closes only its like, for so the parser reads text that is broken; others would hide how deep it goes. */
function findDeepJson(text: string): number | undefined {
  const closing: number[] = [];
  for (let at = 0; at < text.length; at = skipToken(text, at)) {
    const code = text.charCodeAt(at);
    if (code === 91 || code === 123) {
      if (closing.push(code + 2) > MAX_DEPTH) return at;
    } else if ((code === 93 || code === 125) && closing.at(-1) === code) closing.pop();
  }
  return undefined;
}

/**
 * Flow collections nest by brackets, block collections by what leads a line: a level takes at least one column there.
 * Brackets are counted in strings too, where they close again.
 */
function findDeepYaml(text: string): number | undefined {
  let depth = 0;
  let lead = 0;
  let leading = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) {
      leading = true;
      lead = 0;
      continue;
    }
    if (code === 91 || code === 123) depth++;
    else if (code === 93 || code === 125) depth = Math.max(0, depth - 1);
    if (leading && (code === 32 || code === 45 || code === 63 || code === 58)) {
      // Blanks alone are cheap indentation; indicators are levels.
      if (code !== 32) lead++;
    } else leading = false;
    if (depth > MAX_DEPTH || lead > MAX_DEPTH) return at;
  }
  return undefined;
}
