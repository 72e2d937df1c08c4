import type { Failure } from '../../../server/src/protocol.ts';

/** The configuration of the AWS CLI can't be used as it is. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** A call on the way to the credentials failed, as that to STS: what it says counts, and not the call that needed them. */
export class FailedStep extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** The person did not give what the credentials need. */
export class Dismissal extends Error {}
