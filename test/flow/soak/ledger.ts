import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { HistoryEntry } from '../../../client/src/update/records/records.ts';
import type { Endpoint, RecordedRequest } from '../../../endpoint/src/main.ts';

/** An update of ours that the endpoint accepted. */
export interface OwnUpdate {
  readonly text: string;
  readonly revisionId: string | undefined;
  /** What the flow saw when it looked last. */
  readonly lookedAt: string | undefined;
  readonly step: Step;
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
  #own: OwnUpdate[] = [];
  /** An update whose answer was lost just now, and the revisions that tell what became of it. */
  #lost: { readonly text: string; readonly revisions: readonly (string | undefined)[] } | undefined;
  /** Texts whose answer was lost, and of which a look could tell. */
  readonly #known = new Set<string>();
  /** The definition of the update that was accepted last, whoever sent it. */
  standing: unknown;
  accepted = 0;
  /** Of these, in the history. */
  kept = 0;
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
      if (call.operation === 'GetCallerIdentity') this.#begin();
      if (call.operation === 'DescribeStateMachine' && isOwn && call.accepted) this.#look();
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

  #begin(): void {
    this.#lookedAt = undefined;
    this.#lost = undefined;
  }

  #look(): void {
    // It is what it was, or what was sent: so what became of it is known.
    if (this.#lost?.revisions.includes(this.#revision)) this.#known.add(this.#lost.text);
    this.#lookedAt = this.#revision;
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
    if (answer === 'reset' || answer === 'body') this.#lost = { text, revisions: [this.#lookedAt, revisionId] };
    if (!accepted) return;
    assert.ok(step.startedBy !== 'save' || this.#lookedAt !== undefined, 'a save overwrote what it could not read');
    assert.ok(!isAgain || this.#lookedAt === this.#revision, 'sent again over what somebody changed meanwhile');
    if (this.#lookedAt !== this.#revision) this.unseen++;
    else if (this.#theirs.has(this.#revision)) assert.ok(step.mayOverwrite, 'a colleague was overwritten');
    this.accepted++;
    this.#own.push({ text, revisionId, lookedAt: this.#lookedAt, step });
  }

  /**
   * Holds what is kept against what was accepted since the last time. Each update of ours is in the history once, in its order,
   * with what was seen to stand there before, or it is written down as unfinished, where its answer was lost.
   */
  compare(history: readonly HistoryEntry[], unfinished: ReadonlySet<string>): void {
    const kept = this.#own.filter(({ text }) => !unfinished.has(text));
    const entries = history.slice(0, kept.length).toReversed();
    assert.deepEqual(
      entries.map(({ revisionId, before, startedBy }) => ({ revisionId, before: before?.revisionId, startedBy })),
      kept.map(({ revisionId, lookedAt, step: { startedBy } }) => ({ revisionId, before: lookedAt, startedBy })),
    );
    for (const text of unfinished) assert.ok(!this.#known.has(text), `what became of it could be known: ${text}`);
    this.kept += kept.length;
    this.#known.clear();
    this.#own = [];
  }
}

function toHash(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
