import type { DeployedMachine, Failure } from '../../../server/src/protocol.ts';
import { explainInTime, type ExplainPorts } from './explain.ts';
import type { Service } from './service.ts';
import { readDeployed, toRevisionName } from './read-deployed.ts';

/** Milliseconds before each further attempt; when they are used up, the failure stands. */
export const DELAYS: readonly number[] = [1000, 3000];

export interface RefusedAttempt {
  readonly service: Service;
  /** Surely without effect. */
  readonly failure: Failure;
  readonly updateId: string;
  /** From 1. */
  readonly attempt: number;
  readonly before: DeployedMachine | undefined;
  readonly signal: AbortSignal;
}

/**
 * Whether the same request may be sent again, as the table of exceptions says. After a conflict only where the machine can be
 * seen to be what the person saw: else somebody else's change would be overwritten.
 */
export async function mayTryAgain(
  { language }: Pick<ExplainPorts, 'language'>,
  { service, failure, updateId, attempt, before, signal }: RefusedAttempt,
): Promise<boolean> {
  if (attempt > DELAYS.length) return false;
  const { retry } = await explainInTime(language, { updateId, failure, isQuiet: true }).catch(() => NEVER);
  if (retry === 'later') return true;
  if (retry !== 'afterDescribe' || before === undefined) return false;
  const now = await readDeployed(service, before.stateMachineArn, signal);
  return now.kind === 'read' && toRevisionName(now.machine) === toRevisionName(before);
}

const NEVER = { retry: 'no' } as const;
