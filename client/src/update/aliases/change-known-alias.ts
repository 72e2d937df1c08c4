import type { TargetSummary } from '../../../../server/src/protocol.ts';
import type { MachinePorts, PickItem } from '../ports/machine-ports.ts';
import { toOneLine } from '../one-line.ts';
import type { MachineAlias } from '../ports/service.ts';
import { explainFailure } from '../send/explain.ts';
import { type UsedTarget, withTarget } from '../target/use-target.ts';
import { type AliasOutcome, type AliasPlan, changeAlias } from './change-alias.ts';
import { describeRoutes } from './routes.ts';

/** What is done with one of the aliases that are there. */
interface KnownAliasChange {
  readonly title: string;
  readonly placeHolder: string;
  /** What to say where there is none to do it with; `name` is the state machine's. */
  describeNone(name: string): string;
  /** Undefined where it can't be done with this alias. */
  findChange(alias: MachineAlias): Promise<Omit<AliasPlan, 'name' | 'alias'> | undefined>;
}

/** Changes the only alias with which that can be done, or the one that is picked. */
export function changeKnownAlias(
  ports: MachinePorts,
  target: Pick<TargetSummary, 'ref' | 'stateMachineArn'>,
  change: KnownAliasChange,
): Promise<AliasOutcome> {
  return withTarget(ports, target, (used) => listAndChange(ports, used, change));
}

async function listAndChange(
  ports: MachinePorts,
  used: UsedTarget,
  { title, placeHolder, describeNone, findChange }: KnownAliasChange,
): Promise<AliasOutcome> {
  const { stateMachineArn, stateMachineName } = used.target;
  const read = await ports.runWithProgress(`Looking at ${stateMachineName}`, (signal) =>
    used.service.listAliases(stateMachineArn, signal),
  );
  if (read.kind === 'cancelled') return read;
  if (read.kind === 'failed') return explainFailure(ports, used, read.failure, 'before anything was sent');
  const plans: AliasPlan[] = [];
  for (const alias of read.value) {
    const found = await findChange(alias);
    if (found) plans.push({ ...found, name: alias.name, alias });
  }
  const [first, ...others] = plans;
  if (!first) {
    ports.shows.tell(describeNone(stateMachineName));
    return { kind: 'none' };
  }
  const items = plans.flatMap((plan) => (plan.alias ? [{ ...toAliasItem(plan.alias), value: plan }] : []));
  const plan = others.length === 0 ? first : await ports.picks.pick({ title, placeHolder, items });
  return plan ? changeAlias(ports, used, plan) : { kind: 'dismissed' };
}

export function toAliasItem(alias: MachineAlias): PickItem<MachineAlias> {
  return { label: toOneLine(alias.name), description: toOneLine(describeRoutes(alias.routes)), value: alias };
}
