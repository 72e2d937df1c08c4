import type { DeployedMachine, MachineComparison, TargetSummary } from '../../../../server/src/protocol.ts';
import { listFirst } from '../list-first.ts';
import { findKnownTarget } from '../target/choose-target.ts';
import { dropUpdate } from '../send/explain.ts';
import type { UpdatePorts } from '../ports/ports.ts';
import { toRevisionName } from './read-deployed.ts';
import { type Ask, type ReadTarget, type TargetReaderPorts, TargetReader } from './target-reader.ts';

export type SyncState = 'inSync' | 'changedHere' | 'changedThere' | 'both' | 'unknown';

/** How the definition that is shown and its target stand to each other. */
export interface TargetStatus {
  readonly target: TargetSummary;
  readonly state: SyncState;
  /** In sentences: why it is unknown, or what differs. */
  readonly detail: string;
}

export interface SyncPorts extends TargetReaderPorts, Pick<UpdatePorts, 'language' | 'log' | 'isTrusted'> {
  /** Runs a task after so many milliseconds, unless what it gives is called before. */
  readonly schedule: (milliseconds: number, task: () => void) => () => void;
  /** Undefined: there is nothing to tell about. */
  readonly show: (status: TargetStatus | undefined) => void;
}

/** Milliseconds without another edit. */
const PAUSE = 500;

/**
 * Tells of the definition that is shown whether its target is in sync with it. It asks the service only about a target that
 * this person has looked at from here, at most once a minute, and never asks the person anything. Edits don't ask the service:
 * they are compared with what it said last.
 */
export class SyncStatus {
  readonly #ports: SyncPorts;
  readonly #reader: TargetReader;
  #definitionUri: string | undefined;
  #cancelTimer: () => void = () => undefined;
  #running: Promise<void> | undefined;
  #waiting: Ask | undefined;

  constructor(ports: SyncPorts) {
    this.#ports = ports;
    this.#reader = new TargetReader(ports);
  }

  /** Another definition is shown, or none. */
  handleShown(definitionUri: string | undefined): void {
    if (definitionUri === this.#definitionUri) return;
    this.#definitionUri = definitionUri;
    this.#ports.show(undefined);
    void this.#update('whenDue');
  }

  /** The text of the definition or of an update file has changed. */
  handleEdit(): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#ports.schedule(PAUSE, () => void this.#update('never'));
  }

  /** The window came to the front, or a command or a save ended: another target may be chosen, another revision be there. */
  handleEvent(): void {
    void this.#update('whenDue');
  }

  /** A person asks, and by that uses the target. Resolves when that is shown. */
  refresh(): Promise<void> {
    return this.#update('now');
  }

  /** Resolves when nothing is being found out. */
  async whenIdle(): Promise<void> {
    await this.#running;
  }

  dispose(): void {
    this.#cancelTimer();
    this.#definitionUri = undefined;
  }

  /** One at a time: what comes in meanwhile is one more at the end. */
  #update(ask: Ask): Promise<void> {
    this.#waiting = toStronger(this.#waiting, ask);
    this.#running ??= this.#run();
    return this.#running;
  }

  async #run(): Promise<void> {
    try {
      for (let ask = this.#waiting; ask !== undefined; ask = this.#waiting) {
        this.#waiting = undefined;
        const uri = this.#definitionUri;
        const status = await this.#find(uri, ask).catch((error: unknown) => this.#drop(error));
        if (uri === this.#definitionUri) this.#ports.show(status);
      }
    } finally {
      this.#running = undefined;
    }
  }

  /** The language server does not answer, and says so itself. */
  #drop(error: unknown): undefined {
    this.#ports.log.warn(`How the target stands is not known: ${String(error)}`);
  }

  async #find(uri: string | undefined, ask: Ask): Promise<TargetStatus | undefined> {
    if (uri === undefined) return undefined;
    const target = findKnownTarget(await this.#ports.language.listTargets(uri));
    if (!target) return undefined;
    const unknown = (detail: string): TargetStatus => ({ target, state: 'unknown', detail });
    if (!this.#ports.isTrusted()) return unknown('In Restricted Mode nothing of AWS is looked at.');
    const answer = await this.#reader.read(target, ask);
    return answer.kind === 'unknown' ? unknown(answer.reason) : this.#compare(target, answer);
  }

  async #compare(target: TargetSummary, read: ReadTarget): Promise<TargetStatus> {
    const { language } = this.#ports;
    const { machine, seen, base } = read;
    const tell = (state: SyncState, ...sentences: string[]): TargetStatus => {
      return { target, state, detail: sentences.join(' ') };
    };
    const composed = await language.composeUpdate({ target: target.ref, intent: 'compare' });
    if (composed.kind === 'refused') return tell('unknown', composed.message);
    const { updateId } = composed;
    const compare = (deployed: DeployedMachine): Promise<MachineComparison | null> =>
      language.compareMachine({ updateId, deployed });
    try {
      const comparison = await compare(machine);
      if (!comparison) return tell('unknown', 'The language server was started again meanwhile.');
      if (comparison.isSame) return tell('inSync', 'An update would change nothing.');
      const changes = listChanges(comparison);
      if (!seen || toRevisionName(seen) === toRevisionName(machine)) return tell('changedHere', changes);
      if (!base) return tell('changedThere', CHANGED_THERE, HERE_UNKNOWN, changes);
      const isSinceThen = (await compare(base))?.isSame !== true;
      return isSinceThen
        ? tell('both', CHANGED_THERE, CHANGED_HERE, changes)
        : tell('changedThere', CHANGED_THERE, changes);
    } finally {
      await dropUpdate(this.#ports, composed);
    }
  }
}

const STRENGTH: Readonly<Record<Ask, number>> = { never: 0, whenDue: 1, now: 2 };

function toStronger(one: Ask | undefined, other: Ask): Ask {
  return one !== undefined && STRENGTH[one] > STRENGTH[other] ? one : other;
}

const CHANGED_THERE = 'Somebody changed the state machine since it was last seen from here.';
const CHANGED_HERE = 'What an update would send has changed as well.';
const HERE_UNKNOWN = 'Whether what an update would send has changed as well is not known.';
const MOST_CHANGES = 5;

function listChanges({ changes }: MachineComparison): string {
  const texts = changes.map(({ text }) => text);
  return `An update would change: ${listFirst(texts, MOST_CHANGES).join('; ')}.`;
}
