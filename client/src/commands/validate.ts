import { validateWithService } from '../update/look/validate-with-service.ts';
import { validateScreen } from '../views/validate-screen.ts';
import type { Command } from './command.ts';
import { findTrustedTarget } from './find-trusted-target.ts';

/** The service's own check, with the values of the target in place. */
export const validate: Command = {
  id: 'stepwright.validate',
  run: async (app, argument) => {
    const found = await findTrustedTarget(app, argument);
    if (found) await validateWithService({ ...app.ports, screen: validateScreen }, found.target.ref);
  },
};
