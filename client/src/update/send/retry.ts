import type { DeployedMachine, Failure } from '../../../../server/src/protocol.ts';
import { explainInTime, type ExplainPorts } from './explain.ts';
import type { UpdatePorts } from '../ports/ports.ts';
import type { Service } from '../ports/service.ts';
import { readDeployed, toRevisionName } from '../look/read-deployed.ts';

/** Milliseconds before each further attempt; when they are used up, the failure stands. */
export const DELAYS: readonly number[] = [1000, 3000];

interface RefusedAttempt {
  readonly service: Service;
  /** Surely without effect. */
  readonly failure: Failure;
  readonly updateId: string;
  /** From 1. */
  readonly attempt: number;
  readonly before: DeployedMachine | undefined;
  readonly signal: AbortSignal;
  /** Another attempt may follow after so many milliseconds. */
  readonly onWait: (milliseconds: number) => void;
}

/**
 * Waits for another attempt with the same request, where the table of exceptions says that it may help. It does not follow where
 * the machine is not what the person saw any more, and that is what this gives: else what somebody changed would be overwritten.
 */
export async function waitForAttempt(
  { language, wait }: Pick<ExplainPorts, 'language'> & Pick<UpdatePorts, 'wait'>,
  { service, failure, updateId, attempt, before, signal, onWait }: RefusedAttempt,
): Promise<'again' | 'no' | 'cancelled' | DeployedMachine> {
  const delay = DELAYS[attempt - 1];
  if (delay === undefined) return 'no';
  const { retry } = await explainInTime(language, { updateId, failure, isQuiet: true }).catch(() => NEVER);
  const canSee = before !== undefined;
  if (retry !== 'later' && !(retry === 'afterDescribe' && canSee)) return 'no';
  onWait(delay);
  try {
    await wait(delay, signal);
  } catch {
    return 'cancelled';
  }
  if (!canSee) return 'again';
  const now = await readDeployed(service, before.stateMachineArn, signal);
  if (now.kind === 'cancelled') return 'cancelled';
  if (now.kind !== 'read') return 'no';
  return toRevisionName(now.machine) === toRevisionName(before) ? 'again' : now.machine;
}

const NEVER = { retry: 'no' } as const;
