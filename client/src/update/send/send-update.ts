import { randomUUID } from 'node:crypto';
import type { DeployedMachine, Explanation, Failure } from '../../../../server/src/protocol.ts';
import { explainFailure, type ExplainPorts, tellLanguage } from './explain.ts';
import { forgetUpdate, keepUncertain, keepUpdate } from './keep-update.ts';
import type { ReadyUpdate, UpdatePorts, Views } from '../ports/ports.ts';
import type { Service, UpdatedMachine } from '../ports/service.ts';
import type { StartedBy, UnfinishedUpdate } from '../records/records.ts';
import { describeRequest } from '../ask/request-facts.ts';
import { toRevisionName } from '../look/read-deployed.ts';
import { waitForAttempt } from './retry.ts';
import { settleUpdate } from './settle-update.ts';
import { listSuccessFacts } from './success.ts';

export type SendOutcome =
  | { readonly kind: 'updated'; readonly machine: UpdatedMachine }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly explanation: Explanation }
  | { readonly kind: 'cancelled' }
  /** It had left, and what became of it is not known. */
  | { readonly kind: 'mayBeApplied' }
  /** Somebody changed the machine, and was not overwritten. Its revision, by its name, where it was refused before they did. */
  | { readonly kind: 'overtaken'; readonly revision?: string }
  /** It could not be written down before it leaves, so that it did not leave. */
  | { readonly kind: 'unrecorded'; readonly reason: string };

interface SendPorts extends ExplainPorts, Pick<UpdatePorts, 'records' | 'wait'> {
  readonly views: Pick<Views, 'showFailure' | 'showMayBeApplied' | 'showCancelled' | 'showOvertaken' | 'showUpdated'>;
}

export interface SendInput {
  readonly update: ReadyUpdate;
  readonly service: Service;
  readonly profile: string | undefined;
  readonly startedBy: StartedBy;
  /** What stands there; undefined where it could not be read. */
  readonly before: DeployedMachine | undefined;
  /** A person knows that it can't be written down, and goes on. */
  readonly isUnrecorded?: boolean;
  readonly signal: AbortSignal;
  /** What is going on, in words, for whoever waits. */
  readonly report: (message: string) => void;
}

/**
 * Sends a composed update, tells what happened, and keeps what stood there before. Everything has been agreed to. A request is
 * sent again only where the service has refused it for now; where its answer is lost, the service is asked what it has.
 */
export async function sendUpdate(ports: SendPorts, input: SendInput): Promise<SendOutcome> {
  const { update, service } = input;
  const { target, request } = update;
  const unfinished = toUnfinished(input);
  const begun = await ports.records.beginUpdate(unfinished);
  if (begun.kind === 'failed' && input.isUnrecorded !== true) return { kind: 'unrecorded', reason: begun.reason };
  ports.log.info(
    `UpdateStateMachine ${target.stateMachineArn}, region ${target.region}, endpoint ${service.endpoint.url}, ` +
      `credentials ${service.credentials}: ${describeRequest(request)}`,
  );
  const sent = await sendAndSettle(ports, input);
  await record(ports, unfinished, sent);
  return sent.outcome;
}

/** How it ended, and what is known of its effect: `none` of one that was surely refused or never left. */
interface Sent {
  readonly outcome: SendOutcome;
  readonly effect: 'made' | 'none' | 'maybeLater' | 'unknown';
}

async function record(ports: SendPorts, update: UnfinishedUpdate, { outcome, effect }: Sent): Promise<void> {
  const { records, log } = ports;
  if (effect === 'none') await forgetUpdate(ports, update);
  else if (effect === 'unknown') await keepUncertain(ports, update);
  else if (effect === 'maybeLater') {
    // The next look at the machine settles it, or the next start.
    const kept = await records.beginUpdate({ ...update, isLost: true });
    if (kept.kind === 'failed') log.error(kept.reason);
  } else if (outcome.kind === 'updated') {
    await keepUpdate(ports, update, outcome.machine);
    await dropLost(ports, update);
  }
}

/** What was sent before an update that was made can't be told from it any more. What stood there before that is not lost. */
async function dropLost(ports: SendPorts, { request, before }: UnfinishedUpdate): Promise<void> {
  for (const lost of await ports.records.listLost(request.stateMachineArn)) {
    const isKept = before && lost.before && toRevisionName(before) === toRevisionName(lost.before);
    await (isKept ? forgetUpdate : keepUncertain)(ports, lost);
  }
}

