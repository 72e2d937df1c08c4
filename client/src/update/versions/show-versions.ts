import type { TargetSummary } from '../../../../server/src/protocol.ts';
import { describeAliasesOf, readRouted } from '../aliases/routed-versions.ts';
import { compareMachines, type ComparedMachine, describeMachine } from '../look/compare-machines.ts';
import { explainFailure, type FailedUpdate } from '../send/explain.ts';
import { formatTime } from '../format-time.ts';
import type { MachinePorts, PickItem } from '../ports/machine-ports.ts';
import { toOneLine } from '../one-line.ts';
import { revertTo } from '../history/revert-update.ts';
import type { UpdateOutcome } from '../run-update.ts';
import type { MachineAlias, MachineVersion, Service } from '../ports/service.ts';
import { type Unopened, type UsedTarget, withTarget } from '../target/use-target.ts';
import { toVersionNumber } from '../target/version-arn.ts';

type VersionsOutcome = UpdateOutcome | Unopened | { readonly kind: 'none' | 'shown' };

type VersionAction = 'files' | 'deployed' | 'update';

interface ChosenVersion {
  readonly kind: 'chosen';
  readonly action: VersionAction;
  readonly version: ComparedMachine;
  /** Where it was asked for. */
  readonly deployed: ComparedMachine | undefined;
}

type Chosen = ChosenVersion | { readonly kind: 'none' | 'dismissed' | 'cancelled' } | FailedUpdate;

/** Lists the versions of a target's machine; one of them can be compared, and be what the target is updated to. */
export async function showVersions(
  ports: MachinePorts,
  target: Pick<TargetSummary, 'ref' | 'stateMachineArn' | 'stateMachineName'>,
): Promise<VersionsOutcome> {
  const chosen = await withTarget(ports, target, (used): Promise<Chosen> => choose(ports, used));
  if (chosen.kind !== 'chosen') return chosen;
  const { action, version, deployed } = chosen;
  if (action === 'update') return revertTo(ports, target, version.machine, version.label);
  await compareMachines(ports, target, version, deployed ?? 'files');
  return { kind: 'shown' };
}

async function choose(ports: MachinePorts, used: UsedTarget): Promise<Chosen> {
  const { target, service } = used;
  const name = toOneLine(target.stateMachineName);
  const read = await ports.runWithProgress(`Looking at ${name}`, async (signal) => {
    const routed = await readRouted(service, target.stateMachineArn, signal);
    if (routed.kind !== 'answered') return routed;
    const descriptions = await readDescriptions(service, routed.value.versions, signal);
    return { ...routed, descriptions };
  });
  if (read.kind === 'cancelled') return read;
  if (read.kind === 'failed') return explainFailure(ports, used, read.failure, 'before anything was sent');
  const { versions, aliases } = read.value;
  if (versions.length === 0) {
    ports.shows.tell(`${name} has no version yet. “Publish Version” makes one of what is deployed.`);
    return { kind: 'none' };
  }
  const arn = await ports.picks.pick({
    title: `Versions of ${name}`,
    placeHolder: 'A version, the newest first',
    items: versions.map((version) => toItem(version, aliases, read.descriptions)),
  });
  if (arn === undefined) return { kind: 'dismissed' };
  const label = toOneLine(`version ${toVersionNumber(arn)}`);
  const action = await ports.picks.pick<VersionAction>({
    title: `${name}, ${label}`,
    placeHolder: 'What to do with it',
    items: [
      { label: 'Compare with Your Files', value: 'files' },
      { label: 'Compare with What Is Deployed', value: 'deployed' },
      { label: 'Update to It', description: 'asks before anything is sent', value: 'update' },
    ],
  });
  if (action === undefined) return { kind: 'dismissed' };
  const version = await describeMachine(ports, used, arn, label);
  if (version.kind !== 'read') return version;
  if (action !== 'deployed') return { kind: 'chosen', action, version: version.compared, deployed: undefined };
  const deployed = await describeMachine(ports, used, target.stateMachineArn, 'what is deployed now');
  if (deployed.kind !== 'read') return deployed;
  return { kind: 'chosen', action, version: version.compared, deployed: deployed.compared };
}

/** Each description is a question of its own, and there may be a thousand versions. */
const MOST_DESCRIPTIONS = 20;

/** Of the newest versions, by ARN. One that can't be read has none. */
async function readDescriptions(
  service: Service,
  versions: readonly MachineVersion[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const newest = versions.slice(0, MOST_DESCRIPTIONS);
  const described = await Promise.all(
    newest.map(async ({ stateMachineVersionArn }) => {
      const answer = await service.describeStateMachine(stateMachineVersionArn, { metadataOnly: true, signal });
      return [stateMachineVersionArn, answer.kind === 'answered' ? (answer.value.description ?? '') : ''] as const;
    }),
  );
  return new Map(described.filter(([, description]) => description !== ''));
}

function toItem(
  { stateMachineVersionArn, creationDate }: MachineVersion,
  aliases: readonly MachineAlias[],
  descriptions: ReadonlyMap<string, string>,
): PickItem<string> {
  const routed = describeAliasesOf(stateMachineVersionArn, aliases);
  const description = descriptions.get(stateMachineVersionArn);
  return {
    label: toOneLine(`Version ${toVersionNumber(stateMachineVersionArn)}`),
    description: [formatTime(creationDate), ...(routed === undefined ? [] : [routed])].join(' · '),
    detail: description === undefined ? undefined : toOneLine(description),
    value: stateMachineVersionArn,
  };
}
