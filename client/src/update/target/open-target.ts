import type { Failure, TargetSummary } from '../../../../server/src/protocol.ts';
import type { Caller, OpenService, Service, ServiceOptions } from '../ports/service.ts';

/** A service that belongs to the account of a target, as far as can be known. */
type OpenedTarget =
  | { readonly kind: 'opened'; readonly service: Service; readonly account: AccountCheck }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** As a question for a code was dismissed. */
  | { readonly kind: 'cancelled' };

export type AccountCheck =
  | { readonly kind: 'verified'; readonly caller: Caller }
  /** Somebody's own endpoint does not know STS. */
  | { readonly kind: 'unverified'; readonly reason: string };

/** Opens the service for a target. The caller's account must be the one in the ARN: else it is closed again, and a failure. */
export async function openTarget(
  openService: OpenService,
  target: TargetSummary,
  options: Omit<ServiceOptions, 'region'>,
  signal: AbortSignal,
): Promise<OpenedTarget> {
  const opened = await openService({ ...options, region: target.region });
  if (opened.kind === 'failed') return opened;
  const { service } = opened;
  const checked = await checkAccount(service, target, signal);
  if (checked.kind === 'failed' || checked.kind === 'cancelled') {
    service.close();
    return checked;
  }
  return { kind: 'opened', service, account: checked };
}

/** The caller's account must be the one in the ARN. */
export async function checkAccount(
  service: Service,
  target: TargetSummary,
  signal: AbortSignal,
): Promise<AccountCheck | Extract<OpenedTarget, { kind: 'failed' | 'cancelled' }>> {
  const answer = await service.getCaller(signal);
  if (answer.kind === 'cancelled') return answer;
  if (answer.kind === 'failed') {
    const { failure } = answer;
    if (!isWithoutSts(service, failure)) return answer;
    return { kind: 'unverified', reason: `${service.endpoint.url} does not tell whose credentials these are.` };
  }
  const { account, arn } = answer.value;
  if (account === target.account) return { kind: 'verified', caller: answer.value };
  const message =
    `The credentials (${service.credentials}) belong to account ${account}, as ${arn}; ` +
    `the ARN of ${target.label} names account ${target.account}. Nothing was sent.`;
  return { kind: 'failed', failure: { name: 'WrongAccount', message, operation: 'GetCallerIdentity' } };
}

/**
 * Whether a failure of GetCallerIdentity says no more than that somebody's own endpoint has no STS. Where it is a role that can't
 * be assumed, there are no credentials to go on with.
 */
export function isWithoutSts({ endpoint }: Service, { name, operation }: Failure): boolean {
  return endpoint.configured && operation === 'GetCallerIdentity' && UNKNOWN_OPERATION.has(name);
}

/** What an endpoint says that is no STS: the adapter names an answer that can't be read as STS's a SyntaxError. */
const UNKNOWN_OPERATION: ReadonlySet<string> = new Set([
  'UnknownOperationException',
  'UnknownOperation',
  'InvalidAction',
  'SyntaxError',
]);
