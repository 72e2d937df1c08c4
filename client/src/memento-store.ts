import type { Memento } from 'vscode';
import type { TargetRef } from '../../server/src/protocol.ts';
import type { RecentRegions } from './update/files/create-from-machine.ts';
import type { ProfileAnswer, SaveConsent, Store } from './update/ports/ports.ts';
import { isSameTarget, toTargetKey } from './update/target/target-key.ts';

const PROFILE_ANSWERS = 'profileAnswers';
const SAVE_CONSENTS = 'saveConsents';
const RECENT_REGIONS = 'recentRegions';
const MOST_REGIONS = 5;

/** Keeps what this user allowed in the user's own storage of VS Code: never in the workspace, and not synchronised. */
export function buildMementoStore(
  memento: Memento,
): Store & { forgetProfileAnswers(target: TargetRef): Promise<void> } {
  const readAnswers = (): Record<string, ProfileAnswer> =>
    memento.get<Record<string, ProfileAnswer>>(PROFILE_ANSWERS, {});
  const readConsents = (): readonly SaveConsent[] => memento.get<readonly SaveConsent[]>(SAVE_CONSENTS, []);
  const othersThan = (target: TargetRef): SaveConsent[] =>
    readConsents().filter((consent) => !isSameTarget(consent.target, target));
  return {
    findProfileAnswer: (target, profile) => readAnswers()[toAnswerKey(target, profile)],
    keepProfileAnswer: async (target, profile, answer) => {
      await memento.update(PROFILE_ANSWERS, { ...readAnswers(), [toAnswerKey(target, profile)]: answer });
    },
    forgetProfileAnswers: async (target) => {
      const kept = Object.entries(readAnswers()).filter(([key]) => !key.startsWith(`${toTargetKey(target)} `));
      await memento.update(PROFILE_ANSWERS, Object.fromEntries(kept));
    },
    listSaveConsents: readConsents,
    keepSaveConsent: async (consent) => {
      await memento.update(SAVE_CONSENTS, [...othersThan(consent.target), consent]);
    },
    dropSaveConsent: async (target) => {
      await memento.update(SAVE_CONSENTS, othersThan(target));
    },
  };
}

function toAnswerKey(target: TargetRef, profile: string): string {
  return `${toTargetKey(target)} ${profile}`;
}

/** The regions that this user chose last, in the same storage. */
export function buildRecentRegions(memento: Memento): RecentRegions {
  const list = (): readonly string[] => memento.get<readonly string[]>(RECENT_REGIONS, []);
  return {
    list,
    keep: async (region) => {
      const others = list().filter((one) => one !== region);
      await memento.update(RECENT_REGIONS, [region, ...others].slice(0, MOST_REGIONS));
    },
  };
}
