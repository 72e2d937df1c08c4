import type { ExceptionRow } from './exception-row.ts';

const LOG_GROUP = '/loggingConfiguration/destinations[0]/cloudWatchLogsLogGroup/logGroupArn';
const KMS_KEY = '/encryptionConfiguration/kmsKeyId';

/** Exceptions that blame what the request says. */
export const REQUEST_EXCEPTIONS: readonly ExceptionRow[] = [
  {
    name: 'InvalidArn',
    isModelled: true,
    meaning: 'The ARN of the state machine is not valid.',
    advice: 'Give it as arn:PARTITION:states:REGION:ACCOUNT:stateMachine:NAME.',
    retry: 'no',
    blames: ['/stateMachineArn'],
    texts: [
      {
        pattern: /^Invalid Role Arn/,
        meaning: 'The ARN of the role is not valid.',
        advice: 'Give it as arn:PARTITION:iam::ACCOUNT:role/NAME.',
        blames: ['/roleArn'],
      },
      {
        pattern: /Resource type not valid in this context/,
        meaning: 'The ARN is not that of a state machine.',
        advice: 'Give the ARN of the state machine itself: …:stateMachine:NAME.',
      },
    ],
  },
  {
    name: 'InvalidDefinition',
    isModelled: true,
    meaning: 'The service refused the definition.',
    advice: 'Each of its reasons stands at its place in the definition.',
    retry: 'no',
    blames: ['definition'],
  },
  {
    name: 'InvalidLoggingConfiguration',
    isModelled: true,
    meaning: 'The service refused the logging configuration.',
    advice: 'Every level but OFF needs exactly one log group, which exists and whose ARN ends with ":*".',
    retry: 'no',
    blames: ['/loggingConfiguration'],
    texts: [
      {
        pattern: /exactly one Log Destination/,
        meaning: 'Every log level but OFF needs exactly one destination.',
        advice:
          'Give one. The block replaces the one of the state machine as a whole, so its destination must be here too.',
        blames: ['/loggingConfiguration/destinations'],
      },
      {
        pattern: /Log Destination not found/,
        meaning: 'The log group does not exist.',
        advice: 'Create the log group, or give the ARN of one that exists.',
        blames: [LOG_GROUP],
      },
      {
        pattern: /must be provided with '\*' qualifier/,
        meaning: 'The ARN of the log group does not end with ":*".',
        advice: 'Add ":*" to its end.',
        blames: [LOG_GROUP],
        fix: 'endLogGroupArn',
      },
      {
        pattern: /CloudWatch Log(s Log)? Group ARN/,
        meaning: 'This is not the ARN of a log group.',
        advice: 'Give it as arn:PARTITION:logs:REGION:ACCOUNT:log-group:NAME:*.',
        blames: [LOG_GROUP],
      },
      {
        pattern: /at 'resourceId' failed to satisfy constraint/,
        meaning: 'The name of the state machine has characters that logging does not take.',
        advice: 'Switch logging off, or use a machine whose name has ASCII letters, digits and . / - _ : only.',
        blames: ['/stateMachineArn', '/loggingConfiguration/level'],
      },
    ],
  },
  {
    name: 'InvalidTracingConfiguration',
    isModelled: true,
    meaning: 'The service refused the tracing configuration.',
    advice: '"enabled" must be true or false.',
    retry: 'no',
    blames: ['/tracingConfiguration/enabled'],
  },
  {
    name: 'InvalidEncryptionConfiguration',
    isModelled: true,
    meaning: 'The service refused the encryption configuration.',
    advice: 'Check the type, the key and the reuse period.',
    retry: 'no',
    blames: ['/encryptionConfiguration'],
    texts: [
      {
        pattern: /Must set a valid kmsKeyId/,
        meaning: 'A key of your own needs a valid "kmsKeyId".',
        advice: 'Give the id or the ARN of a key, or the name or the ARN of its alias.',
        blames: [KMS_KEY],
      },
      {
        pattern: /kmsKeyId is not allowed/,
        meaning: 'A key that AWS owns has no "kmsKeyId".',
        advice: 'Remove it, or use CUSTOMER_MANAGED_KMS_KEY.',
        blames: [KMS_KEY],
        fix: 'removeKey',
      },
      {
        pattern: /kmsDataKeyReusePeriodSeconds is not allowed/,
        meaning: 'A key that AWS owns has no reuse period.',
        advice: 'Remove it, or use CUSTOMER_MANAGED_KMS_KEY.',
        blames: ['/encryptionConfiguration/kmsDataKeyReusePeriodSeconds'],
        fix: 'removeReusePeriod',
      },
      {
        pattern: /Invalid arn/,
        meaning: 'AWS KMS does not take the ARN of the key.',
        advice: 'The key must be in the region of the state machine.',
        blames: [KMS_KEY],
      },
      {
        pattern: /does not exist/,
        meaning: 'The key does not exist.',
        advice: 'Check its id, its region and its account. A key of another account goes by its ARN.',
        blames: [KMS_KEY],
      },
    ],
  },
  {
    name: 'MissingRequiredParameter',
    isModelled: true,
    meaning: 'There is nothing to update.',
    advice: 'Give a definition, "roleArn", "loggingConfiguration" or "tracingConfiguration".',
    retry: 'no',
    blames: ['/'],
  },
  {
    name: 'ValidationException',
    isModelled: true,
    meaning: 'The service refused a value of the request.',
    advice: 'Change the value that its message names.',
    retry: 'no',
    blames: ['/'],
    texts: [
      {
        pattern: /Version description can only be set when publish is true/,
        meaning: 'A version description goes only with publishing.',
        advice: 'Publish a version, or leave the description out.',
        blames: ['/versionDescription'],
        fix: 'publishVersion',
      },
      {
        pattern: /[Rr]outing configuration/,
        meaning: 'The routing of an alias was refused.',
        advice: 'An alias leads to one or two different versions of the machine, and the weights add up to 100.',
        blames: [],
      },
    ],
    reasons: {
      API_DOES_NOT_SUPPORT_LABELED_ARNS: {
        meaning: 'The ARN has the label of a Map state.',
        advice: 'Give the ARN of the state machine itself: cut off "/" and what follows the name.',
        blames: ['/stateMachineArn'],
        fix: 'unqualifyArn',
      },
      MISSING_REQUIRED_PARAMETER: {
        meaning: 'The request lacks something that the service requires.',
        advice: 'Give a definition, "roleArn", "loggingConfiguration" or "tracingConfiguration".',
        blames: ['/'],
      },
      INVALID_ROUTING_CONFIGURATION: {
        meaning: 'The routing of an alias was refused.',
        advice: 'An alias leads to one or two different versions of the machine, and the weights add up to 100.',
        blames: [],
      },
      CANNOT_UPDATE_COMPLETED_MAP_RUN: {
        meaning: "A Map Run that is over can't be updated.",
        advice: 'This is about a Map Run, not about the state machine.',
        blames: [],
      },
    },
  },
  {
    name: 'InvalidName',
    meaning: 'The service does not allow this name.',
    advice: 'A name has up to 80 letters, digits, "_", "-" and "."; that of an alias is not a number.',
    retry: 'no',
    blames: [],
  },
];
