import type { Members } from './members.ts';

/** What an operation answers. A refusal is an expected answer, so nothing is thrown. */
export type Outcome = Accepted | Refusal;

export interface Accepted {
  readonly kind: 'accepted';
  readonly output: Members;
}

export interface Refusal {
  readonly kind: 'refused';
  /** The exception's name, as `InvalidDefinition`. */
  readonly name: string;
  readonly message: string;
  /** What else stands in the body, as `reason` of a ValidationException. */
  readonly members?: Members | undefined;
  /** The HTTP status; 400 where it is not given, as recordings show. */
  readonly status?: number | undefined;
}

export function accept(output: Members = {}): Accepted {
  return { kind: 'accepted', output };
}

export function refuse(name: string, message: string, members?: Members): Refusal {
  return { kind: 'refused', name, message, members };
}

/** Tells a refusal from what was asked for. */
export function isRefusal(value: object): value is Refusal {
  return 'kind' in value && value.kind === 'refused';
}

/** The service's time: seconds since 1970, with milliseconds behind the point. */
export function getEpochSeconds(): number {
  return Date.now() / 1000;
}
