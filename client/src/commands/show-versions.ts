import { showVersions as show } from '../update/versions/show-versions.ts';
import type { Command } from './command.ts';
import { findTrustedTarget } from './find-trusted-target.ts';

/** Of the target’s state machine: to compare, and to update to. */
export const showVersions: Command = {
  id: 'stepwright.showVersions',
  run: async (app, argument) => {
    const found = await findTrustedTarget(app, argument);
    if (!found) return;
    const { target } = found;
    const outcome = await show(app.ports, target);
    if (outcome.kind === 'updated') app.saves.resume(target.ref);
  },
};
