/**
 * What the update flow needs from outside. The extension and the command line give it these; tests give it fakes.
 */
import type {
  ComposedUpdate,
  CompareMachineParams,
  ComposeUpdateParams,
  DeployedMachine,
  EndUpdateParams,
  ExplainedValidation,
  ExplainFailureParams,
  ExplainValidationParams,
  Explanation,
  Failure,
  KeepMachineTypeParams,
  MachineComparison,
  ServiceDiagnostic,
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
  /** Null where the server does not know the update any more. */
  compareMachine(params: CompareMachineParams): Promise<MachineComparison | null>;
  explainFailure(params: ExplainFailureParams): Promise<Explanation>;
  explainValidation(params: ExplainValidationParams): Promise<ExplainedValidation>;
  keepMachineType(params: KeepMachineTypeParams): Promise<void>;
  endUpdate(params: EndUpdateParams): Promise<void>;
}

export interface Endpoint {
  readonly url: string;
  /** It was set in the environment or in the shared configuration, so it need not be AWS's own. */
  readonly configured: boolean;
}

/** `cancelled`: nothing has changed, for the request had not left, or only reads. */
export type Answer<T> =
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'cancelled' };

export interface UpdatedMachine {
  readonly updateDate: Date;
  /** Undefined where the machine was never changed since it was created. */
  readonly revisionId?: string | undefined;
  /** Only where a version was published. */
  readonly stateMachineVersionArn?: string | undefined;
  readonly requestId?: string | undefined;
}

/** Who the credentials belong to. */
export interface Caller {
  readonly account: string;
  readonly arn: string;
}

export interface ListedMachine {
  readonly stateMachineArn: string;
  readonly name: string;
  readonly type: DeployedMachine['type'];
}

export interface MachineVersion {
  readonly stateMachineVersionArn: string;
  readonly creationDate: Date;
}

/** A part of the executions that an alias starts: `weight` percent of them run that version. */
export interface AliasRoute {
  readonly stateMachineVersionArn: string;
  readonly weight: number;
}

export interface MachineAlias {
  readonly stateMachineAliasArn: string;
  readonly name: string;
  /** One or two. */
  readonly routes: readonly AliasRoute[];
}

/** Of a call that writes. `onSent` runs when the request leaves: from then on it can't be taken back. */
export interface WriteCall {
  readonly signal: AbortSignal;
  readonly onSent: () => void;
}

/** Step Functions in one region, with one set of credentials. No call rejects, and what writes is sent at most once. */
export interface Service {
  readonly endpoint: Endpoint;
  /** Where its credentials come from, in words: the profile, as a rule. */
  readonly credentials: string;
  /** Asks STS. At somebody's own endpoint it asks there, which need not know STS. */
  getCaller(signal?: AbortSignal): Promise<Answer<Caller>>;
  /** Of a machine or of a version. `metadataOnly` needs no key, and gives no definition. */
  describeStateMachine(
    arn: string,
    options?: { readonly metadataOnly?: boolean; readonly signal?: AbortSignal },
  ): Promise<Answer<DeployedMachine>>;
  listTags(stateMachineArn: string, signal?: AbortSignal): Promise<Answer<ReadonlyMap<string, string>>>;
  /** All of the account in the region. */
  listStateMachines(signal?: AbortSignal): Promise<Answer<readonly ListedMachine[]>>;
  /** The newest first. */
  listVersions(stateMachineArn: string, signal?: AbortSignal): Promise<Answer<readonly MachineVersion[]>>;
  listAliases(stateMachineArn: string, signal?: AbortSignal): Promise<Answer<readonly MachineAlias[]>>;
  validateDefinition(
    definition: string,
    type: DeployedMachine['type'],
    signal?: AbortSignal,
  ): Promise<Answer<readonly ServiceDiagnostic[]>>;
  updateStateMachine(request: UpdateRequest, call: WriteCall): Promise<Answer<UpdatedMachine>>;
  /** Of that revision and no other; `INITIAL` stands for a machine that was never changed. */
  publishVersion(version: VersionRequest, call: WriteCall): Promise<Answer<MachineVersion>>;
  createAlias(
    stateMachineArn: string,
    alias: Pick<MachineAlias, 'name' | 'routes'>,
    call: WriteCall,
  ): Promise<Answer<void>>;
  updateAlias(alias: Pick<MachineAlias, 'stateMachineAliasArn' | 'routes'>, call: WriteCall): Promise<Answer<void>>;
  close(): void;
}

export interface VersionRequest {
  readonly stateMachineArn: string;
  readonly revisionId: string;
  readonly description?: string | undefined;
}

export interface ServiceOptions {
  readonly region: string;
  /** Undefined means the SDK's default chain. */
  readonly profile?: string | undefined;
  /** Asks for the code of an MFA device; undefined where it was dismissed. Without it nothing asks, and such a profile fails. */
  readonly askMfaCode?: ((serialNumber: string) => Promise<string | undefined>) | undefined;
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