async function sendAndSettle(ports: SendPorts, input: SendInput): Promise<Sent> {
  const { update, service, signal, report } = input;
  const { request } = update;
  for (let attempt = 1; ; attempt++) {
    const start = performance.now();
    let sent = false;
    const onSent = (): void => {
      sent = true;
      report('Sent, waiting for the answer…');
    };
    const answer = await service.updateStateMachine(request, { signal, onSent });
    const took = `after ${Math.round(performance.now() - start)} ms`;
    if (answer.kind === 'answered') return succeed(ports, update, answer.value, took);
    if (answer.kind === 'cancelled') {
      ports.log.info(`Cancelled ${took}: nothing was sent.`);
      return { outcome: answer, effect: 'none' };
    }
    const { failure } = answer;
    if (failure.mayHaveTakenEffect === true) return settle(ports, input, failure, took);
    const { updateId } = update;
    const onWait = (milliseconds: number): void => {
      ports.log.info(`${failure.name} ${took}: trying again.`);
      report(`${failure.name}: trying again in ${milliseconds / 1000} s…`);
    };
    const { before } = input;
    const next = await waitForAttempt(ports, { service, failure, updateId, attempt, before, signal, onWait });
    // Each attempt was refused.
    if (next === 'cancelled') return { outcome: { kind: next }, effect: 'none' };
    if (next === 'no') {
      const outcome = await explainFailure(ports, update, failure, sent ? took : `${took}, not sent`);
      return { outcome, effect: 'none' };
    }
    if (next !== 'again') {
      ports.log.warn(`${failure.name} ${took}, and somebody has changed the state machine since: not sent again.`);
      ports.views.showOvertaken(update.target);
      return { outcome: { kind: 'overtaken', revision: toRevisionName(next) }, effect: 'none' };
    }
  }
}

async function succeed(ports: SendPorts, update: ReadyUpdate, machine: UpdatedMachine, took: string): Promise<Sent> {
  const request = machine.requestId === undefined ? '' : `, request ${machine.requestId}`;
  ports.log.info(`Accepted ${took}${request}. ${listSuccessFacts(machine).join(' ')}`);
  ports.views.showUpdated(update.target, machine);
  await tellLanguage(ports, () => ports.language.endUpdate({ updateId: update.updateId, succeeded: true }));
  return { outcome: { kind: 'updated', machine }, effect: 'made' };
}

/** The request had left when it was cancelled, or the line broke: the service tells what it has. */
async function settle(ports: SendPorts, input: SendInput, failure: Failure, took: string): Promise<Sent> {
  const { update, service, before, report } = input;
  const { target, request } = update;
  const what = failure.name === 'AbortError' ? 'Cancelled' : failure.name;
  ports.log.warn(`${what} ${took}, when the request had left: asking what became of it.`);
  report('No answer. Asking what became of it…');
  const settled = await settleUpdate(service, { request, before }, ports.wait);
  if (settled.kind === 'applied') {
    const { version } = settled;
    const isUnnamed = request.publish === true && version === undefined;
    const machine: UpdatedMachine = {
      updateDate: new Date(),
      revisionId: settled.machine.revisionId,
      stateMachineVersionArn: version?.stateMachineVersionArn,
      note: isUnnamed ? 'Its answer was lost, and its version was not found: “Show Versions” lists them.' : undefined,
    };
    return succeed(ports, update, machine, `${took}; its answer was lost, and the machine has it`);
  }
  if (settled.kind === 'unknown' || settled.kind === 'unread') {
    ports.log.warn(`What became of it is unknown. ${settled.reason}`);
    ports.views.showMayBeApplied(target, settled.reason);
    return { outcome: { kind: 'mayBeApplied' }, effect: settled.kind === 'unknown' ? 'unknown' : 'maybeLater' };
  }
  ports.log.warn('The state machine is still what it was before.');
  if (failure.name === 'AbortError') {
    ports.views.showCancelled(target);
    return { outcome: { kind: 'cancelled' }, effect: 'maybeLater' };
  }
  const outcome = await explainFailure(ports, update, { ...failure, isWithoutEffectSoFar: true }, took);
  return { outcome, effect: 'maybeLater' };
}

function toUnfinished({ update, profile, startedBy, before }: SendInput): UnfinishedUpdate {
  const { target, request } = update;
  const [id, time] = [randomUUID(), new Date().toISOString()];
  return { id, time, target: target.ref, region: target.region, profile, startedBy, request, before };
}
