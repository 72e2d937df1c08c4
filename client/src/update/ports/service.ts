/** What the update flow needs of AWS: `aws/` gives it, over the SDK. */
import type { DeployedMachine, Failure, ServiceDiagnostic, UpdateRequest } from '../../../../server/src/protocol.ts';

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
  /** What else a person should know of it: a sentence. */
  readonly note?: string | undefined;
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

interface VersionRequest {
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
