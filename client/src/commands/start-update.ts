import { runUpdate, type UpdateOrder } from '../update/run-update.ts';
import type { App } from './command.ts';
import { updateTarget } from './update-target.ts';

/** Finds the target, and runs the update flow for it. */
export function startUpdate(app: App, argument: unknown, order: Pick<UpdateOrder, 'intent' | 'anyway'>): Promise<void> {
  return updateTarget(app, argument, ({ ref }) =>
    runUpdate(app.ports, { ...order, target: ref, startedBy: 'command' }),
  );
}
