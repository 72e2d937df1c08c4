import { finishAlias as finish } from '../update/aliases/finish-alias.ts';
import type { Command } from './command.ts';
import { findTrustedTarget } from './find-trusted-target.ts';

/** Ends what a weight began: all that an alias starts runs the newer version. */
export const finishAlias: Command = {
  id: 'stepwright.finishAlias',
  run: async (app, argument) => {
    const found = await findTrustedTarget(app, argument);
    if (found) await finish(app.ports, found.target);
  },
};
