import type { Failure, TargetSummary } from '../../../server/src/protocol.ts';
import { toOneLine } from './one-line.ts';
import type { Endpoint, SaveConsent, Store, UpdatePorts } from './ports.ts';
import { chooseProfile, findChosenProfile } from './profile.ts';
import { toFileName } from './request-facts.ts';
import { isSameTarget } from './target-key.ts';

export type EnabledSave =
  | { readonly kind: 'enabled'; readonly consent: SaveConsent }
  | { readonly kind: 'untrusted' | 'protected' | 'dismissed' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Asks once whether saves of a definition may update a target, and keeps the answer. */
export async function enableUpdateOnSave(
  ports: Pick<UpdatePorts, 'isTrusted' | 'views' | 'store' | 'prompts' | 'openService'>,
  target: TargetSummary,
  definitionUri: string,
): Promise<EnabledSave> {
  if (!ports.isTrusted()) {
    ports.views.showUntrusted();
    return { kind: 'untrusted' };
  }
  if (target.protected) return { kind: 'protected' };
  const chosen = await chooseProfile(target, ports.store, ports.prompts);
  if (chosen.kind === 'dismissed') return chosen;
  const opened = await ports.openService({ region: target.region, profile: chosen.profile });
  if (opened.kind === 'failed') return opened;
  const { endpoint, credentials } = opened.service;
  opened.service.close();

  const agreed = await ports.prompts.confirm({
    question: toOneLine(`Update ${target.stateMachineName} whenever you save ${toFileName(definitionUri)}?`),
    action: 'Enable',
    facts: [
      'Only a save by hand updates, with the definition alone and without publishing a version. It does not ask again.',
      `File: ${toFileName(definitionUri)}`,
      `Target: ${target.label}`,
      `State machine: ${target.stateMachineArn}`,
      `Credentials: ${credentials}`,
      ...(endpoint.configured ? [`Endpoint: ${endpoint.url}. This is not AWS's standard endpoint.`] : []),
    ].map((fact) => toOneLine(fact)),
  });
  if (!agreed) return { kind: 'dismissed' };
  const consent: SaveConsent = {
    target: target.ref,
    definitionUri,
    stateMachineArn: target.stateMachineArn,
    profile: chosen.profile,
    endpointUrl: endpoint.url,
  };
  await ports.store.keepSaveConsent(consent);
  return { kind: 'enabled', consent };
}

/** Whether this person still agrees to just that: it may have been disabled, or enabled for something else, in the meantime. */
export function isStillAgreed(consent: SaveConsent, store: Store): boolean {
  const { target, definitionUri, stateMachineArn, profile, endpointUrl } = consent;
  return store
    .listSaveConsents()
    .some(
      (one) =>
        isSameTarget(one.target, target) &&
        one.definitionUri === definitionUri &&
        one.stateMachineArn === stateMachineArn &&
        one.profile === profile &&
        one.endpointUrl === endpointUrl,
    );
}

/** Why a save may not update the target as it is now; undefined where it may. */
export function findConsentProblem(consent: SaveConsent, target: TargetSummary, store: Store): string | undefined {
  if (target.protected) return `${target.label} is protected: a save never updates it.`;
  if (target.stateMachineArn !== consent.stateMachineArn) {
    return `the state machine of ${target.label} is another one since you enabled it. Enable it again.`;
  }
  // Where the answer about the profile was forgotten, the consent still names the one that was agreed to.
  const { profile } = findChosenProfile(target, store) ?? target;
  if (profile !== consent.profile) {
    return `the profile of ${target.label} is no longer the one that you agreed to. Enable it again.`;
  }
  return undefined;
}

export function findEndpointProblem(consent: SaveConsent, endpoint: Endpoint): string | undefined {
  return endpoint.url === consent.endpointUrl
    ? undefined
    : `requests now go to ${endpoint.url}, not to ${consent.endpointUrl} as when you enabled it. Enable it again.`;
}
