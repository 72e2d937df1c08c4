import type { Command } from '@smithy/core/client';
import type { Failure } from '../../../server/src/protocol.ts';
import type { Answer } from '../update/ports/service.ts';
import { Dismissal, FailedStep } from './call-errors.ts';
import { type ServiceName, toFailure } from './failure.ts';

export interface Call<Input extends object, Output extends { $metadata: object }, T> {
  readonly service: ServiceName;
  readonly operation: string;
  readonly endpointUrl: string;
  readonly command: Pick<Command<Input, Output, unknown>, 'middlewareStack'>;
  readonly send: (options: { readonly abortSignal?: AbortSignal }) => Promise<Output>;
  /** Throws a SyntaxError where the answer is not of this operation. */
  readonly toValue: (output: Output) => T;
  readonly signal?: AbortSignal | undefined;
  /** Only of what writes. */
  readonly onSent?: (() => void) | undefined;
  readonly complete: (failure: Failure) => Failure;
}

/**
 * Sends a command and reads its answer. Never rejects. What reads can be cancelled at any time; what writes until the request
 * leaves, for after that it may have taken effect.
 */
export async function callService<Input extends object, Output extends { $metadata: object }, T>(
  call: Call<Input, Output, T>,
): Promise<Answer<T>> {
  const { service, operation, endpointUrl, signal, onSent } = call;
  const writes = onSent !== undefined;
  let sent = false;
  // The last step before the network: credentials are there and the request is signed.
  call.command.middlewareStack.add(
    (next) => (args) => {
      signal?.throwIfAborted();
      sent = true;
      onSent?.();
      return next(args);
    },
    { step: 'deserialize', priority: 'low', name: 'noteSent' },
  );
  try {
    signal?.throwIfAborted();
    const sending = call.send(signal === undefined ? {} : { abortSignal: signal });
    return { kind: 'answered', value: call.toValue(await orAbort(sending, signal)) };
  } catch (error) {
    if (error instanceof Dismissal || (signal?.aborted && !(writes && sent))) return { kind: 'cancelled' };
    const failure =
      error instanceof FailedStep
        ? error.failure
        : toFailure(error, { service, operation, endpointUrl, mayTakeEffect: writes && sent });
    return { kind: 'failed', failure: call.complete(failure) };
  }
}

/** Looking for credentials and waiting for another attempt may take long, and know no signal. */
async function orAbort<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  const ended = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    const abort = (): void => reject(new DOMException('The request was cancelled.', 'AbortError'));
    signal.addEventListener('abort', abort, { signal: ended.signal });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    ended.abort();
  }
}
