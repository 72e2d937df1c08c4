/**
 * Work that takes too long to be done at one go: it stops at every `yield`, so that others get their turn, and goes on when it
 * is asked to. Between two of them stands a millisecond of work or less, but for what a library does.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Takes all steps that are left, at one go: for whoever can't wait. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** A result that is made once, on its first use. Whoever asks for it goes on where the one before has stopped. */
export interface Shared<T> {
  /** At one go. */
  get(): T;
  steps(): Steps<T>;
  /** As far as it is made. */
  find(): T | undefined;
}

export function share<T>(start: () => Steps<T>): Shared<T> {
  let running: Steps<T> | undefined;
  let result: { readonly value: T } | undefined;
  function* steps(): Steps<T> {
    while (!result) {
      running ??= start();
      const step = running.next();
      if (!step.done) yield;
      else {
        result = { value: step.value };
        running = undefined;
      }
    }
    return result.value;
  }
  return { steps, get: () => finish(steps()), find: () => result?.value };
}
