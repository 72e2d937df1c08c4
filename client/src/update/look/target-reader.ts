import type { DeployedMachine, TargetSummary } from '../../../../server/src/protocol.ts';
import { judgeMachine } from '../send/settle-update.ts';
import { openTarget } from '../target/open-target.ts';
import type { UpdatePorts } from '../ports/ports.ts';
import { findChosenProfile } from '../target/profile.ts';
import { toSeen } from './keep-seen.ts';
import { readDeployed, toRevisionName } from './read-deployed.ts';
import type { SeenRevision } from '../records/records.ts';
import { toTargetKey } from '../target/target-key.ts';

/** Whether the service may be asked: `now` for a person who wants that, `whenDue` not more than once a minute. */
export type Ask = 'never' | 'whenDue' | 'now';

/** What the service said last of a target, or why that is not known. */
type TargetAnswer = ReadTarget | { readonly kind: 'unknown'; readonly reason: string };

export interface ReadTarget {
  readonly kind: 'read';
  readonly machine: DeployedMachine & { readonly definition: string };
  /** What this person saw or made last, by a command or a save. */
  readonly seen: SeenRevision | undefined;
  /** What that revision was, where this window has read it. */
  readonly base: DeployedMachine | undefined;
}

export interface TargetReaderPorts extends Pick<UpdatePorts, 'openService' | 'store' | 'records'> {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Whether a person has this window in front of them. */
  readonly isFocused: () => boolean;
}

type Said = ReadTarget['machine'] | string;

interface KeptAnswer {
  readonly askedAt: number;
  /** What was last seen by then. */
  readonly seen: string | undefined;
  /** The machine, or why it is not known. */
  readonly said: Said;
}

/** Milliseconds from one look at a target to the next. */
const INTERVAL = 60_000;
/** Milliseconds in which what is read may be older than what was written: the service promises no more. */
const LAG = 10_000;

/** Reads the machines of targets that this person uses: so seldom that nobody minds, and without a question to the person. */
export class TargetReader {
  readonly #ports: TargetReaderPorts;
  readonly #answers = new Map<string, KeptAnswer>();
  /** By ARN: the last machine that was read while it was what this person had seen. */
  readonly #bases = new Map<string, DeployedMachine>();
  /** The ARNs that this person has asked about in this window. */
  readonly #used = new Set<string>();

  constructor(ports: TargetReaderPorts) {
    this.#ports = ports;
  }

  async read(target: TargetSummary, ask: Ask): Promise<TargetAnswer> {
    const { stateMachineArn: arn } = target;
    if (ask === 'now') this.#used.add(arn);
    const { records } = this.#ports;
    const seenBefore = await records.findLastSeen(arn);
    if (!seenBefore && !this.#used.has(arn)) return { kind: 'unknown', reason: NEVER_USED };
    const said = await this.#findAnswer(target, seenBefore, ask);
    if (typeof said === 'string') return { kind: 'unknown', reason: said };
    const seen = (await this.#isOwn(said)) ? toSeen(said) : seenBefore;
    const base = this.#bases.get(arn);
    return { kind: 'read', machine: said, seen, base: base && isAt(base, seen) ? base : undefined };
  }

  /** An update from here has made it whose answer was lost. That is settled by a look that a person asked for, and told. */
  async #isOwn(machine: DeployedMachine): Promise<boolean> {
    const lost = await this.#ports.records.listLost(machine.stateMachineArn);
    return lost.some((update) => judgeMachine(machine, update) === 'applied');
  }

  async #findAnswer(target: TargetSummary, seen: SeenRevision | undefined, ask: Ask): Promise<Said> {
    const key = JSON.stringify([toTargetKey(target.ref), target.stateMachineArn]);
    const known = this.#answers.get(key);
    const isOutdated = known !== undefined && isOlder(known, seen);
    if (!this.#mayAsk(known, isOutdated, ask)) return isOutdated ? OUTDATED : (known?.said ?? NOT_ASKED);
    const chosen = findChosenProfile(target, this.#ports.store);
    if (!chosen) return PROFILE_UNKNOWN;
    const askedAt = this.#ports.now();
    const read = await this.#ask(target, chosen.profile);
    const isLate = typeof read !== 'string' && seen && !isAt(read, seen) && isRecent(seen, this.#ports.now());
    const said = isLate ? OUTDATED : read;
    if (typeof said !== 'string' && isAt(said, seen)) this.#bases.set(target.stateMachineArn, said);
    this.#answers.set(key, { askedAt, seen: seen && toRevisionName(seen), said });
    return said;
  }

  #mayAsk(known: KeptAnswer | undefined, isOutdated: boolean, ask: Ask): boolean {
    if (ask === 'never' || !this.#ports.isFocused()) return false;
    return ask === 'now' || known === undefined || isOutdated || this.#ports.now() - known.askedAt >= INTERVAL;
  }

  async #ask(target: TargetSummary, profile: string | undefined): Promise<Said> {
    const { signal } = new AbortController();
    // Without a way to ask for a code: a profile that needs one fails.
    const opened = await openTarget(this.#ports.openService, target, { profile }, signal);
    if (opened.kind === 'cancelled') return NOT_ASKED;
    if (opened.kind === 'failed') return toReason(opened.failure.name);
    try {
      const read = await readDeployed(opened.service, target.stateMachineArn, signal);
      if (read.kind === 'cancelled') return NOT_ASKED;
      if (read.kind !== 'read') return toReason(read.failure.name);
      const { machine, withheld } = read;
      const { definition } = machine;
      return definition === undefined ? toReason(withheld?.name ?? 'No definition') : { ...machine, definition };
    } finally {
      opened.service.close();
    }
  }
}

function toReason(name: string): string {
  return `${name} when it was looked at. Compare it to see more.`;
}

/** By a command or a save this person has seen another revision since then. */
function isOlder({ seen: before, said }: KeptAnswer, seen: SeenRevision | undefined): boolean {
  const isNew = before !== (seen && toRevisionName(seen));
  return isNew && (typeof said === 'string' || !isAt(said, seen));
}

function isAt(machine: DeployedMachine, seen: SeenRevision | undefined): boolean {
  return seen !== undefined && toRevisionName(machine) === toRevisionName(seen);
}

function isRecent({ seenAt }: SeenRevision, now: number): boolean {
  return Math.abs(now - Date.parse(seenAt)) < LAG;
}

const NEVER_USED = 'It was never looked at from here. Compare or update it once.';
const NOT_ASKED = 'It was not looked at yet in this window.';
const OUTDATED = 'It was not looked at since the last update.';
const PROFILE_UNKNOWN = 'You have not said yet whether its profile may be used. Compare or update it once.';
