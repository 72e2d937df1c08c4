import type { TargetRef } from '../../../../server/src/protocol.ts';
import { dropUpdate } from '../send/explain.ts';
import type { ReadyUpdate, SaveConsent } from '../ports/ports.ts';
import { findConsentProblem } from './save-consent.ts';
import { sendSave, type SaveOutcome, type SavePorts } from './send-save.ts';
import { toTargetKey } from '../target/target-key.ts';

const FAILURES_UNTIL_PAUSE = 3;

export interface SavedDefinition {
  readonly uri: string;
  /** Of the workspace. */
  readonly folderUri: string | undefined;
  /** Whether the editor still shows the text that was saved. */
  readonly isUnchanged: () => boolean;
}

/** Per target: the one update in flight, the newest text that waits behind it, and how often it failed in a row. */
interface Lane {
  latest: number;
  next: WaitingSave | undefined;
  running: boolean;
  failures: number;
}

/** With the consent of the moment of the save: it may be renewed while another update is in flight. */
interface WaitingSave {
  readonly update: ReadyUpdate;
  readonly consent: SaveConsent;
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

  /** The consents whose saves send nothing now. */
  listPaused(): readonly SaveConsent[] {
    return this.#ports.store.listSaveConsents().filter((consent) => isPaused(this.#laneOf(consent.target)));
  }

  /** After an update by hand, or when this person wants it, failures are forgotten. */
  resume(target: TargetRef): void {
    this.#laneOf(target).failures = 0;
    this.#showPaused();
  }

  async #handle(consent: SaveConsent, definition: SavedDefinition): Promise<void> {
    const { language, isTrusted } = this.#ports;
    const lane = this.#laneOf(consent.target);
    if (consent.folderUri !== definition.folderUri) return this.#showNeed(consent, OTHER_FOLDER);
    if (!isTrusted()) return this.#showNeed(consent, 'the workspace must be trusted.');
    if (isPaused(lane)) return this.#showPaused();
    // No wait before this call: the server must compose the text that was saved.
    const turn = ++lane.latest;
    const composed = await language.composeUpdate({ target: consent.target, intent: 'save' }).catch(toReason);
    if (typeof composed === 'string') {
      return this.#showNeed(consent, `the language server does not answer (${composed}). Restart it, and save again.`);
    }
    if (composed.kind === 'refused') {
      // Its message may quote the definition.
      return this.#showNeed(consent, composed.message, `errors of the check: ${composed.errors}.`);
    }
    const need = definition.isUnchanged()
      ? this.#findNeed(consent, composed)
      : 'the text changed while it was checked. Save again.';
    if (need !== undefined || turn !== lane.latest) {
      await dropUpdate(this.#ports, composed);
      if (need !== undefined) this.#showNeed(consent, need);
      return;
    }
    const replaced = lane.next;
    lane.next = { update: composed, consent };
    if (replaced) await dropUpdate(this.#ports, replaced.update);
    if (!lane.running) await this.#drain(lane);
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

  async #drain(lane: Lane): Promise<void> {
    lane.running = true;
    try {
      while (lane.next) {
        const { stateMachineArn } = lane.next.consent;
        await this.#ports.inFlight.runWhenFree(stateMachineArn, () => this.#sendNext(lane, stateMachineArn));
      }
    } finally {
      lane.running = false;
    }
  }

  /** The newest text may have come in while this waited, also for another state machine: then it waits for that one. */
  async #sendNext(lane: Lane, stateMachineArn: string): Promise<void> {
    if (lane.next?.consent.stateMachineArn !== stateMachineArn) return;
    const { update, consent } = lane.next;
    takeNext(lane);
    const outcome = await sendSave(this.#ports, consent, update).catch((error: unknown): SaveOutcome => ({
      kind: 'needed',
      need: `it failed unexpectedly: ${toReason(error)}`,
    }));
    if (outcome.kind === 'updated') {
      lane.failures = 0;
      return;
    }
    await dropUpdate(this.#ports, update);
    if (outcome.kind === 'needed') this.#showNeed(consent, outcome.need);
    if (outcome.kind === 'failed') lane.failures++;
    if (!isPaused(lane)) return;
    const waiting = takeNext(lane);
    if (waiting) await dropUpdate(this.#ports, waiting.update);
    this.#ports.log.warn(`Saves no longer update ${consent.stateMachineArn}: three failures in a row.`);
    this.#showPaused();
  }

  #showPaused(): void {
    this.#ports.views.showPaused(this.listPaused());
  }

  #showNeed(consent: SaveConsent, need: string, logged = need): undefined {
    this.#ports.log.warn(`A save did not update ${consent.stateMachineArn}: ${logged}`);
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

function isPaused({ failures }: Lane): boolean {
  return failures >= FAILURES_UNTIL_PAUSE;
}

function takeNext(lane: Lane): WaitingSave | undefined {
  const { next } = lane;
  lane.next = undefined;
  return next;
}

function toReason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const OTHER_FOLDER = 'the file was in another folder of the workspace when you enabled it. Enable it again.';
