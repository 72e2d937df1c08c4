import type { ProfileAnswer, SaveConsent, Store } from '../../client/src/update/ports/ports.ts';
import { isSameTarget, toTargetKey } from '../../client/src/update/target/target-key.ts';

/** What this person allowed, until the test ends. */
export function buildStore(): Store {
  const answers = new Map<string, ProfileAnswer>();
  let consents: readonly SaveConsent[] = [];
  const drop = (target: SaveConsent['target']): void => {
    consents = consents.filter((one) => !isSameTarget(one.target, target));
  };
  return {
    findProfileAnswer: (target, profile) => answers.get(toKey(target, profile)),
    keepProfileAnswer: async (target, profile, answer) => void answers.set(toKey(target, profile), answer),
    listSaveConsents: () => consents,
    keepSaveConsent: async (consent) => {
      drop(consent.target);
      consents = [...consents, consent];
    },
    dropSaveConsent: async (target) => drop(target),
  };
}

function toKey(target: SaveConsent['target'], profile: string): string {
  return `${toTargetKey(target)} ${profile}`;
}
