/** What each question says of where something is done, whatever it is: one wording, so that a person finds it again. */
import type { TargetSummary } from '../../../../server/src/protocol.ts';
import { toOneLine } from '../one-line.ts';
import type { AccountCheck } from './open-target.ts';
import type { Endpoint } from '../ports/service.ts';

/** A file chooses its target's name: a long one must not push the account out of sight. */
const LONGEST_LABEL = 60;

/** Whose state machine it is. */
export function listTargetFacts(target: TargetSummary, account: AccountCheck): string[] {
  return [
    `Target: ${toOneLine(target.label, LONGEST_LABEL)}${target.protected ? ' (protected)' : ''}`,
    `Account: ${target.account}${account.kind === 'verified' ? ', to which the credentials belong' : ''}`,
    `Region: ${target.region}`,
    `State machine: ${target.stateMachineArn}`,
  ];
}

/** AWS's own goes without saying. */
export function listEndpointFacts({ configured, url }: Endpoint): string[] {
  return configured ? [`Endpoint: ${url}. This is not AWS's standard endpoint.`] : [];
}

export function listAccountReasons(account: AccountCheck): string[] {
  return account.kind === 'unverified' ? [`The account is not verified: ${account.reason}`] : [];
}
