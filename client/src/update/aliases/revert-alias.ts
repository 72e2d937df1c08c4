import type { TargetSummary } from '../../../../server/src/protocol.ts';
import { formatTime } from '../format-time.ts';
import type { MachinePorts } from '../ports/machine-ports.ts';
import type { AliasChange } from '../records/records.ts';
import type { AliasOutcome } from './change-alias.ts';
import { changeKnownAlias } from './change-known-alias.ts';
import { describeRoutes, isSameRouting } from './routes.ts';

/**
 * Makes an alias route to what it did before the last change from here. That is a change itself: doing it twice goes forth
 * again.
 */
export function revertAlias(
  ports: MachinePorts,
  target: Pick<TargetSummary, 'ref' | 'stateMachineArn'>,
): Promise<AliasOutcome> {
  return changeKnownAlias(ports, target, {
    title: 'Point Alias Back',
    placeHolder: 'The alias that shall route to what it did before',
    describeNone: (name) =>
      `No alias of ${name} that is there was changed from here, so that what they routed to before is not known. ` +
      'Use “Point Alias at Version”.',
    findChange: async ({ stateMachineAliasArn }) => {
      const change = await ports.records.findAliasChange(stateMachineAliasArn);
      if (!change) return undefined;
      return {
        toRoutes: (now) => now && change.before,
        listReasons: (now) => (now && !isSameRouting(now.routes, change.after) ? [describeOvertaking(change)] : []),
      };
    },
  });
}

function describeOvertaking({ time, after }: AliasChange): string {
  return (
    `Somebody changed the alias after ${formatTime(time)}, when it was made to route to ${describeRoutes(after)} from here. ` +
    'Going on overwrites that.'
  );
}
