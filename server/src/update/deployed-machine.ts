import type { Json } from './update-request.ts';

/** A state machine or a version of it, as DescribeStateMachine tells: JSON, so that it can be sent and kept. */
export interface DeployedMachine {
  /** Of a version, the version's. */
  readonly stateMachineArn: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** Undefined where only the metadata could be read, as when the key of the machine can't be used. */
  readonly definition?: string | undefined;
  readonly roleArn: string;
  readonly loggingConfiguration?: Json | undefined;
  readonly tracingConfiguration?: Json | undefined;
  readonly encryptionConfiguration?: Json | undefined;
  /** Undefined where the machine was never changed since it was created. */
  readonly revisionId?: string | undefined;
  /** Of a version. */
  readonly description?: string | undefined;
  /** ISO 8601. Of the machine, not of its last change, which the service does not tell; of a version, when it was published. */
  readonly creationDate: string;
}
