/**
 * What the members of a state machine's configuration are where nobody says it. Each block that is sent replaces the stored one
 * as a whole, so that what it leaves out is this from then on.
 */
export interface ConfigurationMember {
  readonly block: ConfigurationBlock;
  readonly name: string;
  /** How a summary calls it. */
  readonly label: string;
  /** Undefined where nothing is the default. */
  readonly fallback: string | boolean | number | undefined;
  /** How two values are compared: log groups as a set, and a key by its id where only that is known. */
  readonly form: 'value' | 'logGroups' | 'key';
  readonly unit?: string;
  /** What the service tells where there is nothing to tell, and takes back from nobody. */
  readonly nothing?: number;
  /** It has a meaning only where another member of the block has this value; whatever stands there otherwise counts for nothing. */
  readonly onlyWith?: { readonly name: string; readonly value: string };
}

export type ConfigurationBlock = 'loggingConfiguration' | 'tracingConfiguration' | 'encryptionConfiguration';

export const CUSTOMER_KEY = 'CUSTOMER_MANAGED_KMS_KEY';

const ofCustomerKey = { name: 'type', value: CUSTOMER_KEY };

export const CONFIGURATION_MEMBERS: readonly ConfigurationMember[] = [
  { block: 'loggingConfiguration', name: 'level', label: 'Log level', fallback: 'OFF', form: 'value' },
  {
    block: 'loggingConfiguration',
    name: 'includeExecutionData',
    label: 'Execution data in the log',
    fallback: false,
    form: 'value',
  },
  {
    block: 'loggingConfiguration',
    name: 'destinations',
    label: 'Log destination',
    fallback: undefined,
    form: 'logGroups',
  },
  { block: 'tracingConfiguration', name: 'enabled', label: 'X-Ray tracing', fallback: false, form: 'value' },
  {
    block: 'encryptionConfiguration',
    name: 'type',
    label: 'Encryption',
    fallback: 'AWS_OWNED_KEY',
    form: 'value',
  },
  {
    block: 'encryptionConfiguration',
    name: 'kmsKeyId',
    label: 'Encryption key',
    fallback: undefined,
    form: 'key',
    onlyWith: ofCustomerKey,
  },
  {
    block: 'encryptionConfiguration',
    name: 'kmsDataKeyReusePeriodSeconds',
    label: 'Reuse period of data keys',
    fallback: 300,
    form: 'value',
    unit: ' s',
    nothing: 0,
    onlyWith: ofCustomerKey,
  },
];

export const CONFIGURATION_BLOCKS: readonly ConfigurationBlock[] = [
  'loggingConfiguration',
  'tracingConfiguration',
  'encryptionConfiguration',
];
