import type { ExceptionRow } from './exception-row.ts';

const KMS_KEY = '/encryptionConfiguration/kmsKeyId';

/** Exceptions that come from the state of the machine, its versions and its key, also those of the operations around an update. */
export const STATE_EXCEPTIONS: readonly ExceptionRow[] = [
  {
    name: 'ConflictException',
    isModelled: true,
    meaning: 'Another change of the same state machine was under way.',
    advice: 'Wait a moment, look at what the machine is now, then try again.',
    retry: 'afterDescribe',
    blames: [],
    texts: [
      {
        pattern: /Failed to publish the State Machine version for revision/,
        meaning: 'The state machine was changed in the meantime, so that its revision was not published.',
        advice: 'Look at what the machine is now, then publish again.',
      },
      {
        pattern: /alias with the same name/,
        meaning: 'An alias of this name exists and routes differently.',
        advice: 'Update the alias instead of creating it.',
        retry: 'no',
      },
      {
        pattern: /must not be referenced by an alias/,
        meaning: 'An alias still leads to this version.',
        advice: 'Point the alias at another version first.',
        retry: 'no',
      },
    ],
  },
  {
    name: 'ServiceQuotaExceededException',
    isModelled: true,
    meaning: 'A quota is reached: a state machine has at most 1000 versions, unless that was raised, and 100 aliases.',
    advice: 'Delete old ones, or ask AWS for a higher quota.',
    retry: 'no',
    blames: ['/publish'],
  },
  {
    name: 'StateMachineDeleting',
    isModelled: true,
    meaning: 'The state machine is being deleted.',
    advice: 'Wait until it is gone, then create it again.',
    retry: 'no',
    blames: ['/stateMachineArn'],
  },
  {
    name: 'StateMachineDoesNotExist',
    isModelled: true,
    meaning: 'There is no such state machine.',
    advice:
      "Check name, region and account of the ARN. The ARN of a version can't be updated: cut off what follows the name.",
    retry: 'no',
    blames: ['/stateMachineArn'],
    fix: 'unqualifyArn',
  },
  {
    name: 'ResourceNotFound',
    meaning: 'There is no such version, alias or state machine.',
    advice: 'It may have been deleted meanwhile: list them again.',
    retry: 'no',
    blames: ['/stateMachineArn'],
  },
  {
    name: 'InvalidToken',
    meaning: 'The list was cut off: the service did not know where it had ended before.',
    advice: 'List it again from the start.',
    retry: 'later',
    blames: [],
  },
  {
    name: 'KmsAccessDeniedException',
    isModelled: true,
    meaning: 'AWS KMS refused the use of the key.',
    advice: 'Grant kms:DescribeKey, kms:GenerateDataKey and kms:Decrypt to the caller, and to the role for executions.',
    retry: 'no',
    blames: [KMS_KEY],
  },
  {
    name: 'KmsThrottlingException',
    isModelled: true,
    meaning: 'AWS KMS got too many requests.',
    advice: 'Wait a moment and try again. A longer "kmsDataKeyReusePeriodSeconds" asks AWS KMS less often.',
    retry: 'later',
    blames: [],
  },
  {
    name: 'KmsInvalidStateException',
    meaning: "The key that encrypts the state machine can't be used now.",
    advice: 'Look at the key in AWS KMS.',
    retry: 'no',
    blames: [KMS_KEY],
    reasons: {
      DISABLED: { meaning: 'The key is disabled.', advice: 'Enable it in AWS KMS, or use another one.' },
      PENDING_DELETION: {
        meaning: 'The key is about to be deleted.',
        advice: 'Cancel its deletion in AWS KMS, or use another one.',
      },
      PENDING_IMPORT: { meaning: 'The key has no material yet.', advice: 'Import its material in AWS KMS.' },
      UNAVAILABLE: { meaning: 'The key store is not available.', advice: 'Connect the key store again in AWS KMS.' },
      CREATING: { meaning: 'The key is still being created.', advice: 'Wait a moment and try again.', retry: 'later' },
    },
  },
];
