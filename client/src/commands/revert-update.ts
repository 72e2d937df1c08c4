import { revertUpdate as revert } from '../update/history/revert-update.ts';
import type { Command } from './command.ts';
import { findTrustedTarget } from './find-trusted-target.ts';

/** Sends what stood there before the last update from here. */
export const revertUpdate: Command = {
  id: 'stepwright.revertUpdate',
  run: async (app, argument) => {
    const found = await findTrustedTarget(app, argument);
    if (!found) return;
    const { target } = found;
    const outcome = await revert(app.ports, target);
    if (outcome.kind === 'updated') app.saves.resume(target.ref);
  },
};
