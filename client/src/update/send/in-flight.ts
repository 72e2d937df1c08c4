/** One update at a time per state machine, by ARN. */
export class InFlight {
  readonly #running = new Map<string, Promise<unknown>>();

  has(stateMachineArn: string): boolean {
    return this.#running.has(stateMachineArn);
  }

  /** The caller has seen that the machine is free, in the same turn. */
  async run<T>(stateMachineArn: string, task: () => Promise<T>): Promise<T> {
    const running = task();
    this.#running.set(stateMachineArn, running);
    try {
      return await running;
    } finally {
      this.#running.delete(stateMachineArn);
    }
  }

  /** Waits for its turn. What to do is decided by then: `task` runs in the turn in which the machine became free. */
  async runWhenFree<T>(stateMachineArn: string, task: () => Promise<T>): Promise<T> {
    for (let running = this.#running.get(stateMachineArn); running; running = this.#running.get(stateMachineArn)) {
      // Whoever started it sees how it ended.
      await Promise.allSettled([running]);
    }
    return this.run(stateMachineArn, task);
  }
}
