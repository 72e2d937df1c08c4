import type { DeployedMachine, UpdateRequest } from '../../../../server/src/protocol.ts';
import { findVersionOf } from '../look/find-version.ts';
import type { MachineVersion, Service } from '../ports/service.ts';
import { readDeployed, toRevisionName } from '../look/read-deployed.ts';

/** What became of an update whose answer never came. */
export type SettledUpdate =
  | {
      readonly kind: 'applied';
      readonly machine: DeployedMachine;
      /** Where one was to be published, and is found. */
      readonly version: MachineVersion | undefined;
    }
  | { readonly kind: 'notApplied' }
  /** It could not be read: a later look may tell. */
  | { readonly kind: 'unread'; readonly reason: string }
  /** Somebody else changed it as well: no look tells any more. */
  | { readonly kind: 'unknown'; readonly reason: string };

export interface SentUpdate {
  readonly request: UpdateRequest;
  /** What stood there before; undefined where it could not be read. */
  readonly before?: DeployedMachine | undefined;
}

/** What is read may be some seconds old: so the service is asked again before it is believed that nothing has changed. */
const LOOKS = 4;
const BETWEEN = 1000;

/** Asks the service what it has now. Changes nothing. */
export async function settleUpdate(
  service: Service,
  sent: SentUpdate,
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>,
): Promise<SettledUpdate> {
  return lookAgain((signal) => look(service, sent, signal), wait);
}

/** Looks until something has changed, a few times. */
export async function lookAgain<T extends { readonly kind: string }>(
  lookOnce: (signal: AbortSignal) => Promise<T>,
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>,
): Promise<T> {
  // The person has cancelled the update, as a rule, and wants to know this all the same.
  const { signal } = new AbortController();
  let seen = await lookOnce(signal);
  for (let count = 1; count < LOOKS && seen.kind === 'notApplied'; count++) {
    await wait(BETWEEN, signal);
    seen = await lookOnce(signal);
  }
  return seen;
}

async function look(service: Service, { request, before }: SentUpdate, signal: AbortSignal): Promise<SettledUpdate> {
  const read = await readDeployed(service, request.stateMachineArn, signal);
  if (read.kind !== 'read') {
    const reason = read.kind === 'cancelled' ? 'it was not read' : `${read.failure.name} when it was read`;
    return { kind: 'unread', reason: `The state machine could not be read: ${reason}.` };
  }
  const { machine } = read;
  if (before && toRevisionName(before) === toRevisionName(machine)) return { kind: 'notApplied' };
  if (hasWhatWasSent(machine, request)) {
    const version = request.publish === true ? await findVersionOf(service, machine) : undefined;
    return { kind: 'applied', machine, version };
  }
  const reason = before
    ? 'The state machine has changed, and is not what was sent: somebody else may have changed it as well.'
    : 'The state machine is not what was sent, and what it was before could not be read.';
  return { kind: 'unknown', reason };
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
