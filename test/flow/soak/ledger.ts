import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { ListedEntry } from '../../../client/src/update/records/records.ts';
import type { Endpoint, RecordedRequest } from '../../../endpoint/src/main.ts';

/** An update of ours that was accepted, or whose answer was lost. */
interface OwnUpdate {
  readonly text: string;
  readonly accepted: boolean;
  readonly revisionId: string | undefined;
  readonly isLost: boolean;
  /** What the flow saw when it looked last before. */
  readonly lookedAt: string | undefined;
  readonly step: Step;
  /** A look has seen what it made. */
  isSeen: boolean;
}

/** What may be sent now, and how. */
export interface Step {
  readonly startedBy: 'save' | 'command';
  /** The texts that the person saved or updated in this step. */
  readonly meant: ReadonlySet<string>;
  /** A person who was asked whether to overwrite has said yes. */
  readonly mayOverwrite: boolean;
}

/**
 * The endpoint's own account of what arrived, call by call, and what must hold at each: nothing leaves that nobody meant, nothing
 * twice, and nothing over what a colleague did, unless a person said so or nobody could see it.
 */
export class Ledger {
  /** What became of each text that was sent, by its hash. */
  readonly #sent = new Map<string, RecordedRequest['answer']>();
  readonly #theirs = new Set<string | undefined>();
  #revision: string | undefined;
  #lookedAt: string | undefined;
  /** Since the last comparison, and what was open then. */
  #own: OwnUpdate[] = [];
  /** Entries of the history, by their files. */
  readonly #compared = new Set<string | undefined>();
  /** The definition of the update that was accepted last, whoever sent it. */
  standing: unknown;
  accepted = 0;
  /** Of these, in the history. */
  kept = 0;
  /** Updates of which nobody can tell what became of them. */
  unknown = 0;
  colleagues = 0;
  /** Updates over what could not be seen: a colleague's between the look and the update, or all where nothing could be read. */
  unseen = 0;

  constructor(revision: string | undefined, definition: string) {
    this.#revision = revision;
    this.standing = definition;
  }

  /** Reads what arrived since, and has the endpoint forget it. */
  read(endpoint: Endpoint, step: Step): void {
    const updates = [...endpoint.listUpdates()];
    for (const call of endpoint.listRequests()) {
      const isOwn = call.region !== undefined && call.byFault !== true;
      if (call.operation === 'GetCallerIdentity') this.#lookedAt = undefined;
      if (call.operation === 'DescribeStateMachine' && isOwn) this.#look(call.answer === 'output');
      if (call.operation !== 'UpdateStateMachine') continue;
      const output = call.accepted ? updates.shift()?.output : undefined;
      const revisionId = typeof output?.['revisionId'] === 'string' ? output['revisionId'] : undefined;
      if (isOwn) this.#readOwn(call, revisionId, step);
      else {
        assert.ok(call.accepted);
        this.colleagues++;
        this.#theirs.add(revisionId);
      }
      if (!call.accepted) continue;
      this.#revision = revisionId;
      this.standing = call.input['definition'];
    }
    assert.deepEqual(updates, []);
    endpoint.clearRequests();
  }

  /** What the last look did not see counts as not seen, whatever one before it saw. */
  #look(isAnswered: boolean): void {
    this.#lookedAt = isAnswered ? this.#revision : undefined;
    if (!isAnswered) return;
    for (const update of this.#own) {
      if (update.accepted && update.revisionId === this.#revision) update.isSeen = true;
    }
  }

  #readOwn({ input, answer, accepted }: RecordedRequest, revisionId: string | undefined, step: Step): void {
    const text = input['definition'];
    assert.ok(typeof text === 'string');
    const key = toHash(text);
    assert.deepEqual(Object.keys(input).toSorted(), ['definition', 'stateMachineArn']);
    assert.ok(step.meant.has(text), `nobody meant to send ${text}`);
    assert.equal(this.#sent.get(key) ?? 'refusal', 'refusal', `sent again without a refusal: ${text}`);
    const isAgain = this.#sent.has(key);
    this.#sent.set(key, answer);
    const isLost = answer === 'reset' || answer === 'body' || answer === 'trouble';
    if (accepted || isLost) {
      const lookedAt = this.#lookedAt;
      this.#own.push({ text, accepted, revisionId, isLost, lookedAt, step, isSeen: false });
    }
    if (!accepted) return;
    assert.ok(step.startedBy !== 'save' || this.#lookedAt !== undefined, 'a save overwrote what it could not read');
    assert.ok(!isAgain || this.#lookedAt === this.#revision, 'sent again over what somebody changed meanwhile');
    if (this.#lookedAt !== this.#revision) this.unseen++;
    else if (this.#theirs.has(this.#revision)) assert.ok(step.mayOverwrite, 'a colleague was overwritten');
    this.accepted++;
  }

  /**
   * Holds what is kept against what was sent since the last time. Each update that was accepted is in the history once, in its
   * order, with what was seen to stand there before. Where its answer was lost and no look has seen what it made, it may be there
   * as an uncertain one instead, or be written down as unfinished.
   */
  compare(history: readonly ListedEntry[], unfinished: ReadonlySet<string>): void {
    const fresh = history.filter(({ path }) => !this.#compared.has(path)).toReversed();
    const isOpen = ({ text }: OwnUpdate): boolean => unfinished.has(text);
    const mayBeOpen = this.#own.filter(({ isLost, isSeen }) => isLost && !isSeen);
    for (const text of unfinished) {
      assert.ok(
        mayBeOpen.some((update) => update.text === text),
        `what became of it is known: ${text}`,
      );
    }
    const uncertain = this.#findUncertain(
      fresh,
      mayBeOpen.filter((update) => !isOpen(update)),
    );
    const kept = this.#own.filter((update) => update.accepted && !isOpen(update) && !uncertain.has(update));
    assert.deepEqual(
      fresh.filter(({ isUncertain }) => isUncertain !== true).map(toFacts),
      kept.map(({ revisionId, lookedAt, step: { startedBy } }) => ({ revisionId, before: lookedAt, startedBy })),
    );
    this.kept += kept.length;
    this.unknown += uncertain.size;
    for (const { path } of fresh) this.#compared.add(path);
    this.#own = this.#own.filter(isOpen);
  }

  /** The updates that the uncertain entries are of: first those that were accepted, for these must be somewhere. */
  #findUncertain(fresh: readonly ListedEntry[], candidates: readonly OwnUpdate[]): ReadonlySet<OwnUpdate> {
    const found = new Set<OwnUpdate>();
    const sorted = candidates.toSorted((one, other) => Number(other.accepted) - Number(one.accepted));
    for (const entry of fresh.filter(({ isUncertain }) => isUncertain)) {
      const { before, startedBy } = toFacts(entry);
      const update = sorted.find(
        (one) => one.lookedAt === before && one.step.startedBy === startedBy && !found.has(one),
      );
      assert.ok(update, `of no update: ${entry.path}`);
      found.add(update);
    }
    return found;
  }
}

function toFacts({ revisionId, before, startedBy }: ListedEntry) {
  return { revisionId, before: before?.revisionId, startedBy };
}

function toHash(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
