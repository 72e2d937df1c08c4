import { findValue, type Node, type ObjectNode } from '../syntax/node.ts';
import type { LoneState } from './machine.ts';

/** The fields of a task that hold the request, of which each query language has one. */
export const REQUEST_FIELDS = [
  { name: 'Parameters', language: 'JSONPath' },
  { name: 'Arguments', language: 'JSONata' },
] as const;

/** The request that a task sends. Undefined where it is not given, at least not in the state’s own language. */
export function findRequest({ node, language, isDowngrade }: LoneState): Node | undefined {
  for (const field of REQUEST_FIELDS) {
    if (language && !isDowngrade && field.language !== language) continue;
    const value = findValue(node, field.name);
    if (value) return value;
  }
  return undefined;
}

/** Whether a name that a placeholder completes may be any. */
export function hasOpenName({ members }: ObjectNode): boolean {
  return members.some(({ key }) => key.hasPlaceholder);
}

/** Whether an object says the field; with JSONPath also by a path or an intrinsic function, under its name with `.$`. */
export function givesField({ members }: ObjectNode, name: string, { language }: LoneState): boolean {
  return members.some(({ key }) => key.value === name || (language !== 'JSONata' && key.value === `${name}.$`));
}
