/** Any JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** The input of UpdateStateMachine, member by member as the API names them. What the user didn't give is not there. */
export interface UpdateRequest {
  readonly stateMachineArn: string;
  readonly definition?: string;
  readonly publish?: boolean;
  readonly versionDescription?: string;
  readonly [member: string]: Json | undefined;
}

/**
 * What the person asked for. `update`: definition and configuration, published if the target says so. `publish`: the same,
 * published. `configuration`: all but the definition. `save`: the definition alone, never published. `compare`: what `update`
 * would send, to be looked at and not to be sent, so that only what can't be composed at all is refused.
 */
export type UpdateIntent = 'update' | 'publish' | 'configuration' | 'save' | 'compare';

/** A target of an update file; a bare update file has one without a name. */
export interface TargetRef {
  readonly updateFileUri: string;
  readonly name?: string | undefined;
}

/** What is to be composed, by the texts of the moment. */
export interface ComposeOrder {
  readonly target: TargetRef;
  readonly intent: UpdateIntent;
  /** Of `publish`: what the user entered. */
  readonly versionDescription?: string | undefined;
  /** Goes on in spite of errors where the text parses and every placeholder is resolved. */
  readonly anyway?: boolean | undefined;
  /**
   * Sent instead of what the files say, and not checked: what stood there before, or a version, which the service took once.
   * Its `stateMachineArn` must be the target's.
   */
  readonly given?: UpdateRequest | undefined;
}

/** What a person needs to see of a target before anything is sent. */
export interface TargetSummary {
  readonly ref: TargetRef;
  /** The target's name, or the state machine's in a bare file. */
  readonly label: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly protected: boolean;
  readonly publish: boolean;
  readonly versionDescription?: string | undefined;
  readonly profile?: string | undefined;
}

/** What went wrong with a call, whoever said it: the service, the SDK or the network. */
export interface Failure {
  /** The exception's name, as `InvalidDefinition`, or the SDK's or system's, as `CredentialsProviderError` or `ECONNREFUSED`. */
  readonly name: string;
  readonly message: string;
  readonly operation: string;
  /** Of a ValidationException. */
  readonly reason?: string | undefined;
  /** Of a KmsInvalidStateException. */
  readonly kmsKeyState?: string | undefined;
  readonly requestId?: string | undefined;
  /** The request had left when it failed, so that it may have taken effect all the same. */
  readonly mayHaveTakenEffect?: boolean | undefined;
  /** Of such a one: it was looked for since, and nothing has changed so far. */
  readonly isWithoutEffectSoFar?: boolean | undefined;
  /** What to run in a terminal to sign in again, where the profile tells: `aws sso login --profile dev`. */
  readonly signInCommand?: string | undefined;
}

/** What ValidateStateMachineDefinition says of a definition, an item of its answer. */
export interface ServiceDiagnostic {
  readonly severity: 'ERROR' | 'WARNING';
  readonly code: string;
  readonly message: string;
  /** In the service's form: `/States/A/Next`. */
  readonly location?: string | undefined;
}
