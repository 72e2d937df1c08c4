import type { TargetSummary } from '../../../../server/src/protocol.ts';
import { formatTime } from '../format-time.ts';
import type { MachinePorts } from '../ports/machine-ports.ts';
import type { AliasChange } from '../records/records.ts';
import { withTarget } from '../target/use-target.ts';
import { type AliasOutcome, changeAlias } from './change-alias.ts';
import { listAliases, pickKnownAlias } from './pick-known-alias.ts';
import { describeRoutes, isSameRouting } from './routes.ts';

/**
 * Makes an alias route to what it did before the last change from here. That is a change itself: doing it twice goes forth
 * again.
 */
export function revertAlias(
  ports: MachinePorts,
  target: Pick<TargetSummary, 'ref' | 'stateMachineArn'>,
): Promise<AliasOutcome> {
  return withTarget(ports, target, async (used) => {
    const read = await listAliases(ports, used);
    if (read.kind !== 'answered') return read;
    const changes = new Map<string, AliasChange>();
    for (const { stateMachineAliasArn } of read.value) {
      const change = await ports.records.findAliasChange(stateMachineAliasArn);
      if (change) changes.set(stateMachineAliasArn, change);
    }
    const changed = read.value.filter(({ stateMachineAliasArn }) => changes.has(stateMachineAliasArn));
    const picked = await pickKnownAlias(ports, changed, {
      title: 'Point Alias Back',
      placeHolder: 'The alias that shall route to what it did before',
      none:
        `No alias of ${used.target.stateMachineName} that is there was changed from here, so that what they routed to before is not known. ` +
        'Use “Point Alias at Version”.',
    });
    if (picked.kind !== 'picked') return picked;
    const { alias } = picked;
    const change = changes.get(alias.stateMachineAliasArn);
    if (!change) return { kind: 'none' };
    return changeAlias(ports, used, {
      name: alias.name,
      alias,
      toRoutes: (now) => now && change.before,
      listReasons: (now) => (now && !isSameRouting(now.routes, change.after) ? [describeOvertaking(change)] : []),
    });
  });
}

function describeOvertaking({ time, after }: AliasChange): string {
  return (
    `Somebody changed the alias after ${formatTime(time)}, when it was made to route to ${describeRoutes(after)} from here. ` +
    'Going on overwrites that.'
  );
}
