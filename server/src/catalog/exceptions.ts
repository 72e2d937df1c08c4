import { CLIENT_FAILURES } from './client-failures.ts';
import { COMMON_EXCEPTIONS } from './common-exceptions.ts';
import type { ExceptionRow } from './exception-row.ts';
import { REQUEST_EXCEPTIONS } from './request-exceptions.ts';
import { STATE_EXCEPTIONS } from './state-exceptions.ts';

/** One row for everything that can go wrong with a call. */
export const EXCEPTIONS: readonly ExceptionRow[] = [
  ...REQUEST_EXCEPTIONS,
  ...STATE_EXCEPTIONS,
  ...COMMON_EXCEPTIONS,
  ...CLIENT_FAILURES,
];

const byName = new Map(
  EXCEPTIONS.flatMap((row) => [row.name, ...(row.aliases ?? [])].map((name) => [name, row] as const)),
);

export function findExceptionRow(name: string): ExceptionRow | undefined {
  return byName.get(name);
}
