import type { Json } from '../../server/src/update/update-request.ts';

/** The members of a request or an answer. */
export interface Members {
  readonly [member: string]: Json | undefined;
}

export type JsonObject = Readonly<Record<string, Json>>;

/** The value where it is an object. */
export function findMembers(value: Json | undefined): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value where it is a string. */
export function findText(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
