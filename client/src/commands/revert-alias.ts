import { revertAlias as revert } from '../update/aliases/revert-alias.ts';
import type { Command } from './command.ts';
import { findTrustedTarget } from './find-trusted-target.ts';

/** Makes an alias route to what it did before. */
export const revertAlias: Command = {
  id: 'stepwright.revertAlias',
  run: async (app, argument) => {
    const found = await findTrustedTarget(app, argument);
    if (found) await revert(app.ports, found.target);
  },
};
