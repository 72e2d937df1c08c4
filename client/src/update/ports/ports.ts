/**
 * What the update flow needs from outside. The extension and the command line give it these; tests give it fakes.
 */
import type {
  ComposedUpdate,
  CompareMachineParams,
  ComposeOrder,
  EndUpdateParams,
  ExplainedValidation,
  ExplainFailureParams,
  ExplainValidationParams,
  Explanation,
  Failure,
  KeepMachineTypeParams,
  MachineComparison,
  TargetList,
  TargetRef,
  TargetSummary,
} from '../../../../server/src/protocol.ts';
import type { InFlight } from '../send/in-flight.ts';
import type { Records } from '../records/records.ts';
import type { OpenService, UpdatedMachine } from './service.ts';
import type { ServiceValidation } from '../look/service-validation.ts';

/** The language server. Each call rejects where the server doesn't run. */
export interface Language {
  listTargets(uri: string): Promise<TargetList>;
  composeUpdate(params: ComposeOrder): Promise<ComposedUpdate>;
  /** Null where the server does not know the update any more. */
  compareMachine(params: CompareMachineParams): Promise<MachineComparison | null>;
  explainFailure(params: ExplainFailureParams): Promise<Explanation>;
  explainValidation(params: ExplainValidationParams): Promise<ExplainedValidation>;
  keepMachineType(params: KeepMachineTypeParams): Promise<void>;
  endUpdate(params: EndUpdateParams): Promise<void>;
}

/** Checked and composed: what would be sent. */
export type ReadyUpdate = Extract<ComposedUpdate, { kind: 'ready' }>;

/** The facts that a person sees before anything is sent. */
export interface Confirmation {
  readonly question: string;
  /** What is unusual, each in a sentence; shown first. */
  readonly reasons: readonly string[];
  /** What would become different, a line each; the first ones of many. */
  readonly changes: readonly string[];
  readonly facts: readonly string[];
  /** What the button says. */
  readonly action: string;
  /** There is a difference to look at. */
  readonly canCompare: boolean;
  /** The machine is not what was last seen from here: going on overwrites what somebody else did. */
  readonly isOverwrite: boolean;
}

/** Questions. Each gives undefined or false where it was dismissed. */
export interface Prompts {
  /** `isAgain`: the difference is being looked at, so that nothing may hide it. */
  confirm(confirmation: Confirmation, isAgain?: boolean): Promise<'confirm' | 'compare' | undefined>;
  /** Asks for a name to be typed; true where it was typed exactly. */
  enterName(name: string): Promise<boolean>;
  /** Text of at most 256 characters, which may be empty. */
  enterVersionDescription(suggestion: string): Promise<string | undefined>;
  enterMfaCode(serialNumber: string): Promise<string | undefined>;
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
  showFailure(target: TargetSummary, explanation: Explanation, failure: Failure): void;
  /** It is not known whether an update that had left took effect. */
  showMayBeApplied(target: TargetSummary, reason: string): void;
  /** An update that had left was cancelled, and the machine is what it was before. */
  showCancelled(target: TargetSummary): void;
  /** Somebody changed the machine before a refused update could be sent again. */
  showOvertaken(target: TargetSummary): void;
  showUpdated(target: TargetSummary, machine: UpdatedMachine): void;
  showPublished(target: TargetSummary, published: PublishedRevision): void;
  /** What would be sent is there already; it may be published. */
  showUnchanged(target: TargetSummary): void;
  /** The machine is not at the revision that was expected. */
  showUnexpected(target: TargetSummary, expected: string, found: string): void;
  /** Errors of the service's own check. */
  showInvalid(target: TargetSummary, validation: ExplainedValidation): void;
  /** The service's own check could not be asked; `reason` is the name of what it said. */
  showUnvalidated(target: TargetSummary, reason: string): void;
  showComparison(target: TargetSummary, comparison: MachineComparison): void;
}

export interface PublishedRevision {
  readonly stateMachineVersionArn: string;
  /** It was a version before. */
  readonly isOld: boolean;
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
  /** Of the workspace; undefined where the file was opened without one. */
  readonly folderUri?: string | undefined;
  readonly definitionUri: string;
  readonly stateMachineArn: string;
  readonly profile?: string | undefined;
  readonly endpointUrl: string;
  /** The account of the credentials was known to be the one of the ARN. */
  readonly isVerified: boolean;
}

/** Says what was sent where. Never definitions, never secrets. */
export interface Log {
  info(line: string): void;
  warn(line: string): void;
  error(line: string): void;
}

/** When a person is asked before an update. A protected target, and whatever is unusual, always asks. */
export type ConfirmPolicy = 'oncePerWindow' | 'always' | 'whenUnusual';

/** What this user set. */
export interface UpdateSettings {
  readonly confirmUpdate: ConfirmPolicy;
  /** Asks the service's own check before an update. */
  readonly validateBeforeUpdate: boolean;
}

export interface UpdatePorts {
  readonly language: Language;
  readonly openService: OpenService;
  readonly prompts: Prompts;
  readonly views: Views;
  readonly runWithProgress: RunWithProgress;
  readonly store: Store;
  readonly records: Records;
  readonly log: Log;
  readonly readSettings: () => UpdateSettings;
  readonly isTrusted: () => boolean;
  /** Shared by commands and saves. */
  readonly inFlight: InFlight;
  readonly validation: ServiceValidation;
  /** What this person has agreed to in this window, see `must-ask.ts`. */
  readonly agreed: Set<string>;
  /** Resolves after so many milliseconds, or rejects when the signal aborts. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}
