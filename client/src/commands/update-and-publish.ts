import type { Command } from './command.ts';
import { startUpdate } from './start-update.ts';

/** Publishes a version whatever the target says, with a description that is asked for. */
export const updateAndPublish: Command = {
  id: 'stepwright.updateAndPublish',
  run: (app, argument) => startUpdate(app, argument, { intent: 'publish' }),
};
