import type { TargetSummary } from '../../../../server/src/protocol.ts';
import { type Difference, findDifference } from '../look/difference.ts';
import { explainFailure, type FailedUpdate } from '../send/explain.ts';
import { describeOverwritten } from '../look/overwritten.ts';
import { keepSeen } from '../look/keep-seen.ts';
import type { SaveConsent, Store, UpdatePorts } from '../ports/ports.ts';
import type { Endpoint } from '../ports/service.ts';
import { agree } from '../ask/agree.ts';
import { findChosenProfile } from '../target/profile.ts';
import { toFileName } from '../ask/request-facts.ts';
import { isSameTarget } from '../target/target-key.ts';
import { withTarget } from '../target/use-target.ts';

type EnabledSave =
  | { readonly kind: 'enabled'; readonly consent: SaveConsent }
  | { readonly kind: 'untrusted' | 'protected' | 'dismissed' | 'refused' | 'cancelled' }
  | FailedUpdate;

interface SavedFile {
  readonly definitionUri: string;
  /** Of the workspace. */
  readonly folderUri: string | undefined;
}

/** Asks once whether saves of a definition may update a target, and keeps the answer. The machine is looked at for that. */
export async function enableUpdateOnSave(
  ports: UpdatePorts,
  named: TargetSummary,
  file: SavedFile,
): Promise<EnabledSave> {
  // Before any question: no answer would be of use.
  if (named.protected) return { kind: 'protected' };
  return withTarget(ports, named, async (used): Promise<EnabledSave> => {
    const { target } = used;
    if (target.protected) return { kind: 'protected' };
    const found = await ports.runWithProgress(`Looking at ${target.stateMachineName}`, (signal) =>
      findDifference(ports, used.service, used, signal),
    );
    if (found.kind === 'cancelled') return found;
    if (found.kind === 'failed') return explainFailure(ports, used, found.failure, 'when update on save was enabled');
    const { machine } = found.difference;
    const name = toFileName(file.definitionUri);
    const isAgreed = await agree(ports.prompts, used, {
      question: `Update ${target.stateMachineName} whenever you save ${name}?`,
      action: 'Enable',
      reasons: listReasons(found.difference),
      facts: [
        'Only a save by hand updates, with the definition alone and without publishing a version. It does not ask again.',
        'What somebody else changes in between is not overwritten: then a save says so, and does nothing.',
        ...(file.folderUri === undefined ? [] : [`Folder: ${toFileName(file.folderUri)}`]),
        `File: ${name}`,
      ],
    });
    if (!isAgreed) return { kind: 'dismissed' };
    if (machine) await keepSeen(ports, target.stateMachineArn, machine);
    const { ref, stateMachineArn } = target;
    const endpointUrl = used.service.endpoint.url;
    const { profile, account } = used;
    const isVerified = account.kind === 'verified';
    const consent: SaveConsent = { target: ref, ...file, stateMachineArn, profile, endpointUrl, isVerified };
    await ports.store.keepSaveConsent(consent);
    return { kind: 'enabled', consent };
  });
}

/** From here on what is there counts as seen, so that whoever agrees must know what the first save would overwrite. */
function listReasons({ machine, overwritten, isFirstLook, owner }: Difference): string[] {
  const changed = overwritten ? [describeOverwritten(overwritten)] : [];
  const first = isFirstLook ? ['It was never looked at from here.'] : [];
  const what = [...changed, ...first].map(
    (reason) => `${reason} The next save overwrites what is there: compare first.`,
  );
  return [
    ...(machine ? what : ['The state machine may not be read, so that a save sends nothing.']),
    ...(owner === undefined ? [] : [`It belongs to ${owner}: each save makes it drift from that.`]),
  ];
}

/** Whether this person still agrees to just that: it may have been disabled, or enabled for something else, in the meantime. */
export function isStillAgreed(consent: SaveConsent, store: Store): boolean {
  const { target, folderUri, definitionUri, stateMachineArn, profile, endpointUrl, isVerified } = consent;
  return store
    .listSaveConsents()
    .some(
      (one) =>
        isSameTarget(one.target, target) &&
        one.folderUri === folderUri &&
        one.definitionUri === definitionUri &&
        one.stateMachineArn === stateMachineArn &&
        one.profile === profile &&
        one.endpointUrl === endpointUrl &&
        one.isVerified === isVerified,
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
