import type { ComposedUpdate, ExplainFailureParams, Explanation, Failure } from '../../../server/src/protocol.ts';
import type { Language, Log, OpenedService, Service, UpdatedMachine, Views } from './ports.ts';
import { describeRequest } from './request-facts.ts';
import { listSuccessFacts } from './success.ts';

export type ReadyUpdate = Extract<ComposedUpdate, { kind: 'ready' }>;

export type SendOutcome =
  | { readonly kind: 'updated'; readonly machine: UpdatedMachine }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly explanation: Explanation }
  | { readonly kind: 'cancelled' }
  /** Cancelled after the request had left. */
  | { readonly kind: 'mayBeApplied' };

export interface SendPorts {
  readonly language: Language;
  readonly views: Pick<Views, 'showFailure' | 'showMayBeApplied' | 'showUpdated'>;
  readonly log: Log;
}

export interface SendInput {
  readonly update: ReadyUpdate;
  readonly service: Service;
  readonly signal: AbortSignal;
  readonly onSent: () => void;
}

/** Sends a composed update once, tells what happened, and closes it at the server. Everything has been agreed to before. */
export async function sendUpdate(ports: SendPorts, input: SendInput): Promise<SendOutcome> {
  const { update, service } = input;
  const { target, request } = update;
  let sent = false;
  const onSent = (): void => {
    sent = true;
    input.onSent();
  };
  ports.log.info(
    `UpdateStateMachine ${target.stateMachineArn}, region ${target.region}, endpoint ${service.endpoint.url}, ` +
      `credentials ${service.credentials}: ${describeRequest(request)}`,
  );
  const start = performance.now();
  const result = await service.updateStateMachine(request, input.signal, onSent);
  const took = `after ${Math.round(performance.now() - start)} ms`;

  if (result.kind === 'cancelled') {
    ports.log.info(`Cancelled ${took}: nothing was sent.`);
    return result;
  }
  if (result.kind === 'failed' && result.failure.name === 'AbortError') {
    ports.log.warn(`Cancelled ${took}, when the request had left: the update may have been applied.`);
    ports.views.showMayBeApplied(target);
    return { kind: 'mayBeApplied' };
  }
  if (result.kind === 'failed') return explainFailure(ports, update, result.failure, sent ? took : `${took}, not sent`);
  const { kind: _, ...machine } = result;
  ports.log.info(`Accepted ${took}${toRequestId(machine.requestId)}. ${listSuccessFacts(machine).join(' ')}`);
  ports.views.showUpdated(target, machine);
  await endUpdate(ports, update, true);
  return { kind: 'updated', machine };
}

/** A failure that was there before anything could be sent, such as a broken configuration. */
export async function explainUnopened(
  ports: SendPorts,
  update: ReadyUpdate,
  opened: Extract<OpenedService, { kind: 'failed' }>,
): Promise<SendOutcome> {
  return explainFailure(ports, update, opened.failure, 'before anything was sent');
}

async function explainFailure(
  ports: SendPorts,
  update: ReadyUpdate,
  failure: Failure,
  when: string,
): Promise<SendOutcome> {
  // The service's messages quote what was sent, and those of a credential process its command line with all that is secret
  // in it. So they stay out of the log: Problems has them.
  const mayApply = failure.mayHaveTakenEffect === true ? ' The update may have been applied.' : '';
  const reason = failure.reason === undefined ? '' : ` (${failure.reason})`;
  ports.log.error(`${failure.name}${reason} ${when}${toRequestId(failure.requestId)}.${mayApply}`);
  const explanation = await explainInTime(ports.language, { updateId: update.updateId, failure }).catch(
    (error: unknown): Explanation => {
      ports.log.error(`The language server could not explain the failure: ${String(error)}`);
      return { title: `${failure.name}: ${failure.message}`, advice: mayApply.trim(), retry: 'no', places: [] };
    },
  );
  ports.views.showFailure(update.target, explanation);
  return { kind: 'failed', failure, explanation };
}

/** Milliseconds. A language server that hangs must not keep back what the service said. */
const EXPLAIN_TIMEOUT = 10_000;

async function explainInTime(language: Language, params: ExplainFailureParams): Promise<Explanation> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('it does not answer')), EXPLAIN_TIMEOUT);
  try {
    return await Promise.race([language.explainFailure(params), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** The update stands whatever becomes of the language server, so its trouble is logged and no more. */
export async function endUpdate(
  ports: Pick<SendPorts, 'language' | 'log'>,
  update: Pick<ReadyUpdate, 'updateId'>,
  succeeded: boolean,
): Promise<void> {
  try {
    await ports.language.endUpdate({ updateId: update.updateId, succeeded });
  } catch (error) {
    ports.log.error(`The language server could not be told that the update is over: ${String(error)}`);
  }
}

function toRequestId(requestId: string | undefined): string {
  return requestId === undefined ? '' : `, request ${requestId}`;
}
