import type { TargetSummary } from '../../../../server/src/protocol.ts';
import { toOneLine } from '../one-line.ts';
import type { Prompts } from '../ports/ports.ts';
import { listAccountReasons, listEndpointFacts, listTargetFacts } from '../target/target-facts.ts';
import type { UsedTarget } from '../target/use-target.ts';

interface Agreement {
  readonly question: string;
  /** What the button says. */
  readonly action: string;
  /** What is unusual. */
  readonly reasons: readonly string[];
  /** What is done; where it is done is added. */
  readonly facts: readonly string[];
}

/** Asks before something is written that is no update, and for a protected target asks for its name, too. */
export async function agree(
  prompts: Pick<Prompts, 'confirm' | 'enterName'>,
  { target, service, account }: Pick<UsedTarget, 'target' | 'service' | 'account'>,
  { question, action, reasons, facts }: Agreement,
): Promise<boolean> {
  const { endpoint, credentials } = service;
  const allReasons = [...reasons, ...listAccountReasons(account)];
  const allFacts = [
    ...listTargetFacts(target, account),
    ...facts,
    `Credentials: ${credentials}`,
    ...listEndpointFacts(endpoint),
  ];
  const answer = await prompts.confirm({
    question: toOneLine(question),
    action,
    reasons: allReasons.map((reason) => toOneLine(reason)),
    changes: [],
    facts: allFacts.map((fact) => toOneLine(fact)),
    canCompare: false,
    isOverwrite: false,
  });
  return answer === 'confirm' && (!target.protected || prompts.enterName(target.stateMachineName));
}

/** Whether a person wants an update all the same that can't be written down before it leaves. */
export async function agreeToNoRecord(
  prompts: Pick<Prompts, 'confirm'>,
  { stateMachineName }: TargetSummary,
  reason: string,
): Promise<boolean> {
  const lost = 'The update will not be in the history, and “Revert Last Update” will not know what was there before.';
  const answer = await prompts.confirm({
    question: toOneLine(`Update ${stateMachineName} without a record of it?`),
    reasons: [`${reason} ${lost}`],
    changes: [],
    facts: [],
    action: 'Update Without Record',
    canCompare: false,
    isOverwrite: false,
  });
  return answer === 'confirm';
}
