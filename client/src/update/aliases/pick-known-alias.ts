import { explainFailure, type FailedUpdate } from '../target/explain.ts';
import type { MachinePorts, PickItem } from '../ports/machine-ports.ts';
import { toOneLine } from '../one-line.ts';
import type { Answer, MachineAlias } from '../ports/service.ts';
import type { UsedTarget } from '../target/use-target.ts';
import { describeRoutes } from './routes.ts';

/** The aliases of a target's machine. What keeps them from being read is told to the person. */
export async function listAliases(
  ports: MachinePorts,
  used: UsedTarget,
): Promise<Extract<Answer<readonly MachineAlias[]>, { kind: 'answered' | 'cancelled' }> | FailedUpdate> {
  const { target, service } = used;
  const read = await ports.runWithProgress(`Looking at ${target.stateMachineName}`, (signal) =>
    service.listAliases(target.stateMachineArn, signal),
  );
  return read.kind === 'failed' ? explainFailure(ports, used, read.failure, 'before anything was sent') : read;
}

export interface AliasList {
  readonly title: string;
  readonly placeHolder: string;
  /** What to say where there is none. */
  readonly none: string;
}

export type PickedAlias =
  { readonly kind: 'picked'; readonly alias: MachineAlias } | { readonly kind: 'none' | 'dismissed' };

/** The only one, or the one that is picked. */
export async function pickKnownAlias(
  { picks, shows }: MachinePorts,
  aliases: readonly MachineAlias[],
  { title, placeHolder, none }: AliasList,
): Promise<PickedAlias> {
  const [first, ...others] = aliases;
  if (!first) {
    shows.tell(none);
    return { kind: 'none' };
  }
  if (others.length === 0) return { kind: 'picked', alias: first };
  const alias = await picks.pick({ title, placeHolder, items: aliases.map(toAliasItem) });
  return alias ? { kind: 'picked', alias } : { kind: 'dismissed' };
}

export function toAliasItem(alias: MachineAlias): PickItem<MachineAlias> {
  return { label: toOneLine(alias.name), description: toOneLine(describeRoutes(alias.routes)), value: alias };
}
