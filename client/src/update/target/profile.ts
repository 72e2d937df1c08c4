import type { TargetSummary } from '../../../../server/src/protocol.ts';
import type { Prompts, Store } from '../ports/ports.ts';

type ChosenProfile = { readonly kind: 'chosen'; readonly profile: string | undefined } | { readonly kind: 'dismissed' };

/**
 * The profile to use for a target. An update file comes with the workspace, so the profile that it names is a suggestion:
 * this user is asked before its first use for this target.
 */
export async function chooseProfile(target: TargetSummary, store: Store, prompts: Prompts): Promise<ChosenProfile> {
  const known = findChosenProfile(target, store);
  if (known || target.profile === undefined) return known ?? { kind: 'chosen', profile: undefined };
  const answer = await prompts.chooseProfile(target, target.profile);
  if (answer === undefined) return { kind: 'dismissed' };
  await store.keepProfileAnswer(target.ref, target.profile, answer);
  return { kind: 'chosen', profile: answer === 'use' ? target.profile : undefined };
}

/** The same without asking: undefined where this user has not been asked yet. */
export function findChosenProfile(
  target: TargetSummary,
  store: Store,
): { readonly kind: 'chosen'; readonly profile: string | undefined } | undefined {
  if (target.profile === undefined) return { kind: 'chosen', profile: undefined };
  const answer = store.findProfileAnswer(target.ref, target.profile);
  return answer && { kind: 'chosen', profile: answer === 'use' ? target.profile : undefined };
}
