import type { MachineChange, TargetRef, TargetSummary } from '../../../../server/src/protocol.ts';
import { findDifference } from './difference.ts';
import { explainFailure } from '../send/explain.ts';
import { keepSeen } from './keep-seen.ts';
import { lookAtUpdate } from './look-at-update.ts';
import type { ComposingPorts, Unused } from '../target/use-target.ts';
import type { UpdatePorts } from '../ports/ports.ts';

export interface CompareScreen {
  /** An update would change nothing. */
  showSame(target: TargetSummary): void;
  /** What an update would change, in short. */
  showSummary(target: TargetSummary, changes: readonly MachineChange[]): void;
  /** Nothing, or not all, could be compared: a sentence says why. */
  showUncompared(target: TargetSummary, reason: string): void;
}

type ComparePorts = ComposingPorts & Pick<UpdatePorts, 'records'> & { readonly screen: CompareScreen };

export type CompareOutcome = Unused | { readonly kind: 'same' | 'different' | 'uncompared' };

/** Shows how what an update would send differs from what is deployed. */
export function compareWithDeployed(ports: ComparePorts, ref: TargetRef): Promise<CompareOutcome> {
  return lookAtUpdate(ports, ref, async ({ update, service }): Promise<CompareOutcome> => {
    const { target } = update;
    const found = await ports.runWithProgress(`Comparing ${target.stateMachineName}`, (signal) =>
      findDifference(ports, service, update, signal),
    );
    if (found.kind === 'cancelled') return found;
    if (found.kind === 'failed') return explainFailure(ports, update, found.failure, 'when it was compared');
    const { machine, comparison, uncompared } = found.difference;
    // Of what could not be read whole, nobody has seen what it is.
    if (machine && comparison && uncompared === undefined) await keepSeen(ports, target.stateMachineArn, machine);
    if (uncompared !== undefined) ports.screen.showUncompared(target, uncompared);
    if (!comparison) return { kind: 'uncompared' };
    const { isSame, changes, texts } = comparison;
    if (isSame && uncompared === undefined) {
      ports.screen.showSame(target);
      return { kind: 'same' };
    }
    if (texts && texts.deployed !== texts.sent) ports.views.showComparison(target, comparison);
    if (changes.length > 0) ports.screen.showSummary(target, changes);
    return { kind: uncompared === undefined ? 'different' : 'uncompared' };
  });
}
