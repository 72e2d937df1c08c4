import type { Command } from './command.ts';
import { startUpdate } from './start-update.ts';

/** All but the definition. */
export const updateConfiguration: Command = {
  id: 'stepwright.updateConfiguration',
  run: (app, argument) => startUpdate(app, argument, { intent: 'configuration' }),
};
