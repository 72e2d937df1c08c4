import type { Steps } from '../text/steps.ts';
import { findExcessLength } from './bounds.ts';
import { JsonBefore } from './json-before.ts';
import { JsonReader } from './json-reader.ts';
import type { Tree } from './tree.ts';

/** Members and items between two steps. */
const STEP = 200;

/**
 * Reads JSON, with comments where the syntax is `jsonc`. Half-typed text gives the tree of all that could be read. The tree of
 * the text before may be given: what has not changed is taken over from it, and nobody can use it any more.
 */
export function* parseJsonInSteps(text: string, syntax: 'json' | 'jsonc', before?: Tree): Steps<Tree> {
  const excess = findExcessLength(text);
  if (excess) return { text, syntax, root: undefined, problems: [{ start: 0, end: 1, message: excess.message }] };
  const reader = new JsonReader(text, syntax === 'jsonc', before && new JsonBefore(before, text));
  while (reader.read(STEP)) yield;
  return { text, syntax, root: reader.root, problems: reader.problems };
}
