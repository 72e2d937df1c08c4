import { MACHINE } from './update-files.ts';

export const group = 'arn:aws:logs:eu-west-1:111111111111:log-group:orders';
export const role = 'arn:aws:iam::111111111111:role/orders';
export const arn = `${MACHINE}:7`;
const caller = 'User: arn:aws:sts::111111111111:assumed-role/dev/jo is not authorized to perform: ';
const policy = 'because no identity-based policy allows the';
const vpc = '1 validation error detected: Value';

/** Real texts of the service, and what stands in the update file where each of them blames it. */
export const memberTexts: readonly (readonly [name: string, message: string, drawn: string])[] = [
  [
    'InvalidLoggingConfiguration',
    'Invalid Logging Configuration: Must specify exactly one Log Destination.',
    'destinations',
  ],
  ['InvalidLoggingConfiguration', 'Invalid Logging Configuration: Log Destination not found.', group],
  ['InvalidLoggingConfiguration', 'Must set valid CloudWatch Log Group ARN.', group],
  ['InvalidLoggingConfiguration', 'Provided ARN is not CloudWatch Logs Log Group ARN.', group],
  ['InvalidLoggingConfiguration', "Log Group ARN must be provided with '*' qualifier.", group],
  [
    'InvalidLoggingConfiguration',
    `${vpc} '${MACHINE}' at 'resourceId' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[0-9A-Za-z.\\/\\-_:]+$`,
    arn,
  ],
  ['InvalidEncryptionConfiguration', 'Invalid Encryption Configuration: Must set a valid kmsKeyId.', 'alias/orders'],
  ['InvalidEncryptionConfiguration', 'Custom kmsKeyId is not allowed when selecting AWS_OWNED_KEY.', 'alias/orders'],
  [
    'InvalidEncryptionConfiguration',
    'Custom kmsDataKeyReusePeriodSeconds is not allowed when selecting AWS_OWNED_KEY.',
    '300',
  ],
  [
    'InvalidEncryptionConfiguration',
    'Invalid arn eu-west-1 (Service: Kms, Status Code: 400, Request ID: 1)',
    'alias/orders',
  ],
  ['InvalidEncryptionConfiguration', "Key 'arn:aws:kms:eu-west-1:111111111111:key/1' does not exist", 'alias/orders'],
  ['InvalidEncryptionConfiguration', 'something new', 'encryptionConfiguration'],
  ['AccessDeniedException', 'The state machine IAM Role is not authorized to access the Log Destination', role],
  ['AccessDeniedException', `'${role}' is not authorized to create managed-rule.`, role],
  [
    'AccessDeniedException',
    'Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.',
    role,
  ],
  [
    'AccessDeniedException',
    `${caller}states:UpdateStateMachine on resource: ${MACHINE} ${policy} states:UpdateStateMachine action`,
    arn,
  ],
  [
    'AccessDeniedException',
    `${caller}states:ValidateStateMachineDefinition on resource: arn:aws:states:us-east-1:111111111111:stateMachine:* ${policy} states:ValidateStateMachineDefinition action`,
    arn,
  ],
  ['AccessDeniedException', `${caller}iam:PassRole on resource: ${role} ${policy} iam:PassRole action`, role],
  [
    'MissingRequiredParameter',
    'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
    'dev',
  ],
  ['ValidationException', 'Version description can only be set when publish is true', 'release'],
  [
    'ValidationException',
    `${vpc} '1001' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 1000`,
    arn,
  ],
  [
    'ValidationException',
    `${vpc} 'x' at 'versionDescription' failed to satisfy constraint: Member must have length less than or equal to 256`,
    'release',
  ],
  [
    'ValidationException',
    `${vpc} 'a at 'roleArn' x' at 'loggingConfiguration.level' failed to satisfy constraint: Member must satisfy enum value set: [ALL, ERROR, FATAL, OFF]`,
    'ALL',
  ],
  [
    'ValidationException',
    `${vpc} '' at 'loggingConfiguration.destinations.1.member.cloudWatchLogsLogGroup.logGroupArn' failed to satisfy constraint: Member must have length greater than or equal to 1`,
    group,
  ],
  [
    'ValidationException',
    `${vpc} '7' at 'routingConfiguration.1.member.weight' failed to satisfy constraint: Member must satisfy regular expression pattern: ^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$`,
    arn,
  ],
  [
    'ValidationException',
    `${vpc} '' at 'definition' failed to satisfy constraint: Member must have length greater than or equal to 1`,
    '{ "StartAt": "A",',
  ],
  ['InvalidArn', "Invalid Arn: 'Invalid ARN prefix: not_a_valid_arn'", arn],
  ['InvalidArn', "Invalid Arn: 'Resource type not valid in this context: express'", arn],
  ['InvalidArn', "Invalid Arn: 'Resource type not valid in this context: execution'", arn],
  ['InvalidArn', `Invalid Role Arn: '${role}'`, role],
  ['StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`, arn],
  ['StateMachineAlreadyExists', `State Machine Already Exists: '${MACHINE}'`, arn],
  ['StateMachineTypeNotSupported', 'This operation is not supported by this type of state machine', arn],
  [
    'ConflictException',
    'Failed to publish the State Machine version for revision 1-2. The current State Machine revision is 3-4.',
    arn,
  ],
  [
    'ConflictException',
    'Failed to create alias because an alias with the same name and a different routing configuration already exists.',
    arn,
  ],
  [
    'ConflictException',
    'Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [name]',
    arn,
  ],
  ['ValidationException', 'Routing configuration must contain state machine version ARNs. Received: [a]', arn],
  [
    'ValidationException',
    'Routing configuration must contain distinct state machine version ARNs. Received: [a, a]',
    arn,
  ],
  ['ValidationException', 'Sum of routing configuration weights must equal 100. Received: [70, 29]', arn],
  ['InvalidExecutionInput', "Invalid State Machine Execution Input: 'Invalid execution input.'", arn],
  ['ExecutionAlreadyExists', "Execution Already Exists: 'arn'", arn],
  ['ExecutionDoesNotExist', "Execution Does Not Exist: 'arn'", arn],
  ['InvalidToken', "Invalid Token: 'Invalid token'", arn],
  ['ResourceNotFound', "Resource not found: 'arn'", arn],
  ['ResourceNotFound', 'Request references a resource that does not exist.', arn],
  ['InvalidName', "Invalid Name: 'activity name'", arn],
  ['ValidationException', 'State not found in definition', 'dev'],
  ['InvalidTracingConfiguration', '', 'true'],
  ['ServiceQuotaExceededException', '', 'false'],
  ['StateMachineDeleting', '', arn],
  ['KmsAccessDeniedException', '', 'alias/orders'],
  ['KmsThrottlingException', '', arn],
  ['UnrecognizedClientException', 'The security token included in the request is invalid.', arn],
  ['SyntaxError', 'Unexpected token \'<\', "<html>" is not valid JSON', arn],
  ['Error', 'Region is missing', arn],
  ['SomethingNew', 'never seen', arn],
];
