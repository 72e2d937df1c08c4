import type { Failure, TargetSummary } from '../../../server/src/protocol.ts';
import type { Endpoint, SaveConsent, Store, UpdatePorts } from './ports.ts';
import { chooseProfile, findChosenProfile } from './profile.ts';

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
  const { endpoint } = opened.service;
  opened.service.close();

  const agreed = await ports.prompts.confirm({
    question: `Update ${target.stateMachineName} whenever you save ${toFileName(definitionUri)}?`,
    action: 'Enable',
    facts: [
      'Only a save by hand updates, with the definition alone and without publishing a version. It does not ask again.',
      `File: ${toFileName(definitionUri)}`,
      `Target: ${target.label}`,
      `State machine: ${target.stateMachineArn}`,
      `Profile: ${chosen.profile ?? 'the default credentials'}`,
      ...(endpoint.configured ? [`Endpoint: ${endpoint.url}. This is not AWS's standard endpoint.`] : []),
    ],
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

/** Why a save may not update the target as it is now; undefined where it may. */
export function findConsentProblem(consent: SaveConsent, target: TargetSummary, store: Store): string | undefined {
  if (target.protected) return `${target.label} is protected: a save never updates it.`;
  if (target.stateMachineArn !== consent.stateMachineArn) {
    return `the state machine of ${target.label} is another one since you enabled it. Enable it again.`;
  }
  const chosen = findChosenProfile(target, store);
  if (!chosen || chosen.profile !== consent.profile) {
    return `the profile of ${target.label} is no longer the one that you agreed to. Enable it again.`;
  }
  return undefined;
}

export function findEndpointProblem(consent: SaveConsent, endpoint: Endpoint): string | undefined {
  return endpoint.url === consent.endpointUrl
    ? undefined
    : `requests now go to ${endpoint.url}, not to ${consent.endpointUrl} as when you enabled it. Enable it again.`;
}

function toFileName(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}
