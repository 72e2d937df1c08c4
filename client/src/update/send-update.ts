import type { ComposedUpdate, Explanation, Failure } from '../../../server/src/protocol.ts';
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
  readonly profile: string | undefined;
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
      `profile ${input.profile ?? '(default credentials)'}: ${describeRequest(request)}`,
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
  if (result.kind === 'failed')
    return explainFailure(ports, update, result.failure, sent ? took : `${took}, not sent: ${result.failure.message}`);
  const { kind: _, ...machine } = result;
  ports.log.info(`Accepted ${took}${toRequestId(machine.requestId)}. ${listSuccessFacts(machine).join(' ')}`);
  await endUpdate(ports, update, true);
  ports.views.showUpdated(target, machine);
  return { kind: 'updated', machine };
}

/** A failure that was there before anything could be sent, such as a broken configuration. */
export async function explainUnopened(
  ports: SendPorts,
  update: ReadyUpdate,
  opened: Extract<OpenedService, { kind: 'failed' }>,
): Promise<SendOutcome> {
  return explainFailure(ports, update, opened.failure, `before anything was sent: ${opened.failure.message}`);
}

async function explainFailure(
  ports: SendPorts,
  update: ReadyUpdate,
  failure: Failure,
  when: string,
): Promise<SendOutcome> {
  // The service's messages quote what was sent, so they stay out of the log: Problems has them. Where nothing was sent
  // they can't, and `when` has them.
  const mayApply = failure.mayHaveTakenEffect === true ? ' The update may have been applied.' : '';
  const reason = failure.reason === undefined ? '' : ` (${failure.reason})`;
  ports.log.error(`${failure.name}${reason} ${when}${toRequestId(failure.requestId)}.${mayApply}`);
  const explanation = await ports.language
    .explainFailure({ updateId: update.updateId, failure })
    .catch((error: unknown): Explanation => {
      ports.log.error(`The language server could not explain the failure: ${String(error)}`);
      return { title: `${failure.name}: ${failure.message}`, advice: mayApply.trim(), retry: 'no', places: [] };
    });
  ports.views.showFailure(update.target, explanation);
  return { kind: 'failed', failure, explanation };
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
