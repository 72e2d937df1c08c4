import type { Limits } from '../limits.ts';
import type { Machines } from '../machines.ts';
import type { Members } from '../members.ts';
import type { Outcome } from '../outcome.ts';

/** What an operation works on. */
export interface Context {
  readonly machines: Machines;
  /** Of the request's signature. */
  readonly region: string;
  /** The caller's. */
  readonly account: string;
  /** The ARNs of the log groups that exist; undefined stands for all. */
  readonly logGroups: readonly string[] | undefined;
}

/** One operation of the API. `run` gets an input that keeps the limits. */
export interface Operation {
  readonly limits: Limits;
  run(input: Members, context: Context): Outcome;
}
