import { SyncStatus, type SyncPorts, type TargetStatus } from '../../../client/src/update/look/sync-status.ts';
import type { SeenRevision } from '../../../client/src/update/records/records.ts';
import type { DeployedMachine, MachineComparison, TargetSummary } from '../../../server/src/protocol.ts';
import { buildTarget, DEFINITION_URI } from './fake-ports.ts';
import { buildFakeLook, type LookScript } from './fake-look.ts';

const LONG_AGO = '2026-01-01T00:00:00.000Z';
export const seenAs = (revisionId: string, seenAt = LONG_AGO): SeenRevision => ({ revisionId, seenAt });

export interface SyncScript extends LookScript {
  targets?: readonly TargetSummary[];
  focused?: boolean;
  answer?: 'use' | 'default';
  compare?: (deployed: DeployedMachine) => MachineComparison;
  list?: () => Promise<never>;
}

/** A window with a definition, a clock that a test moves, and what the status bar says. */
export function watch(script: SyncScript = {}) {
  const fake = buildFakeLook(script);
  const shown: (TargetStatus | undefined)[] = [];
  const tasks = new Set<{ readonly at: number; readonly task: () => void }>();
  let now = Date.parse('2026-06-01T00:00:00.000Z');
  const { language } = fake.ports;
  const ports: SyncPorts = {
    ...fake.ports,
    isTrusted: () => script.trusted ?? true,
    store: { ...fake.ports.store, findProfileAnswer: () => script.answer },
    language: {
      ...language,
      listTargets: async () =>
        script.list ? script.list() : { targets: script.targets ?? [buildTarget()], updateFileUris: [] },
      compareMachine: async (params) =>
        script.compare ? script.compare(params.deployed) : language.compareMachine(params),
    },
    now: () => now,
    isFocused: () => script.focused ?? true,
    schedule: (milliseconds, task) => {
      const entry = { at: now + milliseconds, task };
      tasks.add(entry);
      return () => tasks.delete(entry);
    },
    show: (status) => shown.push(status),
  };
  const sync = new SyncStatus(ports);
  const pass = (milliseconds: number): void => {
    now += milliseconds;
    for (const entry of tasks) {
      if (entry.at > now) continue;
      tasks.delete(entry);
      entry.task();
    }
  };
  const settle = (): Promise<void> => sync.whenIdle();
  const open = async (): Promise<TargetStatus | undefined> => {
    sync.handleShown(DEFINITION_URI);
    await settle();
    return shown.at(-1);
  };
  const countReads = (): number => fake.steps.filter((step) => step === 'describe').length;
  return { ...fake, sync, shown, pass, settle, open, countReads, script };
}
