import type { TargetSummary } from '../../../../server/src/protocol.ts';
import type { UpdateSettings } from '../ports/ports.ts';
import type { Endpoint } from '../ports/service.ts';
import { toTargetKey } from '../target/target-key.ts';

export interface Asked {
  readonly target: TargetSummary;
  readonly profile: string | undefined;
  readonly endpoint: Endpoint;
  /** What is unusual about this update. */
  readonly reasons: readonly string[];
  /** The machine was never looked at from here. */
  readonly isFirstLook: boolean;
}

/**
 * Whether a person is asked before an update leaves. A protected target and whatever is unusual always ask; of others the first
 * in a window does, unless this user wants to be asked always, or only when something is unusual.
 */
export function mustAsk(asked: Asked, { confirmUpdate }: UpdateSettings, agreed: ReadonlySet<string>): boolean {
  if (asked.target.protected || asked.reasons.length > 0 || confirmUpdate === 'always') return true;
  if (agreed.has(toAgreement(asked))) return false;
  // An endpoint that is not AWS's own is unusual until it was agreed to, and so is a machine that this person has never seen.
  return confirmUpdate === 'oncePerWindow' || asked.endpoint.configured || asked.isFirstLook;
}

/** All that a person saw that decides where an update goes: a change of any of it asks again. */
export function toAgreement({ target, profile, endpoint }: Omit<Asked, 'reasons' | 'isFirstLook'>): string {
  return JSON.stringify([toTargetKey(target.ref), target.stateMachineArn, profile ?? null, endpoint.url]);
}
