import type { Failure, TargetSummary } from '../../../../server/src/protocol.ts';
import { formatTime } from '../format-time.ts';
import { keepUpdate } from './keep-update.ts';
import { toOneLine } from '../one-line.ts';
import { openTarget } from '../target/open-target.ts';
import type { UpdatePorts } from '../ports/ports.ts';
import type { UnfinishedUpdate } from '../records/records.ts';
import type { Service } from '../ports/service.ts';
import { type SettledUpdate, settleUpdate } from './settle-update.ts';

export interface AbandonedPrompts extends Pick<
  UpdatePorts,
  'records' | 'openService' | 'prompts' | 'runWithProgress' | 'wait' | 'log'
> {
  readonly offer: {
    /** Whether the person wants to know what became of it, or to hear no more of it. */
    findOut(name: string, time: string): Promise<'find' | 'forget' | undefined>;
    tell(text: string): void;
  };
}

/**
 * Updates that were under way when their editor or command ended: offers to ask the service what became of each. Nothing is asked
 * of AWS before the person wants it, and nothing is sent again.
 */
export async function reportAbandoned(ports: AbandonedPrompts): Promise<void> {
  const updates = await ports.records.listAbandoned();
  await Promise.all(updates.map((update) => report(ports, update)));
}

async function report(ports: AbandonedPrompts, update: UnfinishedUpdate): Promise<void> {
  const target = toSummary(update);
  const name = toOneLine(target.stateMachineName);
  const time = formatTime(update.time);
  const answer = await ports.offer.findOut(name, time);
  if (answer === 'forget') await ports.records.endUpdate(update.id);
  if (answer !== 'find') return;
  // Each window offers it: another one may have found out in the meantime.
  if (!(await ports.records.listAbandoned()).some(({ id }) => id === update.id)) {
    ports.offer.tell(`What became of the update of ${name} at ${time} was found out in another window.`);
    return;
  }
  const settled = await ports.runWithProgress(`Looking at ${name}`, async (signal) => {
    const options = { profile: update.profile, askMfaCode: ports.prompts.enterMfaCode };
    const opened = await openTarget(ports.openService, target, options, signal);
    if (opened.kind === 'cancelled') return opened;
    if (opened.kind === 'failed') return opened;
    return settle(ports, opened.service, update);
  });
  if (settled.kind === 'cancelled') return;
  if (settled.kind === 'failed' || settled.kind === 'unread' || settled.kind === 'unknown') {
    const reason = settled.kind === 'failed' ? toReason(settled.failure) : settled.reason;
    ports.log.warn(`What became of the update of ${target.stateMachineArn} is still unknown.`);
    ports.offer.tell(`What became of the update of ${name} at ${time} is still unknown. ${reason}`);
    // Somebody else changed it since: no later look tells more.
    if (settled.kind === 'unknown') await ports.records.endUpdate(update.id);
    return;
  }
  if (settled.kind === 'applied') {
    const { request, startedBy, before } = update;
    const { revisionId } = settled.machine;
    const stateMachineVersionArn = settled.version?.stateMachineVersionArn;
    await keepUpdate(ports, request, { time: update.time, startedBy, before, revisionId, stateMachineVersionArn });
  }
  await ports.records.endUpdate(update.id);
  const what = settled.kind === 'applied' ? 'took effect' : 'took no effect: nothing has changed';
  ports.log.info(`The update of ${target.stateMachineArn} that was begun at ${update.time} ${what}.`);
  ports.offer.tell(`The update of ${name} at ${time} ${what}.`);
}

async function settle({ wait }: AbandonedPrompts, service: Service, update: UnfinishedUpdate): Promise<SettledUpdate> {
  try {
    return await settleUpdate(service, update, wait);
  } finally {
    service.close();
  }
}

/** Its update file may be gone by now; the ARN says all that is needed. */
function toSummary({ target, request, region, profile }: UnfinishedUpdate): TargetSummary {
  const { stateMachineArn } = request;
  const [, partition = '', , , account = '', , name = ''] = stateMachineArn.split(':');
  const label = target.name ?? name;
  const summary = { ref: target, label, stateMachineArn, stateMachineName: name, partition, region, account, profile };
  return { ...summary, protected: false, publish: false };
}

function toReason({ name, message }: Failure): string {
  return toOneLine(`${name}: ${message}`);
}
