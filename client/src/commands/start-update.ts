import { runUpdate, type UpdateOrder } from '../update/run-update.ts';
import type { App } from './command.ts';
import { findTrustedTarget } from './find-trusted-target.ts';

/** Finds the target, and runs the update flow for it. */
export async function startUpdate(
  app: App,
  argument: unknown,
  order: Pick<UpdateOrder, 'intent' | 'anyway'>,
): Promise<void> {
  const found = await findTrustedTarget(app, argument);
  if (!found) return;
  const target = found.target.ref;
  const outcome = await runUpdate(app.ports, { ...order, target, startedBy: 'command' });
  if (outcome.kind === 'updated') app.saves.resume(target);
}
