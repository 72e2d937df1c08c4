import type { TargetSummary } from '../../../../server/src/protocol.ts';
import type { MachinePorts } from '../ports/machine-ports.ts';
import type { AliasOutcome } from './change-alias.ts';
import { changeKnownAlias } from './change-known-alias.ts';
import { isDivided, routeFully } from './routes.ts';

/** Makes an alias whose executions two versions share route to the newer one alone. */
export function finishAlias(
  ports: MachinePorts,
  target: Pick<TargetSummary, 'ref' | 'stateMachineArn'>,
): Promise<AliasOutcome> {
  return changeKnownAlias(ports, target, {
    title: 'Route Alias Fully',
    placeHolder: 'The alias that shall route to its newer version alone',
    describeNone: (name) => `No alias of ${name} divides what it starts between two versions.`,
    findChange: async ({ routes }) =>
      isDivided(routes) ? { toRoutes: (now) => now && routeFully(now.routes) } : undefined,
  });
}
