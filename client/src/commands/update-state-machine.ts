import type { Command } from './command.ts';
import { startUpdate } from './start-update.ts';

/** Definition and configuration, published if the target says so. */
export const updateStateMachine: Command = {
  id: 'stepwright.updateStateMachine',
  run: (app, argument) => startUpdate(app, argument, { intent: 'update' }),
};
