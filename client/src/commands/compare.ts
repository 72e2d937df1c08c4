import { compareWithDeployed } from '../update/look/compare-with-deployed.ts';
import { compareScreen } from '../views/compare-screen.ts';
import type { Command } from './command.ts';
import { findTrustedTarget } from './find-trusted-target.ts';

/** What an update would change, also of a protected target, and in spite of errors. */
export const compare: Command = {
  id: 'stepwright.compare',
  run: async (app, argument) => {
    const found = await findTrustedTarget(app, argument);
    if (found) await compareWithDeployed({ ...app.ports, screen: compareScreen }, found.target.ref);
  },
};
