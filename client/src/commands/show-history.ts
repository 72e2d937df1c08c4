import { showHistory as show } from '../update/history/show-history.ts';
import type { Command } from './command.ts';
import { updateTarget } from './update-target.ts';

/** Of the updates from here, with what stood there before each. */
export const showHistory: Command = {
  id: 'stepwright.showHistory',
  run: (app, argument) => updateTarget(app, argument, (target) => show(app.ports, target)),
};
