import type { DeployedMachine, UpdateRequest } from '../../../../server/src/protocol.ts';
import { findVersionOf } from '../look/find-version.ts';
import { lookAgain } from '../look/look-again.ts';
import type { MachineVersion, Service } from '../ports/service.ts';
import type { UnfinishedUpdate } from '../records/records.ts';
import { readDeployed, toRevisionName } from '../look/read-deployed.ts';

/** What became of an update whose answer never came. */
export type SettledUpdate =
  | {
      readonly kind: 'applied';
      readonly machine: DeployedMachine;
      /** Where one was to be published, and is found. */
      readonly version: MachineVersion | undefined;
    }
  /** Not yet, at least. */
  | { readonly kind: 'notApplied' }
  /** It could not be read: a later look may tell. */
  | { readonly kind: 'unread'; readonly reason: string }
  /** Somebody else changed it as well: no look tells any more. */
  | { readonly kind: 'unknown'; readonly reason: string };

interface SentUpdate {
  readonly request: UpdateRequest;
  /** What stood there before; undefined where it could not be read. */
  readonly before?: DeployedMachine | undefined;
}

/** Asks the service what it has now. Changes nothing. */
export async function settleUpdate(
  service: Service,
  sent: SentUpdate,
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>,
): Promise<SettledUpdate> {
  return lookAgain((signal) => look(service, sent, signal), wait);
}

async function look(service: Service, { request, before }: SentUpdate, signal: AbortSignal): Promise<SettledUpdate> {
  const read = await readDeployed(service, request.stateMachineArn, signal);
  if (read.kind !== 'read') {
    const reason = read.kind === 'cancelled' ? 'it was not read' : `${read.failure.name} when it was read`;
    return { kind: 'unread', reason: `The state machine could not be read: ${reason}.` };
  }
  const { machine } = read;
  const judged = judgeMachine(machine, { request, before });
  if (judged === 'notApplied') return { kind: judged };
  if (judged === 'applied') {
    const version = request.publish === true ? await findVersionOf(service, machine) : undefined;
    return { kind: judged, machine, version };
  }
  if (judged === 'unread') return { kind: judged, reason: 'The definition of the state machine could not be read.' };
  const reason = before
    ? 'The state machine has changed, and is not what was sent: somebody else may have changed it as well.'
    : 'The state machine is not what was sent, and what it was before could not be read.';
  return { kind: judged, reason };
}

/** Milliseconds. A request that has not taken effect by then never does: the service answers within a minute. */
const LONGEST_EFFECT = 5 * 60 * 1000;

export function mayStillTakeEffect({ time }: Pick<UnfinishedUpdate, 'time'>, now = Date.now()): boolean {
  return now - Date.parse(time) < LONGEST_EFFECT;
}

/** What a state machine says of an update that was sent to it. */
export function judgeMachine(machine: DeployedMachine, { request, before }: SentUpdate): SettledUpdate['kind'] {
  if (before && toRevisionName(before) === toRevisionName(machine)) return 'notApplied';
  // Its key can't be used: a look of somebody who may use it tells.
  if (machine.definition === undefined && request.definition !== undefined) return 'unread';
  return hasWhatWasSent(machine, request) ? 'applied' : 'unknown';
}

/**
 * All that was sent and can be seen: one member alone may have been like that before. What the service adds to a block says
 * nothing, and a key may come back by another of its names.
 */
function hasWhatWasSent(machine: DeployedMachine, request: UpdateRequest): boolean {
  const seen: Readonly<Record<string, unknown>> = { ...machine };
  return SEEN.every((name) => request[name] === undefined || holds(seen[name], request[name]));
}

const SEEN = [
  'definition',
  'roleArn',
  'loggingConfiguration',
  'tracingConfiguration',
  'encryptionConfiguration',
] as const;
const UNSEEN: ReadonlySet<string> = new Set(['kmsKeyId']);

function holds(there: unknown, sent: unknown): boolean {
  if (typeof sent !== 'object' || sent === null) return there === sent;
  const members = new Map<string, unknown>(typeof there === 'object' && there !== null ? Object.entries(there) : []);
  return Object.entries(sent).every(([name, value]) => UNSEEN.has(name) || holds(members.get(name), value));
}
