import { buildFields, type Shape } from './shape.ts';

const API = 'https://docs.aws.amazon.com/step-functions/latest/apireference/';

/** The objects inside of an update's parameters. */
export const CONFIGURATION_SHAPES: readonly Shape[] = [
  {
    name: 'LoggingConfiguration',
    title: 'the logging configuration',
    summary: 'What is logged to CloudWatch Logs. It replaces the block that stood before as a whole.',
    link: `${API}API_LoggingConfiguration.html`,
    fields: buildFields({
      level: {
        kinds: ['string'],
        values: ['ALL', 'ERROR', 'FATAL', 'OFF'],
        fallback: 'OFF',
        summary: 'Which events are logged. Every level but `OFF` needs exactly one destination.',
      },
      includeExecutionData: {
        kinds: ['boolean'],
        fallback: 'false',
        summary: 'Whether the log holds inputs, outputs and variables.',
      },
      destinations: {
        kinds: ['array'],
        shape: 'LogDestination',
        summary: 'Where the log goes: exactly one destination, unless the level is `OFF`.',
      },
    }),
  },
  {
    name: 'LogDestination',
    title: 'A log destination',
    summary: 'A place for the log.',
    link: `${API}API_LogDestination.html`,
    fields: buildFields({
      cloudWatchLogsLogGroup: {
        kinds: ['object'],
        shape: 'CloudWatchLogsLogGroup',
        summary: 'The log group in CloudWatch Logs.',
      },
    }),
  },
  {
    name: 'CloudWatchLogsLogGroup',
    title: 'A log group',
    summary: 'The log group in CloudWatch Logs.',
    link: `${API}API_CloudWatchLogsLogGroup.html`,
    fields: buildFields({
      logGroupArn: {
        kinds: ['string'],
        minLength: 1,
        maxLength: 256,
        summary:
          'The ARN of a log group that exists, with `:*` at its end: `arn:aws:logs:REGION:ACCOUNT:log-group:NAME:*`. A name that begins with `/aws/vendedlogs/` spares the resource policy, which is limited in size.',
      },
    }),
  },
  {
    name: 'TracingConfiguration',
    title: 'the tracing configuration',
    summary: 'Whether AWS X-Ray traces executions.',
    link: `${API}API_TracingConfiguration.html`,
    fields: buildFields({
      enabled: { kinds: ['boolean'], fallback: 'false', summary: 'Whether AWS X-Ray traces executions.' },
    }),
  },
  {
    name: 'EncryptionConfiguration',
    title: 'the encryption configuration',
    summary: 'The key that encrypts the state machine.',
    link: `${API}API_EncryptionConfiguration.html`,
    fields: buildFields({
      type: {
        kinds: ['string'],
        required: true,
        values: ['AWS_OWNED_KEY', 'CUSTOMER_MANAGED_KMS_KEY'],
        summary: 'Whose key it is. A `CUSTOMER_MANAGED_KMS_KEY` needs `kmsKeyId`.',
      },
      kmsKeyId: {
        kinds: ['string'],
        minLength: 1,
        maxLength: 2048,
        summary:
          'A symmetric key in the region of the machine: its id or ARN, or the name or ARN of an alias. A key of another account goes by an ARN.',
      },
      kmsDataKeyReusePeriodSeconds: {
        kinds: ['integer'],
        minimum: 60,
        maximum: 900,
        fallback: '300, as the AWS CDK documents it; the API does not say',
        summary:
          'For how long a data key is used again before AWS KMS is asked for a new one. For a key of your own only.',
      },
    }),
  },
];
