import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';

export type Log = (message: string) => void;

/** A result, or why there is none. */
export type Answer<R, E> = R | ResponseError<E>;

/**
 * Every request goes through here. Cancellations and edits that were sent right behind it come in first: the connection
 * takes one message a turn. A cancelled request is not worked on, and an exception is logged and answered by an empty
 * result, so that one bad text can't end a feature, let alone the process.
 */
export function guardRequest<P, R, E>(
  log: Log,
  name: string,
  toEmpty: (params: P) => R,
  handle: (params: P) => Answer<R, E> | Promise<Answer<R, E>>,
): (params: P, token: CancellationToken) => Promise<Answer<R, E>> {
  const cancelled = (): ResponseError<E> => new ResponseError<E>(LSPErrorCodes.RequestCancelled, 'Cancelled');
  return async (params, token) => {
    try {
      await waitTurn();
      await waitTurn();
      if (token.isCancellationRequested) return cancelled();
      const result = await handle(params);
      return token.isCancellationRequested ? cancelled() : result;
    } catch (error) {
      log(`${name} failed: ${toText(error)}`);
      return toEmpty(params);
    }
  };
}

/** Of a list that is made after its request was handled: it ends where making it fails. */
export function* guardItems<T>(log: Log, name: string, items: Iterable<T>): Generator<T> {
  try {
    yield* items;
  } catch (error) {
    log(`${name} failed: ${toText(error)}`);
  }
}

function waitTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

export function guardNotification<P>(
  log: Log,
  name: string,
  handle: (params: P) => void | Promise<void>,
): (params: P) => void {
  const fail = (error: unknown): void => log(`${name} failed: ${toText(error)}`);
  return (params) => {
    try {
      void Promise.resolve(handle(params)).catch(fail);
    } catch (error) {
      fail(error);
    }
  };
}

export function toText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
