import { CHOICE_SHAPES } from './choice-rules.ts';
import { ERROR_HANDLING_SHAPES } from './error-handling.ts';
import { MAP_SHAPES } from './map-fields.ts';
import { SCOPE_SHAPES } from './scopes.ts';
import type { Shape } from './shape.ts';
import { STATE_SHAPES } from './states.ts';

const SHAPES: ReadonlyMap<string, Shape> = new Map(
  [...SCOPE_SHAPES, ...STATE_SHAPES, ...CHOICE_SHAPES, ...MAP_SHAPES, ...ERROR_HANDLING_SHAPES].map((shape) => [
    shape.name,
    shape,
  ]),
);

/** Every object of the Amazon States Language whose fields the language defines; of states, the name is the type. */
export function findAslShape(name: string): Shape | undefined {
  return SHAPES.get(name);
}

/** The longest label of a Map state, in characters. */
export const MAX_LABEL_LENGTH = 40;

/** Of scopes inside of each other. The service publishes no limit; this many are known to be refused. */
export const REFUSED_SCOPE_DEPTH = 60;

/** The longest name of a state, in characters. */
export const MAX_STATE_NAME_LENGTH = 80;

/** The longest name of a variable, in characters. */
export const MAX_VARIABLE_NAME_LENGTH = 80;
