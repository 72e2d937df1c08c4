/**
 * Every custom request and notification between the client and the language server. Both ends import this file, and the
 * client imports nothing else of the server.
 */
import { NotificationType, RequestType } from 'vscode-languageserver-protocol';
import type { Range } from 'vscode-languageserver-types';
import type { MachineComparison } from './update/compare/comparison.ts';
import type { DeployedMachine } from './update/deployed-machine.ts';
import type {
  ComposeOrder,
  Failure,
  ServiceDiagnostic,
  TargetRef,
  TargetSummary,
  UpdateRequest,
} from './update/update-request.ts';

export type { Level } from './text/finding-levels.ts';
export type { ComparedTexts, MachineChange, MachineComparison } from './update/compare/comparison.ts';
export type { DeployedMachine } from './update/deployed-machine.ts';
export type {
  ComposeOrder,
  Failure,
  Json,
  ServiceDiagnostic,
  TargetRef,
  TargetSummary,
  UpdateIntent,
  UpdateRequest,
} from './update/update-request.ts';

/** Given in `initializationOptions`: what the server can't know by itself. */
export interface InitializationOptions {
  /** The target that this user chose for a definition, by the definition's URI. */
  readonly selectedTargets?: Readonly<Record<string, TargetRef>>;
  /** The types of state machines that the client has seen, by ARN. */
  readonly machineTypes?: Readonly<Record<string, DeployedMachine['type']>>;
  /** Where the client shows the page of a rule, `<rulePages><code>.md`: codes link there. Without it, to AWS's documentation. */
  readonly rulePages?: string;
  /** The client has the command `stepwright.setRuleSeverity`. */
  readonly canSetSeverity?: boolean;
  /** The setting `stepwright.rules`, of a client that can't be asked for settings. */
  readonly rules?: Readonly<Record<string, string>>;
  /** The setting `stepwright.workspaceProblems`, of the same. */
  readonly workspaceProblems?: boolean;
}

/** Client to server. Which targets a definition or an update file has. */
export const listTargets = new RequestType<ListTargetsParams, TargetList, void>('stepwright/listTargets');

export interface ListTargetsParams {
  /** Of a definition or of an update file. */
  readonly uri: string;
}

export interface TargetList {
  /** The definition that the targets update; undefined where there is none. */
  readonly definitionUri?: string | undefined;
  /** Only targets with a readable ARN: the others have findings of their own. */
  readonly targets: readonly TargetSummary[];
  /** The chosen target, or the only one. */
  readonly selected?: TargetRef | undefined;
  /** The update files that were looked at, also those without a usable target. */
  readonly updateFileUris: readonly string[];
}

/**
 * Client to server. Checks and composes what would be sent to a target, from the text of this moment. The server keeps what
 * it composed under `updateId` until `endUpdate`, to place the service's findings.
 */
export const composeUpdate = new RequestType<ComposeOrder, ComposedUpdate, void>('stepwright/composeUpdate');

export type ComposedUpdate =
  | {
      readonly kind: 'ready';
      readonly updateId: string;
      readonly target: TargetSummary;
      readonly definitionUri?: string | undefined;
      readonly request: UpdateRequest;
      /** How many warnings stand against it. */
      readonly warnings: number;
    }
  | {
      readonly kind: 'refused';
      /** The place to show: the first error. */
      readonly uri: string;
      readonly range: Range;
      readonly errors: number;
      /** One sentence for the user. */
      readonly message: string;
      /** Whether `anyway` would go on. */
      readonly canUpdateAnyway: boolean;
    };

/** Client to server. Turns a refusal into diagnostics at the places that caused it, and says what it means. */
export const explainFailure = new RequestType<ExplainFailureParams, Explanation, void>('stepwright/explainFailure');

export interface ExplainFailureParams {
  readonly updateId: string;
  readonly failure: Failure;
  /** Nothing is shown yet: another attempt may follow. */
  readonly isQuiet?: boolean | undefined;
}

export interface Explanation {
  /** What happened, in one plain sentence. */
  readonly title: string;
  /** What to do about it. */
  readonly advice: string;
  /** Whether the same request can succeed later, `afterDescribe` only if the machine is still what it was. */
  readonly retry: 'no' | 'later' | 'afterDescribe' | 'afterSignIn';
  /** Where the diagnostics stand, the first one first. */
  readonly places: readonly { readonly uri: string; readonly range: Range }[];
}

/** Client to server. How a composed update differs from what is deployed; null where the server does not know the update. */
export const compareMachine = new RequestType<CompareMachineParams, MachineComparison | null, void>(
  'stepwright/compareMachine',
);

export interface CompareMachineParams {
  readonly updateId: string;
  readonly deployed: DeployedMachine;
}

/** Client to server. Places what ValidateStateMachineDefinition said of a composed definition, and shows it there. */
export const explainValidation = new RequestType<ExplainValidationParams, ExplainedValidation, void>(
  'stepwright/explainValidation',
);

export interface ExplainValidationParams {
  readonly updateId: string;
  readonly diagnostics: readonly ServiceDiagnostic[];
}

export interface ExplainedValidation {
  readonly errors: number;
  readonly warnings: number;
  /** Where the diagnostics stand, errors first. */
  readonly places: Explanation['places'];
}

/** Client to server. The update is over: after a success the service's diagnostics of its files go. */
export const endUpdate = new NotificationType<EndUpdateParams>('stepwright/endUpdate');

export interface EndUpdateParams {
  readonly updateId: string;
  readonly succeeded: boolean;
}

/** Client to server. The user chose a target for a definition; lenses follow. */
export const selectTarget = new NotificationType<SelectTargetParams>('stepwright/selectTarget');

export interface SelectTargetParams {
  readonly definitionUri: string;
  readonly target?: TargetRef | undefined;
}

/** Client to server. The text of a new update file for a definition, and where it belongs; null where that failed. */
export const buildUpdateFile = new RequestType<BuildUpdateFileParams, NewUpdateFile | null, void>(
  'stepwright/buildUpdateFile',
);

export interface BuildUpdateFileParams {
  readonly definitionUri: string;
  readonly stateMachineArn: string;
  /** Its parameters stand in the file, too. */
  readonly deployed?: DeployedMachine | undefined;
}

export interface NewUpdateFile {
  readonly uri: string;
  readonly text: string;
}

/** Client to server. Writes a deployed definition in the form of a file: its syntax, and its order of keys where it is there. */
export const writeDefinition = new RequestType<WriteDefinitionParams, WrittenDefinition | null, void>(
  'stepwright/writeDefinition',
);

export interface WriteDefinitionParams {
  /** JSON, as deployed. */
  readonly definition: string;
  /** Need not exist yet: the name says the syntax. */
  readonly definitionUri: string;
}

export interface WrittenDefinition {
  readonly text: string;
  /** The names of the placeholders that the file has now, and the text has values in the place of. */
  readonly placeholders: readonly string[];
}

/** Client to server. The type of a state machine, as Describe told: what EXPRESS forbids is checked from now on. */
export const keepMachineType = new NotificationType<KeepMachineTypeParams>('stepwright/keepMachineType');

export interface KeepMachineTypeParams {
  readonly stateMachineArn: string;
  readonly type: DeployedMachine['type'];
}

/**
 * For Node, where it runs the server. Young objects get less room than Node gives them (MB): a large text would fill 100 MB with
 * what nobody needs any more, and each collection would take longer.
 */
export const SERVER_NODE_OPTIONS: readonly string[] = ['--max-semi-space-size=4'];
