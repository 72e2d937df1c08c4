import type { TargetSummary } from '../../../../server/src/protocol.ts';
import type { MachinePorts } from '../ports/machine-ports.ts';
import { withTarget } from '../target/use-target.ts';
import { type AliasOutcome, changeAlias } from './change-alias.ts';
import { listAliases, pickKnownAlias } from './pick-known-alias.ts';
import { isDivided, routeFully } from './routes.ts';

/** Makes an alias whose executions two versions share route to the newer one alone. */
export function finishAlias(
  ports: MachinePorts,
  target: Pick<TargetSummary, 'ref' | 'stateMachineArn'>,
): Promise<AliasOutcome> {
  return withTarget(ports, target, async (used) => {
    const read = await listAliases(ports, used);
    if (read.kind !== 'answered') return read;
    const divided = read.value.filter(({ routes }) => isDivided(routes));
    const picked = await pickKnownAlias(ports, divided, {
      title: 'Route Alias Fully',
      placeHolder: 'The alias that shall route to its newer version alone',
      none: `No alias of ${used.target.stateMachineName} divides what it starts between two versions.`,
    });
    if (picked.kind !== 'picked') return picked;
    const { alias } = picked;
    return changeAlias(ports, used, { name: alias.name, alias, toRoutes: (now) => now && routeFully(now.routes) });
  });
}
