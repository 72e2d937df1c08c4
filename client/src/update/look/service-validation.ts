import { createHash } from 'node:crypto';
import type { DeployedMachine, ServiceDiagnostic } from '../../../../server/src/protocol.ts';
import type { Answer, Service } from '../ports/service.ts';

/** Milliseconds between two calls: the service answers one a second. */
const INTERVAL = 1000;
const MAX_RESULTS = 50;

/** Asks ValidateStateMachineDefinition: never twice about the same text, and at most once a second. */
export class ServiceValidation {
  readonly #results = new Map<string, readonly ServiceDiagnostic[]>();
  readonly #wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly #now: () => number;
  #next = 0;
  #toldUnavailable = false;

  constructor(wait: (milliseconds: number, signal: AbortSignal) => Promise<void>, now = () => performance.now()) {
    this.#wait = wait;
    this.#now = now;
  }

  /** Never rejects. Whoever comes while another waits has the turn after it. */
  async validate(
    service: Service,
    definition: string,
    type: DeployedMachine['type'],
    signal: AbortSignal,
  ): Promise<Answer<readonly ServiceDiagnostic[]>> {
    const hash = createHash('sha256').update(definition).digest('hex');
    const key = `${service.endpoint.url} ${type} ${hash}`;
    const known = this.#results.get(key);
    if (known) return { kind: 'answered', value: known };
    const turn = Math.max(this.#now(), this.#next);
    this.#next = turn + INTERVAL;
    try {
      if (turn > this.#now()) await this.#wait(turn - this.#now(), signal);
    } catch {
      return { kind: 'cancelled' };
    }
    const answer = await service.validateDefinition(definition, type, signal);
    if (answer.kind === 'answered') this.#keep(key, answer.value);
    return answer;
  }

  /** True for the first time: that it can't be asked is said once. */
  isFirstRefusal(): boolean {
    const isFirst = !this.#toldUnavailable;
    this.#toldUnavailable = true;
    return isFirst;
  }

  #keep(key: string, diagnostics: readonly ServiceDiagnostic[]): void {
    this.#results.set(key, diagnostics);
    const [oldest] = this.#results.keys();
    if (this.#results.size > MAX_RESULTS && oldest !== undefined) this.#results.delete(oldest);
  }
}
