import type { TargetRef, TargetSummary } from '../../../server/src/protocol.ts';
import type { SaveConsent, UpdatePorts, Views } from './ports.ts';
import { findConsentProblem, findEndpointProblem } from './save-consent.ts';
import { endUpdate, explainUnopened, sendUpdate, type ReadyUpdate, type SendOutcome } from './send-update.ts';
import { toTargetKey } from './target-key.ts';

const FAILURES_UNTIL_PAUSE = 3;

/** Nothing here asks: a save never does. */
export interface SaveViews extends Pick<Views, 'showFailure' | 'showMayBeApplied' | 'showUpdated'> {
  showSending(target: TargetSummary): void;
  /** What is needed before a save updates again. */
  showNeed(consent: SaveConsent, need: string): void;
}

export interface SavePorts extends Omit<UpdatePorts, 'prompts' | 'runWithProgress' | 'views'> {
  readonly views: SaveViews;
}

export interface SavedDefinition {
  readonly uri: string;
  /** Whether the editor still shows the text that was saved. */
  readonly isUnchanged: () => boolean;
}

/** Per target: the one update in flight, the newest text that waits behind it, and how often it failed in a row. */
interface Lane {
  latest: number;
  next: ReadyUpdate | undefined;
  running: boolean;
  failures: number;
}

/** The update on save: with consent only, the definition alone, once, without a question. */
export class SaveUpdates {
  readonly #ports: SavePorts;
  readonly #lanes = new Map<string, Lane>();

  constructor(ports: SavePorts) {
    this.#ports = ports;
  }

  /** A person saved a definition by hand. Resolves when everything that came of it is over. */
  async handleSave(definition: SavedDefinition): Promise<void> {
    const consents = this.#ports.store.listSaveConsents().filter((one) => one.definitionUri === definition.uri);
    await Promise.all(consents.map((consent) => this.#handle(consent, definition)));
  }

  /** After an update by hand, or when it is enabled again, failures are forgotten. */
  resume(target: TargetRef): void {
    this.#laneOf(target).failures = 0;
  }

  async #handle(consent: SaveConsent, definition: SavedDefinition): Promise<void> {
    const { language, isTrusted } = this.#ports;
    const lane = this.#laneOf(consent.target);
    if (!isTrusted()) return this.#showNeed(consent, 'the workspace must be trusted.');
    if (lane.failures >= FAILURES_UNTIL_PAUSE) return this.#showNeed(consent, PAUSED);
    // No wait before this call: the server must compose the text that was saved.
    const turn = ++lane.latest;
    const composed = await language.composeUpdate({ target: consent.target, intent: 'save' });
    if (composed.kind === 'refused') return this.#showNeed(consent, composed.message);
    const need = definition.isUnchanged()
      ? this.#findNeed(consent, composed)
      : 'the text changed while it was checked. Save again.';
    if (need !== undefined || turn !== lane.latest) {
      await endUpdate(this.#ports, composed, false);
      if (need !== undefined) this.#showNeed(consent, need);
      return;
    }
    const replaced = lane.next;
    lane.next = composed;
    if (replaced) await endUpdate(this.#ports, replaced, false);
    if (!lane.running) await this.#drain(lane, consent);
  }

  #findNeed(consent: SaveConsent, update: ReadyUpdate): string | undefined {
    const { request, target, definitionUri } = update;
    const onlyDefinition = Object.entries(request).every(
      ([name, value]) => value === undefined || name === 'stateMachineArn' || name === 'definition',
    );
    if (!onlyDefinition || request.definition === undefined || definitionUri !== consent.definitionUri) {
      return `${target.label} no longer updates from this file alone. Enable it again.`;
    }
    return findConsentProblem(consent, target, this.#ports.store);
  }

  async #drain(lane: Lane, consent: SaveConsent): Promise<void> {
    lane.running = true;
    try {
      while (lane.next)
        await this.#ports.inFlight.runWhenFree(consent.stateMachineArn, () => this.#sendNext(lane, consent));
    } finally {
      lane.running = false;
    }
  }

  async #sendNext(lane: Lane, consent: SaveConsent): Promise<void> {
    const update = lane.next;
    if (!update) return;
    lane.next = undefined;
    const outcome = await this.#send(consent, update);
    if (outcome?.kind === 'updated') {
      lane.failures = 0;
      return;
    }
    await endUpdate(this.#ports, update, false);
    if (outcome?.kind !== 'failed' || ++lane.failures < FAILURES_UNTIL_PAUSE) return;
    const waiting = lane.next;
    lane.next = undefined;
    if (waiting) await endUpdate(this.#ports, waiting, false);
    this.#showNeed(consent, PAUSED);
  }

  async #send(consent: SaveConsent, update: ReadyUpdate): Promise<SendOutcome | undefined> {
    const { openService, views } = this.#ports;
    const opened = await openService({ region: update.target.region, profile: consent.profile });
    if (opened.kind === 'failed') return explainUnopened(this.#ports, update, opened);
    const { service } = opened;
    try {
      const need = findEndpointProblem(consent, service.endpoint);
      if (need !== undefined) {
        this.#showNeed(consent, need);
        return undefined;
      }
      views.showSending(update.target);
      const { signal } = new AbortController();
      return await sendUpdate(this.#ports, { update, service, profile: consent.profile, signal, onSent: () => {} });
    } finally {
      service.close();
    }
  }

  #showNeed(consent: SaveConsent, need: string): void {
    this.#ports.log.warn(`A save did not update ${consent.stateMachineArn}: ${need}`);
    this.#ports.views.showNeed(consent, need);
  }

  #laneOf(target: TargetRef): Lane {
    const key = toTargetKey(target);
    const known = this.#lanes.get(key);
    if (known) return known;
    const lane: Lane = { latest: 0, next: undefined, running: false, failures: 0 };
    this.#lanes.set(key, lane);
    return lane;
  }
}

const PAUSED = 'it is paused after three failures in a row. Update once by hand, or enable it again.';
