import type { DeployedMachine, Failure, MachineComparison, TargetSummary } from '../../../server/src/protocol.ts';
import type { ListedEntry } from '../../../client/src/update/records/records.ts';
import type { AliasRoute } from '../../../client/src/update/ports/service.ts';
import { buildTarget, REF } from './fake-ports.ts';
import { ARN, buildDeployed } from './fake-service.ts';

export { ARN, REF };

export const TARGET: TargetSummary = buildTarget();

export function buildMachine(change: Partial<DeployedMachine> = {}): DeployedMachine {
  return buildDeployed({ definition: '{"StartAt":"A"}', revisionId: 'r-2', ...change });
}

export function buildEntry(change: Partial<ListedEntry> = {}): ListedEntry {
  return {
    time: '2026-03-01T10:00:00.000Z',
    stateMachineArn: ARN,
    startedBy: 'command',
    sentMembers: ['definition'],
    before: buildMachine({ revisionId: 'r-1', definition: '{"StartAt":"Old"}' }),
    revisionId: 'r-2',
    ...change,
  };
}

export function toVersionArn(number: number): string {
  return `${ARN}:${number}`;
}

/** `{ 7: 10, 6: 90 }` as the service's routes. */
export function toRoutes(weights: Readonly<Record<number, number>>): readonly AliasRoute[] {
  return Object.entries(weights).map(([number, weight]) => ({
    stateMachineVersionArn: toVersionArn(Number(number)),
    weight,
  }));
}

export function toWeights(routes: readonly AliasRoute[]): Record<number, number> {
  return Object.fromEntries(
    routes.map(({ stateMachineVersionArn, weight }) => [Number(stateMachineVersionArn.split(':').at(-1)), weight]),
  );
}

export function fail(change: Partial<Failure> = {}): { kind: 'failed'; failure: Failure } {
  return { kind: 'failed', failure: { name: 'AccessDeniedException', message: 'no', operation: 'Any', ...change } };
}

export const COMPARISON: MachineComparison = {
  isSame: false,
  changes: [{ part: 'state', text: 'State B added' }],
  texts: { deployed: 'left', sent: 'right', syntax: 'json' },
};
