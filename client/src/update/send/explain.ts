import type { ExplainFailureParams, Explanation, Failure } from '../../../../server/src/protocol.ts';
import type { Language, Log, ReadyUpdate, Views } from '../ports/ports.ts';

export interface ExplainPorts {
  readonly language: Pick<Language, 'explainFailure' | 'endUpdate'>;
  readonly views: Pick<Views, 'showFailure'>;
  readonly log: Log;
}

export interface FailedUpdate {
  readonly kind: 'failed';
  readonly failure: Failure;
  readonly explanation: Explanation;
}

/** Has a failure placed in the files, and tells the person. `when` is for the log: `after 20 ms`. */
export async function explainFailure(
  ports: ExplainPorts,
  { updateId, target }: Pick<ReadyUpdate, 'updateId' | 'target'>,
  failure: Failure,
  when: string,
): Promise<FailedUpdate> {
  // The service's messages quote what was sent, and those of a credential process its command line with all that is secret
  // in it. So they stay out of the log: Problems has them.
  const effect = describeEffect(failure);
  const reason = failure.reason === undefined ? '' : ` (${failure.reason})`;
  const request = failure.requestId === undefined ? '' : `, request ${failure.requestId}`;
  ports.log.error(`${failure.operation}: ${failure.name}${reason} ${when}${request}.${effect}`);
  const explanation = await explainInTime(ports.language, { updateId, failure }).catch(
    (error: unknown): Explanation => {
      ports.log.error(`The language server could not explain the failure: ${String(error)}`);
      return { title: `${failure.name}: ${failure.message}`, advice: effect.trim(), retry: 'no', places: [] };
    },
  );
  ports.views.showFailure(target, explanation, failure);
  return { kind: 'failed', failure, explanation };
}

function describeEffect({ mayHaveTakenEffect, isWithoutEffectSoFar }: Failure): string {
  if (mayHaveTakenEffect !== true) return '';
  return isWithoutEffectSoFar === true
    ? ' Nothing has changed so far; it may still take effect.'
    : ' It may have taken effect.';
}

/** Milliseconds. A language server that hangs must not keep back what the service said. */
const EXPLAIN_TIMEOUT = 10_000;

export async function explainInTime(
  language: Pick<Language, 'explainFailure'>,
  params: ExplainFailureParams,
): Promise<Explanation> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('it does not answer')), EXPLAIN_TIMEOUT);
  });
  try {
    return await Promise.race([language.explainFailure(params), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The update stands whatever becomes of the language server, so its trouble is logged and no more. */
export async function tellLanguage({ log }: { readonly log: Log }, tell: () => Promise<void>): Promise<void> {
  try {
    await tell();
  } catch (error) {
    log.error(`The language server could not be told what became of the update: ${String(error)}`);
  }
}

/** It did not succeed, or was never sent. */
export function dropUpdate(
  ports: Pick<ExplainPorts, 'language' | 'log'>,
  { updateId }: Pick<ReadyUpdate, 'updateId'>,
): Promise<void> {
  return tellLanguage(ports, () => ports.language.endUpdate({ updateId, succeeded: false }));
}
