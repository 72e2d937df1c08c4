import type { TargetSummary } from '../../../../server/src/protocol.ts';
import { findDifference } from '../look/difference.ts';
import { explainFailure } from '../send/explain.ts';
import { keepSeen } from '../look/keep-seen.ts';
import { checkAccount } from '../target/open-target.ts';
import type { ReadyUpdate, SaveConsent, UpdatePorts, Views } from '../ports/ports.ts';
import type { Service } from '../ports/service.ts';
import { findEndpointProblem, isStillAgreed } from './save-consent.ts';
import { sendUpdate, type SendOutcome } from '../send/send-update.ts';

/** Nothing here asks: a save never does. */
export interface SaveViews extends Pick<
  Views,
  'showFailure' | 'showMayBeApplied' | 'showCancelled' | 'showOvertaken' | 'showUpdated' | 'showUnchanged'
> {
  showSending(target: TargetSummary): void;
  /** What is needed before a save updates again. */
  showNeed(consent: SaveConsent, need: string): void;
  /** Those that failed too often in a row: their saves send nothing until this person wants it again. */
  showPaused(paused: readonly SaveConsent[]): void;
}

export interface SavePorts extends Pick<
  UpdatePorts,
  'language' | 'openService' | 'store' | 'records' | 'log' | 'isTrusted' | 'inFlight' | 'wait'
> {
  readonly views: SaveViews;
}

export type SaveOutcome =
  | Exclude<SendOutcome, { kind: 'unrecorded' }>
  | { readonly kind: 'unchanged' }
  /** The consent is gone. */
  | { readonly kind: 'dropped' }
  /** A person must do something first, in words. */
  | { readonly kind: 'needed'; readonly need: string };

/** Sends what a save composed, if it still may. It may have waited, so the consent is looked at again. */
export async function sendSave(ports: SavePorts, consent: SaveConsent, update: ReadyUpdate): Promise<SaveOutcome> {
  if (!isStillAgreed(consent, ports.store)) return { kind: 'dropped' };
  const opened = await ports.openService({ region: update.target.region, profile: consent.profile });
  if (opened.kind === 'failed') return explainFailure(ports, update, opened.failure, 'before anything was sent');
  const { service } = opened;
  try {
    return await compareAndSend(ports, consent, update, service);
  } finally {
    service.close();
  }
}

async function compareAndSend(
  ports: SavePorts,
  consent: SaveConsent,
  update: ReadyUpdate,
  service: Service,
): Promise<SaveOutcome> {
  const { target } = update;
  const { signal } = new AbortController();
  // Before anything goes there, the question whose credentials these are included.
  const endpointProblem = findEndpointProblem(consent, service.endpoint);
  if (endpointProblem !== undefined) return { kind: 'needed', need: endpointProblem };
  const account = await checkAccount(service, target, signal);
  if (account.kind === 'cancelled') return account;
  if (account.kind === 'failed') return explainFailure(ports, update, account.failure, 'before anything was sent');
  if (account.kind === 'unverified' && consent.isVerified) return { kind: 'needed', need: `${UNVERIFIED} ${BY_HAND}` };
  ports.views.showSending(target);
  const found = await findDifference(ports, service, update, signal);
  if (found.kind === 'cancelled') return found;
  if (found.kind === 'failed') return explainFailure(ports, update, found.failure, 'before anything was sent');
  const { machine, comparison, overwritten, isFirstLook, uncompared } = found.difference;
  if (!machine) return { kind: 'needed', need: `${UNREADABLE} ${BY_HAND}` };
  if (comparison?.isSame === true) {
    await keepSeen(ports, target.stateMachineArn, machine);
    ports.views.showUnchanged(target);
    return { kind: 'unchanged' };
  }
  // Without what stands there now nobody could go back to it.
  if (uncompared !== undefined) return { kind: 'needed', need: `${uncompared} ${BY_HAND}` };
  if (overwritten) return { kind: 'needed', need: `${OVERTAKEN} ${BY_HAND}` };
  if (isFirstLook) return { kind: 'needed', need: `it was never looked at from this machine. ${BY_HAND}` };
  if (!isStillAgreed(consent, ports.store)) return { kind: 'dropped' };
  const outcome = await sendUpdate(ports, {
    update,
    service,
    profile: consent.profile,
    startedBy: 'save',
    before: machine,
    signal,
    report: () => undefined,
  });
  return outcome.kind === 'unrecorded' ? { kind: 'needed', need: `${outcome.reason} ${BY_HAND}` } : outcome;
}

const UNREADABLE = 'the state machine may not be read, so that nobody would see whose changes a save overwrites.';
const UNVERIFIED = 'the account of the credentials can’t be verified any more.';
const OVERTAKEN = 'somebody else changed the state machine since it was last seen from here.';
const BY_HAND = 'Update once by hand.';
