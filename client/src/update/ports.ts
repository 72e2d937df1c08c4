/**
 * What the update flow needs from outside. The extension and the command line give it these; tests give it fakes.
 */
import type {
  ComposedUpdate,
  ComposeUpdateParams,
  EndUpdateParams,
  ExplainFailureParams,
  Explanation,
  Failure,
  TargetList,
  TargetRef,
  TargetSummary,
  UpdateRequest,
} from '../../../server/src/protocol.ts';
import type { InFlight } from './in-flight.ts';

/** The language server. Each call rejects where the server doesn't run. */
export interface Language {
  listTargets(uri: string): Promise<TargetList>;
  composeUpdate(params: ComposeUpdateParams): Promise<ComposedUpdate>;
  explainFailure(params: ExplainFailureParams): Promise<Explanation>;
  endUpdate(params: EndUpdateParams): Promise<void>;
}

export interface Endpoint {
  readonly url: string;
  /** It was set in the environment or in the shared configuration, so it need not be AWS's own. */
  readonly configured: boolean;
}

export interface UpdatedMachine {
  readonly updateDate: Date;
  /** Undefined where the machine was never changed since it was created. */
  readonly revisionId?: string | undefined;
  /** Only where a version was published. */
  readonly stateMachineVersionArn?: string | undefined;
  readonly requestId?: string | undefined;
}

export type UpdateResult =
  | ({ readonly kind: 'updated' } & UpdatedMachine)
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** Cancelled before the request left: nothing has changed. */
  | { readonly kind: 'cancelled' };

/** Step Functions in one region, with one set of credentials. */
export interface Service {
  readonly endpoint: Endpoint;
  /** Where its credentials come from, in words: the profile, as a rule. */
  readonly credentials: string;
  /** Sends the request at most once. `onSent` runs when the request leaves: from then on it can't be taken back. */
  updateStateMachine(request: UpdateRequest, signal: AbortSignal, onSent: () => void): Promise<UpdateResult>;
  close(): void;
}

export interface ServiceOptions {
  readonly region: string;
  /** Undefined means the SDK's default chain. */
  readonly profile?: string | undefined;
}

export type OpenedService =
  { readonly kind: 'opened'; readonly service: Service } | { readonly kind: 'failed'; readonly failure: Failure };

export type OpenService = (options: ServiceOptions) => Promise<OpenedService>;

/** The facts that a person sees before anything is sent. */
export interface Confirmation {
  readonly question: string;
  readonly facts: readonly string[];
  /** What the button says. */
  readonly action: string;
}

/** Questions. Each gives undefined or false where it was dismissed. */
export interface Prompts {
  confirm(confirmation: Confirmation): Promise<boolean>;
  /** Asks for a name to be typed; true where it was typed exactly. */
  enterName(name: string): Promise<boolean>;
  /** Text of at most 256 characters, which may be empty. */
  enterVersionDescription(suggestion: string): Promise<string | undefined>;
  chooseProfile(target: TargetSummary, profile: string): Promise<ProfileAnswer | undefined>;
  pickTarget(targets: readonly TargetSummary[]): Promise<TargetSummary | undefined>;
}

/** What this user said about the profile that a target suggests. */
export type ProfileAnswer = 'use' | 'default';

/** What happened, shown to the person. Nothing here is waited for. */
export interface Views {
  showUntrusted(): void;
  /** An update of the same state machine is under way. */
  showBusy(target: TargetSummary): void;
  showRefusal(refusal: Refusal): void;
  showFailure(target: TargetSummary, explanation: Explanation): void;
  /** The person cancelled when the request had already left. */
  showMayBeApplied(target: TargetSummary): void;
  showUpdated(target: TargetSummary, machine: UpdatedMachine): void;
}

export interface Refusal extends Omit<Extract<ComposedUpdate, { kind: 'refused' }>, 'kind'> {
  readonly target: TargetRef;
}

/** Runs a task while a person sees that it runs. The signal aborts when the person cancels. */
export type RunWithProgress = <T>(
  title: string,
  task: (signal: AbortSignal, report: (message: string) => void) => Promise<T>,
) => Promise<T>;

/** What this user allowed, on this machine. */
export interface Store {
  findProfileAnswer(target: TargetRef, profile: string): ProfileAnswer | undefined;
  keepProfileAnswer(target: TargetRef, profile: string, answer: ProfileAnswer): Promise<void>;
  listSaveConsents(): readonly SaveConsent[];
  keepSaveConsent(consent: SaveConsent): Promise<void>;
  dropSaveConsent(target: TargetRef): Promise<void>;
}

/** What a person agreed to when turning on the update on save. Where any of it changed, the consent doesn't hold. */
export interface SaveConsent {
  readonly target: TargetRef;
  readonly definitionUri: string;
  readonly stateMachineArn: string;
  readonly profile?: string | undefined;
  readonly endpointUrl: string;
}

/** Says what was sent where. Never definitions, never secrets. */
export interface Log {
  info(line: string): void;
  warn(line: string): void;
  error(line: string): void;
}

export interface UpdatePorts {
  readonly language: Language;
  readonly openService: OpenService;
  readonly prompts: Prompts;
  readonly views: Views;
  readonly runWithProgress: RunWithProgress;
  readonly store: Store;
  readonly log: Log;
  readonly isTrusted: () => boolean;
  /** Shared by commands and saves. */
  readonly inFlight: InFlight;
}
