import type { TargetSummary } from '../../../../server/src/protocol.ts';
import { explainFailure } from '../send/explain.ts';
import type { UpdatePorts } from '../ports/ports.ts';
import { findVersionOf } from '../look/find-version.ts';
import { settleLost } from '../send/settle-lost.ts';
import { agreeToPublish, publishRevision, type PublishOutcome } from './publish-revision.ts';
import { findOverwritten } from '../look/overwritten.ts';
import { readDeployed } from '../look/read-deployed.ts';
import { type OpenPorts, type Unopened, type UsedTarget, withTarget } from '../target/use-target.ts';

type PublishVersionPorts = OpenPorts & Pick<UpdatePorts, 'isTrusted' | 'records' | 'wait'>;

type PublishVersionOutcome = PublishOutcome | Unopened | { readonly kind: 'untrusted' | 'refused' | 'dismissed' };

/** Publishes the revision that is deployed, and sends nothing of the files. */
export function publishVersion(
  ports: PublishVersionPorts,
  target: Pick<TargetSummary, 'ref' | 'stateMachineArn'>,
): Promise<PublishVersionOutcome> {
  return withTarget(ports, target, (used) => publish(ports, used));
}

async function publish(ports: PublishVersionPorts, used: UsedTarget): Promise<PublishVersionOutcome> {
  const { target, service, updateId } = used;
  const looked = await ports.runWithProgress(`Looking at ${target.stateMachineName}`, async (signal) => {
    const read = await readDeployed(service, target.stateMachineArn, signal);
    const old = read.kind === 'read' ? await findVersionOf(service, read.machine, signal) : undefined;
    return { read, old };
  });
  const { read, old } = looked;
  if (read.kind === 'cancelled') return read;
  if (read.kind !== 'read') return explainFailure(ports, used, read.failure, 'before anything was sent');
  const { machine } = read;
  await settleLost(ports, machine);
  if (old) {
    const published = { stateMachineVersionArn: old.stateMachineVersionArn, isOld: true };
    ports.views.showPublished(target, published);
    return { kind: 'published', published };
  }
  const description = await ports.prompts.enterVersionDescription(target.versionDescription ?? '');
  if (description === undefined) return { kind: 'dismissed' };
  const seen = await ports.records.findLastSeen(target.stateMachineArn);
  const overtaken = findOverwritten(seen, machine);
  if (!(await agreeToPublish(ports.prompts, used, { machine, description, overtaken }))) return { kind: 'dismissed' };
  return ports.runWithProgress(`Publishing ${target.stateMachineName}`, (signal) =>
    publishRevision(ports, { updateId, target, machine, description, service, signal }),
  );
}
