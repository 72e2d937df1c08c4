import { showHistory as show } from '../update/history/show-history.ts';
import type { Command } from './command.ts';
import { findTrustedTarget } from './find-trusted-target.ts';

/** Of the updates from here, with what stood there before each. */
export const showHistory: Command = {
  id: 'stepwright.showHistory',
  run: async (app, argument) => {
    const found = await findTrustedTarget(app, argument);
    if (!found) return;
    const { target } = found;
    const outcome = await show(app.ports, target);
    if (outcome.kind === 'updated') app.saves.resume(target.ref);
  },
};
