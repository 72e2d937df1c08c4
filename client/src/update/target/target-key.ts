import type { TargetRef } from '../../../../server/src/protocol.ts';

/** A target as one string, to compare it and to keep things by it. */
export function toTargetKey(target: TargetRef): string {
  return JSON.stringify([target.updateFileUri, target.name ?? null]);
}

export function isSameTarget(one: TargetRef, other: TargetRef): boolean {
  return toTargetKey(one) === toTargetKey(other);
}
