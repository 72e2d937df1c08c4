import { agree } from '../ask/agree.ts';
import { explainFailure } from '../send/explain.ts';
import type { MachinePorts } from '../ports/machine-ports.ts';
import type { MachineAlias } from '../ports/service.ts';
import type { Unopened, UsedTarget } from '../target/use-target.ts';
import { isSameAlias, readAlias } from './read-alias.ts';
import { describeRoutes, isSameRouting, type Routes } from './routes.ts';
import { writeAlias, type WriteOutcome } from './write-alias.ts';

/** What is to become of an alias. */
export interface AliasPlan {
  readonly name: string;
  /** As it was read; undefined where it isn't there yet. */
  readonly alias: MachineAlias | undefined;
  /** What it shall route to, as it is now. Undefined where it is gone, and not to be made anew. */
  toRoutes(alias: MachineAlias | undefined): Routes | undefined;
  /** What is unusual about that. */
  listReasons?(alias: MachineAlias | undefined): readonly string[];
}

export type AliasOutcome =
  | WriteOutcome
  /** It routes to that already. */
  | { readonly kind: 'unchanged' }
  /** It is gone, or there is none to do that with. */
  | { readonly kind: 'none' }
  | { readonly kind: 'untrusted' | 'refused' }
  | Unopened;

/**
 * Asks, and makes an alias route to something else. After the answer the alias is looked at again: where it is not what was
 * shown, that is another question. (The API has no condition, so that somebody may still change it right then.)
 */
export async function changeAlias(ports: MachinePorts, used: UsedTarget, plan: AliasPlan): Promise<AliasOutcome> {
  const { target, service } = used;
  let { alias } = plan;
  let isAgain = false;
  for (;;) {
    const after = plan.toRoutes(alias);
    if (!after) {
      ports.shows.tell(`${target.stateMachineName} has no alias ${plan.name} any more. Nothing was changed.`);
      return { kind: 'none' };
    }
    if (alias && isSameRouting(alias.routes, after)) {
      ports.shows.tell(`Alias ${plan.name} routes to ${describeRoutes(after)} already. Nothing was changed.`);
      return { kind: 'unchanged' };
    }
    if (!(await ask(ports, used, { ...plan, alias }, after, isAgain))) return { kind: 'dismissed' };
    const now = await ports.runWithProgress(`Looking at ${target.stateMachineName}`, (signal) =>
      readAlias(service, target.stateMachineArn, plan.name, signal),
    );
    if (now.kind === 'cancelled') return now;
    if (now.kind === 'failed') return explainFailure(ports, used, now.failure, 'before anything was sent');
    const { value: found } = now;
    if (isSameAlias(found.alias, alias)) return writeAlias(ports, used, { name: plan.name, alias: found.alias, after });
    ({ alias } = found);
    isAgain = true;
  }
}

function ask(
  ports: MachinePorts,
  used: UsedTarget,
  plan: AliasPlan,
  after: Routes,
  isAgain: boolean,
): Promise<boolean> {
  const { name, alias } = plan;
  const { stateMachineArn, stateMachineName } = used.target;
  const changed = `The alias has changed while you were asked: somebody else ${alias ? 'wrote it' : 'deleted it'}.`;
  return agree(ports.prompts, used, {
    question: alias
      ? `Route alias ${name} of ${stateMachineName} to ${describeRoutes(after)}?`
      : `Create alias ${name} of ${stateMachineName}, which routes to ${describeRoutes(after)}?`,
    action: alias ? 'Route Alias' : 'Create Alias',
    reasons: [...(isAgain ? [changed] : []), ...(plan.listReasons?.(alias) ?? [])],
    facts: [
      `Alias: ${alias?.stateMachineAliasArn ?? `${stateMachineArn}:${name}`}`,
      `Routes now to: ${alias ? describeRoutes(alias.routes) : 'nothing, as it isn’t there yet'}`,
      `Routes then to: ${describeRoutes(after)}`,
      'Executions that are started by this alias run what it routes to. Those that run go on as they were started.',
    ],
  });
}
