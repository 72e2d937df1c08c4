import type { TargetSummary, UpdateRequest } from '../../../../server/src/protocol.ts';
import type { UpdateSettings } from '../ports/ports.ts';
import type { Endpoint } from '../ports/service.ts';
import { toTargetKey } from '../target/target-key.ts';

export interface Asked {
  readonly target: TargetSummary;
  readonly request: UpdateRequest;
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

/**
 * What a person saw of where an update goes and what kind it is: to send the role for the first time, or to publish, is another
 * question than to send the definition once more.
 */
export function toAgreement({ target, request, profile, endpoint }: Omit<Asked, 'reasons' | 'isFirstLook'>): string {
  const members = Object.keys(request).filter((name) => request[name] !== undefined && name !== 'versionDescription');
  const kind = [...members.toSorted(), request.publish === true];
  return JSON.stringify([toTargetKey(target.ref), target.stateMachineArn, profile ?? null, endpoint.url, kind]);
}
