import { publishVersion as publish } from '../update/versions/publish-version.ts';
import type { Command } from './command.ts';
import { findTrustedTarget } from './find-trusted-target.ts';

/** Publishes what is deployed, and sends nothing of the files. */
export const publishVersion: Command = {
  id: 'stepwright.publishVersion',
  run: async (app, argument) => {
    const found = await findTrustedTarget(app, argument);
    if (found) await publish(app.ports, found.target);
  },
};
