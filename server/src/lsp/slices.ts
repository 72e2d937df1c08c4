import { performance } from 'node:perf_hooks';
import type { Steps } from '../text/steps.ts';

/** Milliseconds for which nobody else gets a turn. */
const SLICE = 3;

/** Does long work in slices, one a turn of the event loop however much there is to do, so that messages come in between. */
export class Slices {
  #last: Promise<void> = Promise.resolve();
  /** How many works are under way. */
  #running = 0;

  /** Undefined where the work became pointless before it was done. */
  async run<T>(steps: Steps<T>, isPointless: () => boolean): Promise<{ readonly value: T } | undefined> {
    this.#running++;
    try {
      for (;;) {
        await this.#waitForTurn();
        if (isPointless()) return undefined;
        const end = performance.now() + SLICE;
        do {
          const step = steps.next();
          if (step.done) return { value: step.value };
        } while (performance.now() < end);
      }
    } finally {
      this.#running--;
    }
  }

  /** For what can wait: a turn at a time when nobody has work in slices. */
  async waitForQuiet(): Promise<void> {
    do await this.#waitForTurn();
    while (this.#running > 0);
  }

  #waitForTurn(): Promise<void> {
    this.#last = this.#last.then(() => new Promise((resolve) => setImmediate(resolve)));
    return this.#last;
  }
}
