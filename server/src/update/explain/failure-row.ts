import type { ExceptionRow, FailureRow, TextRow } from '../../catalog/exception-row.ts';
import { findExceptionRow } from '../../catalog/exceptions.ts';
import type { Failure } from '../update-request.ts';

/** Names that say nothing by themselves: the text tells what it is. */
const VAGUE_NAMES: ReadonlySet<string> = new Set(['Error', 'SFNServiceException', 'ServiceException', 'UnknownError']);

/** What a failure means: the row of its name, with what its reason or its text says more exactly. */
export function getFailureRow(failure: Failure): FailureRow {
  const row = findExceptionRow(failure.name) ?? (VAGUE_NAMES.has(failure.name) ? findExceptionRow('Error') : undefined);
  if (!row) return describeUnknown(failure);
  const found = { ...row, ...findReason(row, failure) };
  const { signInCommand } = failure;
  return signInCommand === undefined ? found : { ...found, advice: `Sign in again with "${signInCommand}".` };
}

function findReason(row: ExceptionRow, { message, reason, kmsKeyState }: Failure): Partial<FailureRow> | undefined {
  const key = reason ?? kmsKeyState;
  if (key !== undefined && row.reasons && Object.hasOwn(row.reasons, key)) return row.reasons[key];
  const text: TextRow | undefined = row.texts?.find(({ pattern }) => pattern.test(message));
  return text;
}

function describeUnknown({ name, operation }: Failure): FailureRow {
  return {
    meaning: `${operation} failed with ${name}.`,
    advice: 'The log tells more.',
    retry: 'no',
    blames: ['/stateMachineArn'],
  };
}
