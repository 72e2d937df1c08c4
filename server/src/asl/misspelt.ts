import { findNearestName } from '../text/nearest-name.ts';
import type { LoneElement } from './machine.ts';

/** A name is compared with the unknown ones, which costs too much where many of one object are unknown. */
const MAX_GUESSES = 20;

/**
 * Whether a field that is missing stands there under a name much like its own, which is an error already: one cause gives one
 * finding. Never so where unknown names are no errors.
 */
export function isMisspelt({ node, shape, fields }: LoneElement, name: string): boolean {
  if (!shape || shape.unknownField) return false;
  const unknown = node.members.filter((_, index) => !fields[index]).slice(0, MAX_GUESSES);
  return unknown.some(({ key }) => findNearestName(key.value, [name]) !== undefined);
}
