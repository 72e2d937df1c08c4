import { runUpdate, type UpdateOrder } from '../update/run-update.ts';
import { readSubject } from './argument.ts';
import type { App } from './command.ts';
import { findTarget } from './find-target.ts';

/** Finds the target, and runs the update flow for it. */
export async function startUpdate(
  app: App,
  argument: unknown,
  order: Pick<UpdateOrder, 'intent' | 'anyway'>,
): Promise<void> {
  // Before any question: in Restricted Mode no answer would be of use.
  if (!app.ports.isTrusted()) {
    app.ports.views.showUntrusted();
    return;
  }
  const found = await findTarget(app, readSubject(argument));
  if (!found) return;
  const target = found.target.ref;
  const outcome = await runUpdate(app.ports, { ...order, target, startedBy: 'command' });
  if (outcome.kind === 'updated') app.saves.resume(target);
}
