import type { DeployedMachine, MachineComparison, TargetSummary } from '../../../../server/src/protocol.ts';
import { findOwner } from '../target/owner.ts';
import type { Language, Log } from '../ports/ports.ts';
import type { Service } from '../ports/service.ts';
import { settleLost } from '../send/settle-lost.ts';
import { findOverwritten } from './overwritten.ts';
import { type ReadMachine, readDeployed } from './read-deployed.ts';
import type { Records, SeenRevision } from '../records/records.ts';

/** What stands there before an update, and how it differs from what would be sent. */
export interface Difference {
  /** Undefined where it may not be read. */
  readonly machine: DeployedMachine | undefined;
  /** Undefined where nothing could be compared. */
  readonly comparison: MachineComparison | undefined;
  /** Why nothing, or not all, could be compared: a sentence. */
  readonly uncompared: string | undefined;
  /** What was last seen from here, where the machine is another one by now. */
  readonly overwritten: SeenRevision | undefined;
  /** It was never looked at from here, so that nobody can say who changed it since. */
  readonly isFirstLook: boolean;
  /** What keeps the machine, as far as its tags tell. */
  readonly owner: string | undefined;
}

type FoundDifference =
  { readonly kind: 'found'; readonly difference: Difference } | Extract<ReadMachine, { kind: 'failed' | 'cancelled' }>;

interface DifferencePorts {
  readonly language: Pick<Language, 'compareMachine' | 'keepMachineType'>;
  readonly records: Records;
  readonly log: Log;
}

/** Describes the machine, and compares by meaning. Not atomic: somebody may change it right after. */
export async function findDifference(
  ports: DifferencePorts,
  service: Service,
  { target, updateId }: { readonly target: TargetSummary; readonly updateId: string },
  signal: AbortSignal,
): Promise<FoundDifference> {
  const arn = target.stateMachineArn;
  const read = await readDeployed(service, arn, signal);
  if (read.kind === 'failed' || read.kind === 'cancelled') return read;
  const tags = await readTags(ports, service, arn, signal);
  if (tags === 'cancelled') return { kind: 'cancelled' };
  const owner = findOwner(tags);
  if (read.kind === 'read') await settleLost(ports, read.machine);
  const seen = await ports.records.findLastSeen(arn);
  if (read.kind === 'unreadable') {
    const uncompared = `Nothing could be compared: ${read.failure.name} when the state machine was read.`;
    const nothing = { machine: undefined, comparison: undefined, overwritten: undefined };
    return { kind: 'found', difference: { ...nothing, uncompared, isFirstLook: !seen, owner } };
  }
  const { machine, withheld } = read;
  await ports.language.keepMachineType({ stateMachineArn: arn, type: machine.type });
  const comparison = (await ports.language.compareMachine({ updateId, deployed: machine })) ?? undefined;
  const uncompared = withheld
    ? `The definition could not be compared: ${withheld.name} when it was read.`
    : comparison
      ? undefined
      : 'Nothing could be compared: the language server was started again meanwhile.';
  const overwritten = findOverwritten(seen, machine);
  return { kind: 'found', difference: { machine, comparison, uncompared, overwritten, isFirstLook: !seen, owner } };
}

/** Only a hint hangs on them, so that an update goes on without. */
async function readTags(
  { log }: DifferencePorts,
  service: Service,
  arn: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string> | 'cancelled'> {
  const tags = await service.listTags(arn, signal);
  if (tags.kind === 'answered') return tags.value;
  if (tags.kind === 'cancelled') return tags.kind;
  log.info(`The tags of ${arn} could not be read: ${tags.failure.name}.`);
  return new Map();
}
