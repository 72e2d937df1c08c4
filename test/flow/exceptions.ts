import { COMMON_EXCEPTIONS } from '../../server/src/catalog/common-exceptions.ts';
import { EXCEPTIONS, findExceptionRow } from '../../server/src/catalog/exceptions.ts';
import type { ExceptionRow } from '../../server/src/catalog/exception-row.ts';

/** Which exceptions an operation has of its own, by the API's model. Each can also answer what any service can. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  GetCallerIdentity: [],
  DescribeStateMachine: [
    'InvalidArn',
    'KmsAccessDeniedException',
    'KmsInvalidStateException',
    'KmsThrottlingException',
    'StateMachineDoesNotExist',
  ],
  ListTagsForResource: ['InvalidArn', 'ResourceNotFound'],
  ValidateStateMachineDefinition: ['ValidationException'],
  UpdateStateMachine: EXCEPTIONS.filter(({ isModelled }) => isModelled === true).map(({ name }) => name),
  PublishStateMachineVersion: [
    'ConflictException',
    'InvalidArn',
    'ServiceQuotaExceededException',
    'StateMachineDeleting',
    'StateMachineDoesNotExist',
    'ValidationException',
  ],
  ListStateMachineVersions: ['InvalidArn', 'InvalidToken', 'ValidationException'],
  CreateStateMachineAlias: [
    'ConflictException',
    'InvalidArn',
    'InvalidName',
    'ResourceNotFound',
    'ServiceQuotaExceededException',
    'StateMachineDeleting',
    'ValidationException',
  ],
  UpdateStateMachineAlias: [
    'ConflictException',
    'InvalidArn',
    'ResourceNotFound',
    'StateMachineDeleting',
    'ValidationException',
  ],
  ListStateMachineAliases: [
    'InvalidArn',
    'InvalidToken',
    'ResourceNotFound',
    'StateMachineDeleting',
    'StateMachineDoesNotExist',
  ],
  DescribeStateMachineAlias: ['InvalidArn', 'ResourceNotFound', 'ValidationException'],
  ListStateMachines: ['InvalidToken'],
  // Its others are about session policies, which nothing here sends.
  AssumeRole: ['RegionDisabledException'],
};

/** That an answer is no JSON is no exception, but what the SDK makes of it. */
const COMMON = COMMON_EXCEPTIONS.map(({ name }) => name).filter((name) => name !== 'SyntaxError');

/** All that an operation can answer instead of doing what it was asked for. */
export function listExceptions(operation: string): readonly string[] {
  return [...(OWN[operation] ?? []), ...COMMON];
}

export function getRow(name: string): ExceptionRow {
  const row = findExceptionRow(name);
  if (!row) throw new Error(`The catalog has no ${name}.`);
  return row;
}

/** What a person sees of a failure. */
export function toSeenFailure(name: string): string {
  const { meaning, advice } = getRow(name);
  return `failed: ${meaning} ${advice}`;
}

/** The same of a request that had left, where nothing has changed yet. */
export function toSeenLoss(name: string): string {
  return `${toSeenFailure(name)} Nothing has changed so far. The request had left by then, so that it may still take effect.`;
}

/** Whether an exception leaves open if what was asked for was done: trouble of the service's own is no refusal. */
export function isLoss(name: string): boolean {
  return name === 'ServiceUnavailable';
}
