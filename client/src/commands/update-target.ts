import type { TargetSummary } from '../../../server/src/protocol.ts';
import type { App } from './command.ts';
import { findTrustedTarget } from './find-trusted-target.ts';

/** Finds the target of a command, and runs a flow that may update it. After an update by hand, saves go on that had failed. */
export async function updateTarget(
  app: App,
  argument: unknown,
  run: (target: TargetSummary) => Promise<{ readonly kind: string }>,
): Promise<void> {
  const found = await findTrustedTarget(app, argument);
  if (!found) return;
  const outcome = await run(found.target);
  if (outcome.kind === 'updated') app.saves.resume(found.target.ref);
}
