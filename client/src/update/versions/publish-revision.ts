import type { DeployedMachine, TargetSummary } from '../../../../server/src/protocol.ts';
import { agree } from '../ask/agree.ts';
import { explainFailure, type ExplainPorts, type FailedUpdate } from '../send/explain.ts';
import { describeOverwritten } from '../look/overwritten.ts';
import type { Prompts, PublishedRevision, UpdatePorts, Views } from '../ports/ports.ts';
import type { SeenRevision } from '../records/records.ts';
import type { MachineVersion, Service } from '../ports/service.ts';
import { findVersionOf } from '../look/find-version.ts';
import { lookAgain } from '../look/look-again.ts';
import { toRevisionName } from '../look/read-deployed.ts';
import type { UsedTarget } from '../target/use-target.ts';

export type PublishOutcome =
  { readonly kind: 'published'; readonly published: PublishedRevision } | { readonly kind: 'cancelled' } | FailedUpdate;

interface PublishInput {
  readonly updateId: string;
  readonly target: TargetSummary;
  /** What the person saw: nobody else's change slips in, for its revision is named. */
  readonly machine: DeployedMachine;
  readonly description: string | undefined;
  readonly service: Service;
  readonly signal: AbortSignal;
}

/** Publishes the revision that is there, and changes nothing else. One that is a version already stays that version. */
export async function publishRevision(
  ports: ExplainPorts & Pick<UpdatePorts, 'wait'> & { readonly views: Pick<Views, 'showPublished'> },
  { updateId, target, machine, description, service, signal }: PublishInput,
): Promise<PublishOutcome> {
  const tell = ({ stateMachineVersionArn }: MachineVersion, isOld: boolean): PublishOutcome => {
    const published = { stateMachineVersionArn, isOld };
    ports.views.showPublished(target, published);
    return { kind: 'published', published };
  };
  const old = await findVersionOf(service, machine, signal);
  if (old) return tell(old, true);
  const { stateMachineArn } = target;
  const revisionId = toRevisionName(machine);
  ports.log.info(`PublishStateMachineVersion ${stateMachineArn}, revision ${revisionId}`);
  const request = { stateMachineArn, revisionId, ...(description ? { description } : {}) };
  const answer = await service.publishVersion(request, { signal, onSent: () => undefined });
  if (answer.kind === 'cancelled') return answer;
  if (answer.kind === 'answered') {
    ports.log.info(`Published ${answer.value.stateMachineVersionArn}.`);
    return tell(answer.value, false);
  }
  const { failure } = answer;
  // Its answer was lost, or the person cancelled when it had left. Publishing a revision twice gives the same version, so that
  // what is not found needs no more than another try by hand.
  const made = failure.mayHaveTakenEffect === true ? await findLateVersion(ports, service, machine) : undefined;
  if (!made) return explainFailure(ports, { updateId, target }, failure, 'for a version');
  ports.log.info(`Published ${made.stateMachineVersionArn}: its answer was lost (${failure.name}).`);
  return tell(made, false);
}

async function findLateVersion(
  { wait }: Pick<UpdatePorts, 'wait'>,
  service: Service,
  machine: DeployedMachine,
): Promise<MachineVersion | undefined> {
  const found = await lookAgain(async (signal) => {
    const version = await findVersionOf(service, machine, signal);
    return version ? { kind: 'applied' as const, version } : { kind: 'notApplied' as const };
  }, wait);
  return found.kind === 'applied' ? found.version : undefined;
}

/** What a person should see before a revision gets a number that never goes away. */
export function agreeToPublish(
  prompts: Pick<Prompts, 'confirm' | 'enterName'>,
  used: Pick<UsedTarget, 'target' | 'service' | 'account'>,
  { machine, description, overtaken }: PublishQuestion,
): Promise<boolean> {
  return agree(prompts, used, {
    question: `Publish ${used.target.stateMachineName} as it is deployed?`,
    action: 'Publish Version',
    reasons: overtaken ? [describeOvertaking(overtaken)] : [],
    facts: [
      `Revision: ${toRevisionName(machine)}, as it is there. Nothing of your files is sent.`,
      `Description: ${description ? `“${description}”` : 'none'}`,
    ],
  });
}

interface PublishQuestion extends Pick<PublishInput, 'machine' | 'description'> {
  /** What was last seen from here, where the machine is another one by now. */
  readonly overtaken: SeenRevision | undefined;
}

function describeOvertaking(seen: SeenRevision): string {
  return `${describeOverwritten(seen)} The version would hold that change.`;
}
