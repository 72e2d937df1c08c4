import type { Failure, TargetSummary } from '../../../../server/src/protocol.ts';
import { formatTime } from '../format-time.ts';
import { toOneLine } from '../one-line.ts';
import type { UpdatePorts } from '../ports/ports.ts';
import type { Service } from '../ports/service.ts';
import type { UnfinishedUpdate } from '../records/records.ts';
import { openTarget } from '../target/open-target.ts';
import { forgetUpdate, keepUncertain, keepUpdate } from './keep-update.ts';
import { mayStillTakeEffect, type SettledUpdate, settleUpdate } from './settle-update.ts';

export interface AbandonedPorts extends Pick<
  UpdatePorts,
  'records' | 'openService' | 'prompts' | 'runWithProgress' | 'inFlight' | 'wait' | 'log'
> {
  readonly offer: {
    /** Whether the person wants to know what became of it, or to hear no more of it. */
    findOut(name: string, time: string): Promise<'find' | 'forget' | undefined>;
    tell(text: string): void;
    tellFailure(text: string, failure: Failure): void;
  };
}

/**
 * Updates that were under way when their editor or command ended: offers to ask the service what became of each. Nothing is asked
 * of AWS before the person wants it, and nothing is sent again.
 */
export async function reportAbandoned(ports: AbandonedPorts): Promise<void> {
  const updates = await ports.records.listAbandoned();
  await Promise.all(updates.map((update) => reportAbandonedUpdate(ports, update)));
}

/** The same of one of them. */
export async function reportAbandonedUpdate(ports: AbandonedPorts, update: UnfinishedUpdate): Promise<void> {
  const name = toOneLine(toSummary(update).stateMachineName);
  const what = `the update of ${name} at ${formatTime(update.time)}`;
  const answer = await ports.offer.findOut(name, formatTime(update.time));
  if (answer === undefined) return;
  // Not beside an update of the same machine that leaves this window just now.
  await ports.inFlight.runWhenFree(update.request.stateMachineArn, async () => {
    // Each window offers it, and an update since may have settled it.
    if (!(await ports.records.listAbandoned()).some(({ id }) => id === update.id)) {
      ports.offer.tell(`What became of ${what} was found out in the meantime.`);
    } else if (answer === 'forget') await keepUncertain(ports, update);
    else await findOut(ports, update, what);
  });
}

async function findOut(ports: AbandonedPorts, update: UnfinishedUpdate, what: string): Promise<void> {
  const target = toSummary(update);
  const settled = await ports.runWithProgress(`Looking at ${toOneLine(target.stateMachineName)}`, async (signal) => {
    const options = { profile: update.profile, askMfaCode: ports.prompts.enterMfaCode };
    const opened = await openTarget(ports.openService, target, options, signal);
    return opened.kind === 'opened' ? settle(ports, opened.service, update) : opened;
  });
  if (settled.kind === 'cancelled') return;
  if (settled.kind === 'failed') {
    const { name, message } = settled.failure;
    ports.log.warn(`${settled.failure.operation}: ${name}. What became of ${what} is still unknown.`);
    const text = toOneLine(`What became of ${what} is still unknown. ${name}: ${message}`);
    ports.offer.tellFailure(text, settled.failure);
    return;
  }
  const told = await end(ports, update, settled);
  ports.log.info(`What became of ${what}: ${told}`);
  ports.offer.tell(`What became of ${what}: ${told}`);
}

/** What became of it, as a sentence. */
async function end(ports: AbandonedPorts, update: UnfinishedUpdate, settled: SettledUpdate): Promise<string> {
  if (settled.kind === 'applied') {
    const { revisionId } = settled.machine;
    const stateMachineVersionArn = settled.version?.stateMachineVersionArn;
    await keepUpdate(ports, update, { revisionId, stateMachineVersionArn });
    return 'it took effect.';
  }
  if (settled.kind === 'notApplied' && mayStillTakeEffect(update)) return 'it has taken no effect so far.';
  if (settled.kind === 'notApplied') {
    await forgetUpdate(ports, update);
    return 'it took no effect, and nothing has changed.';
  }
  if (settled.kind === 'unread') return `that is still unknown. ${settled.reason}`;
  // No later look tells more.
  await keepUncertain(ports, update);
  return `that can’t be known any more. ${settled.reason} What stood there before is in the history.`;
}

async function settle({ wait }: AbandonedPorts, service: Service, update: UnfinishedUpdate): Promise<SettledUpdate> {
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
