import type { Command } from './command.ts';
import { startUpdate } from './start-update.ts';

/** In spite of errors: a false one of ours must not keep a fix from production. */
export const updateAnyway: Command = {
  id: 'stepwright.updateAnyway',
  run: (app, argument) => startUpdate(app, argument, { intent: 'update', anyway: true }),
};
